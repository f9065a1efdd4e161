"""A store of any size that reads like news: the bundled articles over and over, with other names, outlets and days each time.

    python -m benchmarks.many_stories STORE [--articles 50000]

The model reads each article once. A few hundred casts of them, made through the store, have other names of the same length in
text, report and comparison, so that spans hold; names are drawn from few, so that some people are quoted again and again. Their
rows are then copied within SQLite under other ids and days, since the store's own way takes an hour for 50,000 articles.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import msgspec

from reportedly.bundled import bundled
from reportedly.codec import decode_report, digest, encode_report
from reportedly.corpus.choose_vectors import choose_vectors
from reportedly.corpus.compare_articles import compare_reports
from reportedly.corpus.make_entry import make_entry
from reportedly.ingest import articles
from reportedly.model.attribution import Kind
from reportedly.model.comparison import Comparison
from reportedly.model.report import Report
from reportedly.reader import Reader
from reportedly.store import Store, open_store
from reportedly.store.facets import facet
from reportedly.store.tables import metadata

SEEN = datetime(2026, 3, 20, tzinfo=UTC)
# Days over which the stories spread, back from the articles' own; words that a name of a length may become.
DAYS, PEOPLE, OUTLETS = 700, 400, 6
# Articles that are made one by one; the others are copies of their rows.
CAST = 390
NAMED = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.OUTLET})
WORD, DAY = re.compile(r"[A-Z][a-z]{2,}"), re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def _back(column: str) -> str:
    """A day, with a time behind it or not, so many days earlier."""
    earlier = f"date(substr({column}, 1, 10), '-' || :days || ' days') || substr({column}, 11)"
    return f"CASE WHEN {column} < '9' THEN coalesce({earlier}, {column}) ELSE {column} END"


# Tables in the order in which they are copied: what becomes of which column, and the column that tells rows of the first casts.
ROW, NAME = {"id": "id + :step"}, {"key": "key || :name"}
OF_ARTICLE, OF_ASSERTION = {"article": "article + :step"}, {"assertion": "assertion + :step"}
DAYS_OF_STORY = {"first_day": _back("first_day"), "last_day": _back("last_day")}
DAYS_OF_CLAIM = {name: _back(name) for name in ("day", "said_on", "about", "due_first", "due_last")}
PUBLISHED = {"published": _back("published")}
COPIED: dict[str, tuple[dict[str, str], str]] = {
    "article": (ROW | NAME | PUBLISHED | {"url": "url || :name", "day": _back("day"), "facets": f"redated(facets, {_back('day')})"}, "id"),
    "revision": (ROW | OF_ARTICLE | PUBLISHED | {"given": "given || :name", "url": "url || :name", "digest": "digest || :name"}, "id"),
    "report": ({"revision": "revision + :step", "record": "renewed(record, :name, :days)"}, "revision"),
    "source": (OF_ARTICLE, "article"),
    "claim": (ROW | NAME | OF_ARTICLE | DAYS_OF_CLAIM | {"facets": f"redated(facets, {_back('day')})"}, "id"),
    "via": (OF_ARTICLE, "article"),
    "credit": (OF_ARTICLE, "article"),
    "citation": (OF_ARTICLE, "article"),
    "copy": (OF_ARTICLE | {"of": "of + :step"}, "article"),
    "band": (OF_ARTICLE | {"band": "band + 982451653 * :step"}, "article"),
    "entity": (OF_ARTICLE | {"day": "day - :days"}, "article"),
    "story": (ROW | NAME | DAYS_OF_STORY, "id"),
    "story_article": (OF_ARTICLE | {"story": "story + :step"}, "story"),
    "assertion": (ROW | NAME | {"story": "story + :step"}, "id"),
    "origin": (OF_ASSERTION, "assertion"),
    "assertion_claim": (OF_ASSERTION | {"claim": "claim || :name", "article": "article || :name"}, "assertion"),
    "evidence": (OF_ASSERTION, "assertion"),
}  # fmt: skip
COUNTED = ("article", "revision", "claim", "story", "assertion")


class Mould:
    """Some articles on one event with their comparison, from which replicas are cast."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.reports = tuple(reports)
        self.comparison = compare_reports(self.reports, choose_vectors())
        texts = " ".join(one.article.text for one in self.reports)
        small = set(re.findall(r"\b[a-z]{3,}\b", texts))
        self._outlets = _words(one.article.outlet or "" for one in self.reports) - {"The"}
        named = (source.name for one in self.reports for source in one.sources if source.kind in NAMED)
        self._people = {word for word in _words(named) if word.lower() not in small} - self._outlets
        self._ids = sorted({*(one.article.id for one in self.reports), *(one.id for one in self.comparison.assertions)})
        self._id = re.compile("|".join(map(re.escape, self._ids)))
        self._entries = [make_entry(one, SEEN) for one in self.reports]

    def cast(self, number: int, store: Store) -> int:
        """Keep the replica of that number in a store, and give how many articles that were."""
        entries = [
            replace(
                entry,
                report=self.report(report, number),
                seen=SEEN + timedelta(minutes=number),
                bands=tuple(band ^ (number * 0x9E3779B97F4A7C15 & 2**63 - 1) for band in entry.bands),
                keys=tuple(self._other(key, number).lower() for key in entry.keys),
            )
            for report, entry in zip(self.reports, self._entries, strict=True)
        ]
        list(store.add_all(entries))
        comparison = self._comparison(number)
        store.keep_story(comparison.articles[0].id, comparison, SEEN + timedelta(minutes=number))
        return len(entries)

    def report(self, report: Report, number: int) -> Report:
        """One report with the names, days and ids of the replica of that number."""
        other = decode_report(self._other(encode_report(report).decode(), number))
        address = other.article.url and f"{other.article.url}?replica={number}"
        return replace(other, article=replace(other.article, url=address))

    def _comparison(self, number: int) -> Comparison:
        other = self._other(msgspec.json.encode(self.comparison).decode(), number)
        return msgspec.json.decode(other, type=Comparison)

    def _other(self, text: str, number: int) -> str:
        text = self._id.sub(lambda found: digest(found[0], str(number)), text)
        back = timedelta(days=random.Random(number).randrange(DAYS))
        text = DAY.sub(lambda found: _earlier(found[0], back), text)
        return WORD.sub(lambda found: self._name(found[0], number), text)

    def _name(self, word: str, number: int) -> str:
        if word in self._outlets:
            return word if len(word) < 5 else _invented(word, number % OUTLETS)
        if word in self._people:
            return _invented(word, int(PEOPLE * random.Random(f"{word}{number}").random() ** 3))
        return word


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in WORD.findall(name)}


