"""Cursors: where the next page of a list begins, as a word to hand back unchanged."""

from __future__ import annotations

import base64
import binascii
import json

from reportedly.errors import InputError

Part = str | int


def cursor_of(*parts: Part) -> str:
    """The cursor for the place behind a row with these values.

    >>> parts_of(cursor_of("2026-03-04", 17), str, int)
    ('2026-03-04', 17)
    """
    return base64.urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).rstrip(b"=").decode()


def parts_of(cursor: str, *types: type[Part]) -> tuple[Part, ...]:
    """The values in a cursor; raises InputError if it is not one of ours for this list."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeError, binascii.Error, ValueError, RecursionError):
        parts = None
    # Within 64 bits, since no database counts further.
    fits = isinstance(parts, list) and [type(part) for part in parts] == list(types)
    if not fits or any(isinstance(part, int) and abs(part) >= 2**63 for part in parts):
        raise InputError(f"{cursor[:60]!r} is no cursor of this list; give `next` of the page before, unchanged")
    return tuple(parts)
