"""How the store behaves as it fills: rate of adding, cost of candidates at 1,000 and at the full size, and of searching.

    python -m benchmarks.store [--articles 50000] [--where PATH_OR_DSN] [--json]

Articles are invented: words made of syllables, drawn as words are in news (Zipf), so that common words match everything.
Bars: candidates at the full size cost at most 1.5 times what they cost at 1,000; searches 50 ms at the median, 200 ms at
the 95th percentile. Exit code 1 if one is missed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reportedly.model.article import Article
from reportedly.model.attribution import Act, Attribution, Certainty, Form, Kind, Polarity, Source
from reportedly.model.report import ProducedBy, Report
from reportedly.model.span import Span
from reportedly.store import Store, open_store
from reportedly.store.answers import Entry, Query

SMALL = 1_000
CANDIDATE_GROWTH, SEARCH_MEDIAN, SEARCH_P95 = 1.5, 0.050, 0.200
SEEN = datetime(2026, 1, 1, tzinfo=UTC)
FIRST_DAY = date(2024, 1, 1)
OUTLETS = 60
SENTENCES = 40  # of 18 words: an article of 720 words; every other sentence is an attribution
WORDS = 18
ACTS = (*[Act.SAYS] * 12, *[Act.PREDICTS] * 2, Act.DENIES, Act.CONFIRMS)
KINDS = (*[Kind.PERSON] * 6, *[Kind.ORGANIZATION] * 2, Kind.ANONYMOUS, Kind.OUTLET)

ONSETS, CORES = (
    ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "pl", "br"],
    ["a", "e", "i", "o", "u", "ai", "or", "en"],
)
SYLLABLES = [onset + core for onset in ONSETS for core in CORES]
VOCABULARY = ["".join(pair) for pair in itertools.product(SYLLABLES, SYLLABLES)]
WEIGHTS = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))


def invent(number: int, articles: int) -> Entry:
    """An article of its own words, on one of five events a day; the same number gives the same article."""
    chance = random.Random(number)
    day = FIRST_DAY + timedelta(days=number * 700 // articles)
    sentences = [
        " ".join(chance.choices(VOCABULARY, cum_weights=WEIGHTS, k=WORDS)).capitalize() + "." for _ in range(SENTENCES)
    ]
    starts = [0, *itertools.accumulate(len(sentence) + 1 for sentence in sentences)]
    spans = [Span(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=False)]
    sources = tuple(Source(id=f"s{place}", name=name_of(chance), kind=chance.choice(KINDS)) for place in range(8))
    report = Report(
        article=Article(
            id=f"article-{number}",
            text=" ".join(sentences),
            url=f"https://outlet{number % OUTLETS}.example/{number}",
            outlet=f"Outlet {number % OUTLETS}",
            title=sentences[0][:60],
            published=day.isoformat(),
        ),
        sources=sources,
        attributions=tuple(_attribution(chance, place, span) for place, span in enumerate(spans[::2])),
        times=(),
        produced_by=ProducedBy(reportedly="benchmark", model="none"),
    )
    event = f"event {number * 3500 // articles}"
    keys = (
        event,
        *(f"name {chance.randrange(20_000)}" for _ in range(25)),
        *(f"common {chance.randrange(20)}" for _ in range(5)),
    )
    bands = tuple(chance.getrandbits(32) for _ in range(80))
    return Entry(report=report, seen=SEEN, own_voice=tuple((span,) for span in spans[1::2]), bands=bands, keys=keys)


def name_of(chance: random.Random) -> str:
    """One of three thousand people, some much oftener than others."""
    person = int(3000 * chance.random() ** 3)
    return f"{VOCABULARY[person + 500].capitalize()} {VOCABULARY[person // 3 + 5000].capitalize()}"


def _attribution(chance: random.Random, place: int, span: Span) -> Attribution:
    act = chance.choice(ACTS)
    return Attribution(
        id=f"a{place}",
        inside=None,
        source=(),
        cue=(),
        content=(span,),
        form=Form.INDIRECT,
        speaker=f"s{chance.randrange(8)}",
        via=(f"s{chance.randrange(8)}",) if chance.random() < 0.2 else (),
        act=act,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        said_on=None,
        about="2026-03" if act is Act.PREDICTS else None,
        score=0.9,
    )


def fill(store: Store, numbers: range, articles: int) -> Spent:
    """What adding alone takes, without inventing."""
    spent = Spent(0.0, 0.0)
    for start in range(numbers.start, numbers.stop, 500):
        entries = [invent(number, articles) for number in range(start, min(start + 500, numbers.stop))]
        more = timed(lambda entries=entries: list(store.add_all(entries)))  # type: ignore[misc]
        spent = Spent(spent.clock + more.clock, spent.processor + more.processor)
        print(f"\r{start + len(entries):,} of {articles:,}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return spent


def measure_candidates(store: Store, stored: int, articles: int) -> list[Spent]:
    """What each of a hundred new articles on stored events takes, best of three: other work on the machine must not count."""
    seconds = []
    for place in range(100):
        like = invent(place * stored // 100, articles)
        day = date.fromisoformat(like.report.article.published or "")
        look = partial(store.candidates, like.bands, like.keys, day)
        seconds.append(min(timed(look) for _ in range(3)))
    return seconds


def queries() -> Iterator[Query]:
    """What people type: one to three words from common to rare, phrases, prefixes, exclusions, and filters."""
    chance = random.Random(7)
    for _ in range(200):
        words = [
            VOCABULARY[min(int(3 * 10 ** (3.5 * chance.random())), len(VOCABULARY) - 1)]
            for _ in range(chance.choice((1, 2, 2, 3)))
        ]
        shape = chance.random()
        text = f'"{" ".join(words[:2])}"' if shape < 0.1 else " ".join(words)
        text += "*" if 0.1 <= shape < 0.2 else f" -{VOCABULARY[20]}" if shape < 0.25 else ""
        chosen = chance.random()
        yield Query(
            text=text,
            kind=Kind.ANONYMOUS if chosen < 0.1 else None,
            act=Act.DENIES if 0.1 <= chosen < 0.2 else None,
            outlet="Outlet 7" if 0.2 <= chosen < 0.3 else None,
            source=name_of(chance) if 0.3 <= chosen < 0.4 else None,
            since=date(2024, 6, 1) if 0.4 <= chosen < 0.5 else None,
            until=date(2024, 7, 1) if 0.4 <= chosen < 0.5 else None,
        )


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor: on a busy machine only the second says what the work costs."""

    clock: float
    processor: float