def _earlier(day: str, back: timedelta) -> str:
    try:
        return (date.fromisoformat(day) - back).isoformat()
    except ValueError:
        return day


@cache
def _invented(word: str, number: int) -> str:
    """Another name of the same length, always the same for a word and a number; the word itself for 0."""
    chance = random.Random(f"{word} {number}")
    letters = (chance.choice(VOWELS if place % 2 else CONSONANTS) for place in range(len(word)))
    return "".join(letters).capitalize() if number else word


def moulds(reader: Reader) -> Iterator[Mould]:
    """One for each set of bundled articles."""
    for kind in ("conflict", "scandal"):
        read = reader.read_many(articles([str(path) for path in bundled(kind).values()]))
        reports = [one for one in read if isinstance(one, Report)]
        if len(reports) > 1:
            yield Mould(reports)


def fill(where: str, wanted: int) -> int:
    """Fill an empty store with about so many articles, and give how many there are."""
    cast = tuple(moulds(Reader()))
    with open_store(where) as store:
        kept, number = store.coverage().articles, 0
        if kept:
            raise SystemExit(f"{where} holds {kept} articles already: name a file that is not there")
        while kept < min(CAST, wanted):
            kept += sum(mould.cast(number, store) for mould in cast)
            number += 1
    copy_rows(where, range(1, -(-wanted // kept)))
    with open_store(where) as store:
        return store.coverage().articles


def copy_rows(where: str, numbers: Iterable[int]) -> None:
    """Copy every article and story of a SQLite store, once for each number, under ids and on days of that number."""
    with closing(sqlite3.connect(where, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("renewed", 3, _renewed, deterministic=True)
        connection.create_function("redated", 2, _redated, deterministic=True)
        ((step,),) = connection.execute(f"SELECT max(n) FROM ({' UNION '.join(f'SELECT max(id) AS n FROM {name}' for name in COUNTED)})")  # fmt: skip
        for number in numbers:
            given = {"step": step * number, "last": step, "name": f"-{number}", "days": number * 37 % DAYS}
            connection.execute("BEGIN")
            for name, (changed, within) in COPIED.items():
                columns = [column.name for column in metadata.tables[name].columns]
                values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
                names = ", ".join(f'"{column}"' for column in columns)
                connection.execute(f'INSERT INTO "{name}" ({names}) SELECT {values} FROM "{name}" WHERE {within} <= :last', given)  # fmt: skip
            connection.execute("COMMIT")
            print(f"\rcopy {number}", end="", file=sys.stderr)
        print(file=sys.stderr)


def _renewed(record: bytes, name: str, days: int) -> bytes:
    """A kept report under another id and on other days."""
    text = zlib.decompress(record).decode()
    id = json.loads(text)["article"]["id"]
    return zlib.compress(DAY.sub(lambda found: _earlier(found[0], timedelta(days)), text).replace(f'"{id}"', f'"{id}{name}"', 1).encode(), 1)  # fmt: skip


def _redated(facets: str, day: str | None) -> str:
    """The facets of a row of another day."""
    return " ".join((*facets.split()[:-2], facet("year", day[:4]), facet("month", day[:7]))) if day else facets


def main() -> None:
    """Make the store."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("store")
    parser.add_argument("--articles", type=int, default=50_000)
    given = parser.parse_args()
    print(json.dumps({"store": given.store, "articles": fill(given.store, given.articles)}))


if __name__ == "__main__":
    main()
