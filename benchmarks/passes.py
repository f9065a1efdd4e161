"""How well the passes after the spans do on gold spans.

PYTHONPATH=src:. .venv/bin/python benchmarks/passes.py ../shared/data/chains/train ../shared/score [--errors speaker|kind|via] [--half develop|held]

Speaker, kind, via and chain are judged by the rules of `score_chains.py`, which is imported from its folder. `--half` takes the
outlets whose name's digest is (not) divisible by three, so that what is developed on two thirds is checked on the last.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Document, chains

from reportedly.annotate.draft import Draft
from reportedly.annotate.resolve_sources import resolve_sources
from reportedly.annotate.trace_chains import trace_chains
from reportedly.model.article import Article
from reportedly.model.span import Span

HALVES = ("all", "develop", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One attribution: what was found and what the gold says."""

    speaker: tuple[str, str]
    kind: tuple[str, str]
    via: tuple[tuple[str, ...], tuple[str, ...]]
    where: str


def held_back(outlet: str) -> bool:
    """Whether an outlet's articles are kept for checking."""
    return int(hashlib.sha256(outlet.encode()).hexdigest(), 16) % 3 == 0


def read_articles(folder: Path, half: str) -> Iterator[tuple[Article, Document]]:
    """Articles with their gold, of one half."""
    for document in chains(folder):
        about = json.loads((folder / "articles" / f"{document.id}.json").read_text("utf8"))
        if half != "all" and (half == "held") != held_back(about["outlet"]):
            continue
        authors = tuple(name.strip() for name in (about.get("authors") or "").split(",") if name.strip())
        yield (
            Article(
                id=document.id,
                text=document.text,
                outlet=about["outlet"],
                title=about["title"],
                authors=authors,
                published=about["date"],
            ),
            document,
        )


def gold_drafts(document: Document) -> tuple[Draft, ...]:
    """The gold's spans as drafts."""
    at = {gold.id: i for i, gold in enumerate(document.attributions)}
    return tuple(
        Draft(
            source=tuple(Span(*s) for s in gold.source),
            cue=tuple(Span(*s) for s in gold.cue),
            content=tuple(Span(*s) for s in gold.content),
            inside=at.get(gold.inside) if gold.inside else None,
        )
        for gold in document.attributions
        if gold.source or gold.cue or gold.content
    )


def judge(article: Article, document: Document) -> Iterator[Judged]:
    """Runs the passes on one article and sets each answer beside the gold."""
    drafts = gold_drafts(document)
    resolution = resolve_sources(article, drafts, ())
    traced = trace_chains(article, drafts, resolution)
    named = {source.id: source for source in traced.sources}
    golds = [gold for gold in document.attributions if gold.source or gold.cue or gold.content]
    for gold, speaker, via in zip(golds, resolution.speakers, traced.via, strict=True):
        assert gold.labels is not None
        source = named.get(speaker or "")
        words = " ".join(article.text[s:e] for s, e in gold.source)
        cue = " ".join(article.text[s:e] for s, e in gold.cue)
        yield Judged(
            speaker=(source.name if source else "", gold.labels.speaker),
            kind=(source.kind.value if source else "none", gold.labels.kind),
            via=(tuple(named[id].name for id in via), gold.labels.via),
            where=f"{article.id[:4]} {gold.id}{'<' + gold.inside if gold.inside else ''} [{words[:70]}] {cue[:40]}",
        )


def main() -> None:
    """Prints the scores, and the errors of one field if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--errors", choices=("speaker", "kind", "via"))
    parser.add_argument("--half", choices=HALVES, default="all")
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.scorer))
    from score_chains import same_name  # type: ignore[import-not-found]

    read = list(read_articles(asked.folder, asked.half))
    words = sum(len(article.text.split()) for article, _ in read)
    started = time.process_time()
    judged = [row for article, document in read for row in judge(article, document)]
    spent = time.process_time() - started
    right: Counter[str] = Counter()
    chained = [0, 0, 0]
    for row in judged:
        ok = {
            "speaker": same_name(*row.speaker) or row.kind == ("none", "none"),
            "kind": row.kind[0] == row.kind[1],
            "via": len(row.via[0]) == len(row.via[1]) and all(map(same_name, *row.via)),
        }
        ok["chain"] = all(ok.values())
        right.update(field for field, fits in ok.items() if fits)
        chained[0] += bool(row.via[1]) and ok["via"]
        chained[1] += bool(row.via[0])
        chained[2] += bool(row.via[1])
        if asked.errors and not ok[asked.errors]:
            print(
                row.where,
                "|",
                *(" ".join(x) if isinstance(x, tuple) else x for x in getattr(row, asked.errors)),
                sep=" || ",
            )
    scores = {field: round(right[field] / max(1, len(judged)), 4) for field in ("speaker", "kind", "via", "chain")}
    scores["via_f1"] = round(2 * chained[0] / max(1, chained[1] + chained[2]), 4)
    print(
        json.dumps(
            {"attributions": len(judged), **scores, "ms_per_800_words": round(spent / max(1, words) * 800_000, 2)}
        )
    )


if __name__ == "__main__":
    main()
