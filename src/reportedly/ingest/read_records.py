"""Records: articles as JSON objects, one a line or in a list, with the text and what is known about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from reportedly.errors import EmptyError, RecordError
from reportedly.ingest.build_article import article_from_text
from reportedly.ingest.dates import iso
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_authors import authors_of
from reportedly.model.article import Article


class Record(msgspec.Struct):
    """One article as it is handed to us; only the text must be there. `date` is another word for `published`."""

    text: str | None = None
    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | str | None = None
    published: str | None = None
    date: str | None = None


def article_from_record(
    record: Mapping[str, Any] | bytes | str,
    metadata: Metadata | None = None,
    *,
    name: str = "the record",
    force: bool = False,
) -> Article:
    """The article in one record, an object or its JSON; `metadata` goes before the record's own.

    Raises RecordError if it is broken or a field is of a wrong type, EmptyError if it has no text.
    """
    found = _read(record, name)
    if found.text is None:
        raise RecordError(f"{name} has no field `text`: put the article's text there.")
    if not found.text.strip():
        raise EmptyError(f"{name} has an empty `text`: put the article's text there or leave the record out.")
    stated = Metadata(
        outlet=_stated(found.outlet),
        published=iso(found.published or found.date or ""),
        url=_stated(found.url),
        title=_stated(found.title),
        authors=authors_of(found.authors or ()),
    )
    id = str(found.id) if found.id not in (None, "") else None
    return article_from_text(found.text, (metadata or Metadata()) | stated, id=id, name=name, force=force)


def _read(record: Mapping[str, Any] | bytes | str, name: str) -> Record:
    try:
        if isinstance(record, bytes | str):
            return msgspec.json.decode(record, type=Record)
        return msgspec.convert(dict(record), Record)
    except msgspec.ValidationError as error:
        raise RecordError(
            f"{name} has a field of the wrong kind ({_lower(error)}): put it right or leave it out."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"{name} is no JSON object ({_lower(error)}): put the line right or take it out.") from error
    except RecursionError as error:
        raise RecordError(f"{name} is nested too deeply to be an article: take it out.") from error


def _lower(error: Exception) -> str:
    words = str(error).rstrip(".")
    return words[:1].lower() + words[1:]


def _stated(words: str | None) -> str | None:
    return words.strip() or None if words else None
