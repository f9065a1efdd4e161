"""Score time expressions as TempEval-3 does, and the dates of sayings against the chains.

    python -m benchmarks.times [--data ../shared/data/time] [--chains ../shared/data/chains]

Spans match strictly (same characters) or relaxed (overlap); type and value F1 count relaxed matches with the right type or
value (UzZaman et al. 2013). The rules were developed on two thirds of TimeBank and AQUAINT; the third held out is apart.
Prints one JSON object.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import tarfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Document, chains

from benchmarks.shared import DATA
from reportedly.annotate.date_sayings import date_sayings
from reportedly.annotate.draft import Draft
from reportedly.annotate.normalise_times import normalise_times
from reportedly.model.attribution import Act
from reportedly.model.span import Span
from reportedly.model.timex import Timex, TimexType

# The split that the rules were developed on: documents in order of name, shuffled.
SEED = 13
TAG = re.compile(r"(<[^>]*>)")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Annotated:
    """A TimeML document: its text, when it was made, and its time expressions without that one."""

    name: str
    text: str
    published: str | None
    times: tuple[Timex, ...]


def main() -> None:
    """Run the benchmark and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA / "time")
    parser.add_argument("--chains", type=Path, default=DATA / "chains")
    options = parser.parse_args()
    documents = sorted(_timeml(options.data / "tbaq.tar.gz"), key=lambda document: document.name)
    random.Random(SEED).shuffle(documents)
    cut = len(documents) * 2 // 3
    report = {
        "developed on": score_times(documents[:cut]),
        "held out": score_times(documents[cut:]),
        "said_on": {split: score_said_on(options.chains / split) for split in ("dev", "train")},
        "milliseconds per 800 words": _speed(documents),
    }
    print(json.dumps(report, indent=1))


def score_times(documents: Iterable[Annotated]) -> dict[str, float]:
    """Strict and relaxed F1 of spans, and F1 of type and value."""
    gold = found = strict = relaxed = type_ = value = documents_read = 0
    for document in documents:
        read = list(normalise_times(document.text, document.published))
        documents_read, gold, found = documents_read + 1, gold + len(document.times), found + len(read)
        for expected in document.times:
            match = next((t for t in read if t.span == expected.span), None) or next(
                (t for t in read if t.span.overlaps(expected.span)), None
            )
            if match:
                read.remove(match)
                relaxed += 1
                strict += match.span == expected.span
                type_ += match.type is expected.type
                value += match.value == expected.value
    counts = {"strict": strict, "relaxed": relaxed, "type": type_, "value": value}
    return {"documents": documents_read, "times": gold} | {
        k: round(2 * n / (gold + found), 3) for k, n in counts.items()
    }


def score_said_on(folder: Path) -> dict[str, float]:
    """Precision, recall and F1 of the dates of sayings, on the gold spans, over those that have one."""
    gold = found = right = 0
    for document in chains(folder):
        article = json.loads((folder / "articles" / f"{document.id}.json").read_text("utf8"))
        annotated = json.loads((folder / "gold" / f"{document.id}.json").read_text("utf8"))["attributions"]
        expected = {a["id"]: a["said_on"] for a in annotated}
        gold += sum(on is not None for on in expected.values())
        for id, said_on in _said_on(document, article["date"] or None):
            found += said_on is not None
            right += said_on is not None and said_on == expected[id]
    return {
        "gold": gold,
        "precision": round(right / found, 3),
        "recall": round(right / gold, 3),
        "f1": round(2 * right / (gold + found), 3),
    }


def _said_on(document: Document, published: str | None) -> Iterator[tuple[str, str | None]]:
    golds = [gold for gold in document.attributions if gold.labels and (gold.source or gold.cue or gold.content)]
    drafts = [Draft(source=_spans(gold.source), cue=_spans(gold.cue), content=_spans(gold.content)) for gold in golds]
    acts = [Act(gold.labels.act) for gold in golds if gold.labels]
    times = normalise_times(document.text, published)
    sayings = date_sayings(document.text, published, drafts, times, acts)
    yield from ((gold.id, saying.said_on) for gold, saying in zip(golds, sayings, strict=True))


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span.of(*pair) for pair in pairs)


def _timeml(path: Path) -> Iterator[Annotated]:
    with tarfile.open(path) as archive:
        for member in archive:
            file = (
                archive.extractfile(member)
                if member.name.endswith(".tml") and "testpipeline" not in member.name
                else None
            )
            if file and not Path(member.name).name.startswith("."):
                yield _annotated(Path(member.name).stem, file.read().decode("utf8"))


def _annotated(name: str, markup: str) -> Annotated:
    made = next((tag for tag in re.findall(r"<TIMEX3\b[^>]*>", markup) if "CREATION_TIME" in tag), "")
    body = re.search(r"<TEXT>(.*)</TEXT>", markup, re.DOTALL)
    text, times, opened = "", [], []
    for piece in TAG.split(body[1] if body else ""):
        if piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            opened.append((len(text), dict(ATTRIBUTE.findall(piece))))
        elif piece.startswith("</TIMEX3"):
            start, attributes = opened.pop()
            if start < len(text) and attributes.get("functionInDocument") != "CREATION_TIME":
                span = Span.of(start, len(text))
                times.append(Timex(span=span, type=TimexType(attributes["type"]), value=attributes["value"]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Annotated(name, text, dict(ATTRIBUTE.findall(made)).get("value"), tuple(times))


def _speed(documents: Iterable[Annotated]) -> float:
    """Processor time, which other work on the machine disturbs less."""
    documents = list(documents)
    normalise_times("", None)  # compiles the grammar
    started = time.process_time()
    for document in documents:
        normalise_times(document.text, document.published)
    spent = time.process_time() - started
    return round(spent * 1000 * 800 / sum(len(document.text.split()) for document in documents), 2)


if __name__ == "__main__":
    main()