def timed(work: Callable[[], object]) -> Spent:
    """What it takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - clock, time.process_time() - processor)


def median(spent: list[Spent]) -> Spent:
    """The middle one by each."""
    return Spent(*(statistics.median(column) for column in zip(*spent, strict=True)))


def p95(spent: list[Spent]) -> Spent:
    """The 95th percentile by each."""
    return Spent(*(statistics.quantiles(column, n=20)[-1] for column in zip(*spent, strict=True)))


def measure(where: str, articles: int) -> dict[str, Spent]:
    """Everything, on one store that is filled on the way."""
    with open_store(where) as store:
        alone = [timed(lambda number=number: store.add(invent(number, articles))) for number in range(100)]  # type: ignore[misc]
        fill(store, range(100, SMALL), articles)
        small = median(measure_candidates(store, SMALL, articles))
        spent = fill(store, range(SMALL, articles), articles)
        full = median(measure_candidates(store, articles, articles))
        searches = [timed(lambda query=query: store.search(query)) for query in queries()]  # type: ignore[misc]
        return {
            "add, one": median(alone),
            "add, in a stream": Spent(*(seconds / (articles - SMALL) for seconds in spent)),
            "candidates at 1,000": small,
            f"candidates at {articles:,}": full,
            "search, median": median(searches),
            "search, p95": p95(searches),
            "search, worst": Spent(*(max(column) for column in zip(*searches, strict=True))),
            "coverage": timed(store.coverage),
            "outlets": timed(store.outlets),
            "source": timed(lambda: store.source(name_of(random.Random(3)))),
            "predictions, first 200": timed(lambda: next(store.predictions(date(2026, 1, 1)))),
        }


def bars_met(figures: dict[str, Spent]) -> bool:
    """Whether all three hold, by the clock."""
    small, full = (figures[name].clock for name in figures if name.startswith("candidates"))
    met = (
        full <= CANDIDATE_GROWTH * small,
        figures["search, median"].clock <= SEARCH_MEDIAN,
        figures["search, p95"].clock <= SEARCH_P95,
    )
    return all(met)


def main() -> int:
    """Print the figures; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--where", help="path or DSN of an empty store; a temporary file otherwise")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(given.where or str(Path(folder) / "corpus.db"), given.articles)
    lines = [
        f"{name:>24} {1000 * spent.clock:>10,.1f} ms by the clock {1000 * spent.processor:>10,.1f} ms of processor"
        for name, spent in figures.items()
    ]
    print(json.dumps({name: spent._asdict() for name, spent in figures.items()}) if given.json else "\n".join(lines))
    return 0 if bars_met(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
