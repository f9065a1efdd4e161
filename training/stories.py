"""Annotated events as places: ours (annotations/stories.json) and those of ../shared/data/stories, with the reports of their articles."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from reportedly.codec import decode_report, encode_report
from reportedly.ingest import article_from_record
from reportedly.link.statement import Statement
from reportedly.model.comparison import Position
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reader import Reader

OURS = Path(__file__).parent / "annotations" / "stories.json"
# Two passages are one where they share at least this part of the shorter.
SHARED = 0.5


class Use(StrEnum):
    """What an event may be used for; what is fitted on one kind is never fitted on another."""

    VECTORS = "vectors"
    WEIGHTS = "weights"
    DEVELOPMENT = "development"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOrigin:
    """Where a claim entered the record."""

    id: str
    name: str
    kind: str
    through: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One passage that carries a claim; `article` is its number in the event, `origin` the id of a GoldOrigin."""

    article: int
    span: Span
    position: Position
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim with the range of its independent origins and all that tells it, as the annotator listed it."""

    id: str
    min: int
    max: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An annotated event; `digests` open the SHA-256 of the text that each article had when it was annotated."""

    group: str
    use: Use
    articles: tuple[str, ...]
    digests: tuple[str, ...]
    origins: tuple[GoldOrigin, ...]
    claims: tuple[GoldClaim, ...]

    def names(self, claim: GoldClaim) -> frozenset[str]:
        """The names of the origins that assert a claim."""
        asserting = {t.origin for t in claim.told if t.position is Position.ASSERTS}
        return frozenset(o.name for o in self.origins if o.id in asserting)


def our_events(use: Use, path: Path = OURS) -> list[Event]:
    """Our annotated events of one use, in order of name."""
    return [_ours(row) for row in json.loads(path.read_text("utf8")) if row["use"] == use]


def _ours(row: Mapping[str, Any]) -> Event:
    return Event(
        group=row["group"],
        use=Use(row["use"]),
        articles=tuple(id for id, _ in row["articles"]),
        digests=tuple(digest for _, digest in row["articles"]),
        origins=tuple(GoldOrigin(**origin) for origin in row["origins"]),
        claims=tuple(
            GoldClaim(
                id=claim["id"],
                min=claim["min"],
                max=claim["max"],
                told=tuple(
                    Told(article=number, span=Span.of(start, end), position=Position(position), origin=origin)
                    for number, start, end, position, origin in claim["reports"]
                ),
            )
            for claim in row["claims"]
        ),
    )


def given_events(folder: Path) -> list[Event]:
    """The events of ../shared/data/stories, whose annotations copy strings; each stands where the text has it first."""
    return [
        _given(json.loads(path.read_text("utf8")), json.loads((folder / "groups" / path.name).read_text("utf8")))
        for path in sorted((folder / "gold").glob("*.json"))
    ]


def _given(gold: Mapping[str, Any], group: Mapping[str, Any]) -> Event:
    texts = {article["id"]: str(article["text"]) for article in group["articles"]}
    order = list(texts)
    return Event(
        group=gold["group"],
        use=Use.DEVELOPMENT,
        articles=tuple(order),
        digests=tuple(map(digest_of, texts.values())),
        origins=tuple(
            GoldOrigin(id=o["id"], name=o["name"], kind=o["kind"], through=o.get("through")) for o in gold["origins"]
        ),
        claims=tuple(
            GoldClaim(
                id=claim["id"],
                min=claim["independent_origins"]["min"],
                max=claim["independent_origins"]["max"],
                told=tuple(
                    Told(
                        article=order.index(told["doc"]),
                        span=_place(texts[told["doc"]], told["text"]),
                        position=Position(told["position"]),
                        origin=told["origin"],
                    )
                    for told in claim["reports"]
                ),
            )
            for claim in gold["claims"]
        ),
    )


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(start, start + len(words))


def digest_of(text: str) -> str:
    """What says that a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def kept_reports(path: Path) -> dict[str, Report]:
    """Article id -> report, from a file of reports one a line; empty where there is no file."""
    if not path.exists():
        return {}
    with path.open("rb") as lines:
        return {report.article.id: _whole(report) for report in map(decode_report, lines)}


def _whole(report: Report) -> Report:
    """The record of a report leaves out asides; they are found again, since a dateline must not count as a claim."""
    article = report.article
    asides = article_from_record({"id": article.id, "text": article.text, "outlet": article.outlet}).asides
    return replace(report, article=replace(article, asides=asides))


def reports_for(events: Iterable[Event], data: Path, keep: Path | None = None) -> dict[str, Report]:
    """Article id -> report of every article of the events: kept ones, and the rest read now and kept."""
    wanted = {id for event in events for id in event.articles}
    reports = kept_reports(keep) if keep else {}
    fresh = list(_read(wanted - set(reports), data / "articles" / "articles.jsonl.gz"))
    if keep and fresh:
        with keep.open("ab") as lines:
            lines.writelines(encode_report(report) + b"\n" for report in fresh)
    return reports | {report.article.id: report for report in fresh}


def _read(ids: Collection[str], articles: Path) -> Iterator[Report]:
    if not ids:
        return
    reader = Reader()
    with gzip.open(articles, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in ids:
                yield reader.read(article_from_record({**row, "published": row["date"]}))


def reports_of(event: Event, reports: Mapping[str, Report]) -> list[Report]:
    """The reports of an event's articles in its order; raises ValueError where one is missing or has another text by now."""
    missing = [id for id in event.articles if id not in reports]
    if missing:
        raise ValueError(f"no report of {', '.join(missing)} ({event.group}): leave out --reports to read the articles")
    found = [reports[id] for id in event.articles]
    for report, digest in zip(found, event.digests, strict=True):
        if digest_of(report.article.text) != digest:
            raise ValueError(f"the text of {report.article.id} ({event.group}) is not the one that was annotated")
    return found


def covers(one: Span, other: Span) -> bool:
    """Whether two passages of one article share half of the shorter."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both > 0 and both >= SHARED * min(one.end - one.start, other.end - other.start)


def holding(told: Told, statements: Sequence[Statement]) -> list[int]:
    """The places of the statements that are a passage's; `Statement.article` must count as the event does."""
    return [
        place
        for place, statement in enumerate(statements)
        if statement.article == told.article and any(covers(piece, told.span) for piece in statement.content)
    ]


def claims_held(event: Event, statements: Sequence[Statement]) -> list[frozenset[str]]:
    """The ids of the claims that each statement carries."""
    held: list[set[str]] = [set() for _ in statements]
    for claim in event.claims:
        for told in claim.told:
            for place in holding(told, statements):
                held[place].add(claim.id)
    return [frozenset(ids) for ids in held]
