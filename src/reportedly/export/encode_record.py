"""One record as JSON in UTF-8; says which article it belongs to when it cannot be written."""

from __future__ import annotations

import msgspec

from reportedly.errors import RecordError


def encode_record(record: object, article: str) -> bytes:
    """Compact JSON without a newline; raises RecordError where the text holds half a surrogate pair."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise unwritable(article) from error


def unwritable(article: str) -> RecordError:
    """The error for an article whose text UTF-8 cannot carry."""
    return RecordError(f"article {article!r}: its text holds half a surrogate pair; read the file as UTF-8 again")
