"""Nouns to JSON and back: the record of `schema/report.schema.json`, one object a line, and digests as ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from reportedly.errors import RecordError
from reportedly.model.article import Article, Credit
from reportedly.model.attribution import Attribution, Source
from reportedly.model.report import ProducedBy, Report
from reportedly.model.span import Span
from reportedly.model.timex import Timex

if TYPE_CHECKING:
    from reportedly.model.notice import Notice

SCHEMA = "reportedly/report/1"
# 80 bits: among a hundred million articles the chance that two share an id is below one in a hundred million.
DIGEST_LENGTH = 20


class _ArticleRecord(msgspec.Struct):
    """The article inside a report: every key is there, even where its value is null."""

    id: str
    text: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str
    credits: tuple[Credit, ...]
    captions: tuple[Span, ...]


class _GivenArticle(msgspec.Struct):
    """An article as somebody hands it to us: only the text must be there."""

    text: str
    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | str | None = None
    published: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    captions: tuple[Span, ...] = ()


class _ReportRecord(msgspec.Struct):
    schema: Literal["reportedly/report/1"]
    article: _ArticleRecord
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Timex, ...]
    produced_by: ProducedBy


def digest(*parts: str | None) -> str:
    """An id made of content: the same parts in the same order always give the same twenty hexadecimal digits.

    >>> digest("a", "bc") == digest("a", "bc"), digest("a", "bc") == digest("ab", "c"), digest("") == digest(None)
    (True, False, False)
    """
    return sha256(msgspec.json.encode([_encodable(part) for part in parts])).hexdigest()[:DIGEST_LENGTH]


def article_id(url: str | None, text: str) -> str:
    """The id of an article that came without one: the same for the same text from the same address, whatever else is known.

    >>> article_id(None, "It rained.") == article_id("", "It rained.") != article_id("https://gazette.example/1", "It rained.")
    True
    """
    return digest(url or None, text)


def digest_article(article: Article) -> str:
    """What tells one version of an article from the next: where it appeared and what it says, not how it was fetched."""
    return digest(article.outlet, article.published, article.title, article.text)


def encode_report(report: Report) -> bytes:
    """One line of JSON, without the newline; raises RecordError if the text holds half a surrogate pair."""
    return _encode(
        {
            "schema": SCHEMA,
            "article": _record_of(report.article),
            "sources": report.sources,
            "attributions": report.attributions,
            "times": report.times,
            "produced_by": report.produced_by,
        }
    )


def decode_report(line: bytes | str) -> Report:
    """The report in one JSON record; raises RecordError that names every fault if it is not one."""
    raw = _parse(line)
    if isinstance(raw, dict) and isinstance(raw.get("attributions"), list):
        for attribution in raw["attributions"]:
            if isinstance(attribution, dict):
                attribution.setdefault("about", None)  # the schema's one optional key that the noun states
    try:
        record = msgspec.convert(raw, _ReportRecord)
    except msgspec.ValidationError as error:
        raise RecordError(f"not a {SCHEMA} record: {error}") from error
    report = Report(
        article=Article(**msgspec.structs.asdict(record.article)),
        sources=record.sources,
        attributions=record.attributions,
        times=record.times,
        produced_by=record.produced_by,
    )
    return _checked(report)


def encode_article(article: Article) -> bytes:
    """One line of JSON, as the article stands in a report; asides are left out."""
    return _encode(_record_of(article))


def decode_article(line: bytes | str) -> Article:
    """The article in one JSON object; only `text` is required, and without an `id` it gets a digest of address and text.

    >>> decode_article('{"text": "It rained.", "id": 7, "authors": "A. Writer"}').id
    '7'
    """
    try:
        given = msgspec.convert(_parse(line), _GivenArticle)
    except msgspec.ValidationError as error:
        raise RecordError(f"not an article: {error}; give an object with at least a string `text`") from error
    authors = (given.authors,) if isinstance(given.authors, str) else given.authors
    article = Article(
        id="" if given.id is None else str(given.id),
        text=given.text,
        url=given.url,
        outlet=given.outlet,
        title=given.title,
        authors=authors or (),
        published=given.published,
        language=given.language or "en",
        credits=given.credits,
        captions=given.captions,
    )
    if faults := list(_article_faults(article)):
        raise RecordError(f"not an article: {'; '.join(faults)}")
    return article if article.id else replace(article, id=article_id(article.url, article.text))


def encode_notice(notice: Notice) -> bytes:
    """One line of JSON; half a surrogate pair in it becomes a question mark."""
    try:
        return msgspec.json.encode(notice)
    except UnicodeEncodeError:
        plain = {name: _sound(getattr(notice, name)) for name in ("words", "about", "chain")}
        return msgspec.json.encode(replace(notice, **plain))


def decode_notice(line: bytes | str) -> Notice:
    """The notice in one JSON object; raises RecordError if it is not one."""
    from reportedly.model.notice import Notice

    try:
        return msgspec.json.decode(line, type=Notice)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise RecordError(f"not a notice: {error}") from error


def _sound(words: Any) -> Any:
    if isinstance(words, tuple):
        return tuple(map(_sound, words))
    return words and words.encode("utf-8", "replace").decode()


def report_schema() -> dict[str, Any]:
    """The JSON Schema of the record (draft 2020-12)."""
    schema: dict[str, Any] = msgspec.json.decode((Path(__file__).parent / "schema" / "report.schema.json").read_bytes())
    return schema


def _record_of(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": article.authors,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "credits": [_record_of_credit(credit) for credit in article.credits],
        "captions": article.captions,
    }


def _record_of_credit(credit: Credit) -> dict[str, object]:
    stated: dict[str, object] = {"name": credit.name, "relation": credit.relation}
    return stated if credit.span is None else {**stated, "span": credit.span}


def _encodable(part: str | None) -> str | None:
    return None if part is None else part.encode("utf-8", "backslashreplace").decode()


def _encode(record: object) -> bytes:
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        message = "the text holds half a surrogate pair, which JSON cannot carry; read the file as UTF-8 again"
        raise RecordError(message) from error


def _parse(line: bytes | str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}") from error


def _checked(report: Report) -> Report:
    faults = [*_article_faults(report.article), *_span_faults(report), *_reference_faults(report)]
    if faults:
        raise RecordError(f"not a {SCHEMA} record: {'; '.join(faults)}")
    return report


def _article_faults(article: Article) -> Iterator[str]:
    length = len(article.text)
    yield from _outside("article.captions", article.captions, length)
    yield from _outside("article.credits", (credit.span for credit in article.credits if credit.span), length)


def _span_faults(report: Report) -> Iterator[str]:
    length = len(report.article.text)
    for source in report.sources:
        reason = (source.anonymity_reason,) if source.anonymity_reason else ()
        yield from _outside(f"source {source.id}", (*source.mentions, *reason), length)
    for one in report.attributions:
        yield from _outside(f"attribution {one.id}", (*one.source, *one.cue, *one.content), length)
    yield from _outside("times", (timex.span for timex in report.times), length)


def _outside(where: str, spans: Iterable[Span], length: int) -> Iterator[str]:
    for start, end in spans:
        if not 0 <= start < end <= length:
            yield f"{where}: span [{start}, {end}] is empty or outside the text of {length} characters"


def _reference_faults(report: Report) -> Iterator[str]:
    sources = {source.id for source in report.sources}
    outer = {one.id: one.inside for one in report.attributions}
    if len(sources) < len(report.sources):
        yield "two sources share an id"
    if len(outer) < len(report.attributions):
        yield "two attributions share an id"
    for one in report.attributions:
        named = (*one.via, *((one.speaker,) if one.speaker is not None else ()))
        yield from (f"attribution {one.id}: no source {id!r}" for id in named if id not in sources)
        if one.inside is not None and one.inside not in outer:
            yield f"attribution {one.id}: no attribution {one.inside!r} to be inside of"
        if not 0 <= one.score <= 1:
            yield f"attribution {one.id}: score {one.score} is not between 0 and 1"
    yield from (f"attribution {id}: inside itself" for id in outer if _goes_round(id, outer))


def _goes_round(start: str, outer: dict[str, str | None]) -> bool:
    id, steps = outer[start], 0
    while id is not None and id != start and steps < len(outer):
        id, steps = outer.get(id), steps + 1
    return id == start
