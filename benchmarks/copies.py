"""Make copies of real articles as newsrooms do, and see which are found.

    python -m benchmarks.copies [--real FILE]

Prints recall for each kind of change and precision over all 3,728 articles and the copies. What is found among the real
ones is written to FILE for a look by hand, outside the repository: the texts belong to their publishers.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.shared import DATA, lines
from reportedly.link.find_copies import find_copies
from reportedly.model.article import Article
from reportedly.model.comparison import Copy

COPIED = 500
SEED = 7
# Shorter ones are briefs, of which a third is a sentence.
FEWEST_CHARACTERS = 900


def main() -> None:
    """Run the benchmark and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", type=Path)
    options = parser.parse_args()
    articles = list(_articles())
    made = dict(_copies([a for a in articles if len(a.text) >= FEWEST_CHARACTERS], random.Random(SEED)))
    started = time.perf_counter()
    found = find_copies([*articles, *made])
    seconds = time.perf_counter() - started
    print(
        json.dumps(
            {**_score(found, made), "articles": len(articles) + len(made), "seconds": round(seconds, 1)}, indent=1
        )
    )
    if options.real:
        _list_real(found, articles, options.real)


def _articles() -> Iterator[Article]:
    for record in lines(DATA / "articles" / "articles.jsonl.gz"):
        yield Article(
            id=record["id"],
            text=record["text"],
            outlet=record["outlet"],
            title=record["title"],
            published=record["date"],
        )


def _copies(articles: Sequence[Article], chance: random.Random) -> Iterator[tuple[Article, tuple[str, ...]]]:
    """Copies with the ids of the articles that each was made from."""
    chosen = chance.sample(articles, COPIED)
    kinds = ("headline", "cut", "credit", "words", "merged", "cut+words")
    for n, article in enumerate(chosen):
        kind = kinds[n % len(kinds)]
        other = chosen[n - 1]
        text = _changed(kind, article.text, other.text, chance)
        newest = max(a.published or "2013-01-01" for a in (article, other))
        later = date.fromisoformat(newest[:10]) + timedelta(days=1)
        made = replace(
            article,
            id=f"made-{kind}-{n}",
            text=text,
            title=f"Update {n}",
            outlet="Another Paper",
            published=later.isoformat(),
        )
        yield made, (article.id, other.id) if kind == "merged" else (article.id,)


def _changed(kind: str, text: str, other: str, chance: random.Random) -> str:
    if "cut" in kind:
        text = text[: len(text) // 3]
    if "words" in kind:
        words = text.split(" ")
        text = " ".join(
            chance.choice(("another", "later", "though", "quite")) if n % 10 == 9 else w for n, w in enumerate(words)
        )
    if kind == "credit":
        text = (
            "\n".join(
                line for line in text.split("\n")[1:] if "contributed" not in line and "Associated Press" not in line
            )
            or text
        )
    if kind == "headline":
        text = f"A headline that was not there before\n\n{text}"
    return f"{text}\n\n{other}" if kind == "merged" else text


def _score(found: Sequence[Copy], made: Mapping[Article, tuple[str, ...]]) -> dict[str, object]:
    pairs = {frozenset((c.article, c.of)) for c in found}
    wanted = [(article.id, original) for article, originals in made.items() for original in originals]
    hit = {pair for pair in wanted if frozenset(pair) in pairs}
    ids = {article.id for article in made}
    of_made = [pair for pair in pairs if pair & ids]
    right = [pair for pair in of_made if pair in {frozenset(w) for w in wanted} or len(pair & ids) == 2]
    by_kind = {
        kind: [pair in hit for pair in wanted if pair[0].split("-")[1] == kind]
        for kind in sorted({w[0].split("-")[1] for w in wanted})
    }
    return {
        "recall": round(len(hit) / len(wanted), 4),
        "precision": round(len(right) / len(of_made), 4) if of_made else None,
        "recall_by_change": {kind: round(sum(hits) / len(hits), 4) for kind, hits in by_kind.items()},
        "missed": [pair for pair in wanted if pair not in hit],
        "wrong": [sorted(pair) for pair in of_made if pair not in right],
        "among_real": sum(not pair & ids for pair in pairs),
    }


def _list_real(found: Sequence[Copy], articles: Sequence[Article], path: Path) -> None:
    by_id = {article.id: article for article in articles}
    with path.open("w", encoding="utf8") as out:
        for copy in sorted(found, key=lambda c: -c.share):
            if copy.article in by_id and copy.of in by_id:
                out.write(
                    f"{copy.share:.2f} {by_id[copy.article]!r}\n     {by_id[copy.of]!r}\n     {'; '.join(copy.evidence)}\n"
                )


if __name__ == "__main__":
    main()
