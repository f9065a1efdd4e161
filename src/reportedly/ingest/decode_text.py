"""Bytes to text: what a file or page says of its encoding, else UTF-8, else the one older encoding news still comes in."""

from __future__ import annotations

import codecs
import re

from reportedly.errors import UnsupportedError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer one goes first, since UTF-16's begins UTF-32's."""

FALLBACK = "cp1252"
# In cp1252 prose few letters lie beyond ASCII; more of them means another encoding, read as gibberish.
BEYOND_ASCII = 0.12


def decode_text(content: bytes, name: str, *, declared: str | None = None) -> str:
    """The text, exactly, without a byte order mark; `declared` is the encoding a server or page states.

    Raises UnsupportedError if no encoding fits. `name` is what the error calls the input.
    """
    for mark, named in MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], named, name)
    if encoding := _wide(content):
        return _decode(content, encoding, name)
    if declared and _exists(declared):
        try:
            return content.decode(declared)
        except UnicodeDecodeError:
            pass  # servers lie about encodings more often than bytes look like UTF-8 by chance
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_older(content, error, name)


def declared_encoding(page: bytes) -> str | None:
    """What the page itself says, in a `meta` element or an XML declaration.

    >>> declared_encoding(b'<meta charset="windows-1251">')
    'windows-1251'
    """
    found = re.search(
        rb"<(?:meta\b[^>]*?charset\s*=|\?xml\b[^>]*?encoding\s*=)\s*[\"']?\s*([\w-]+)", page[:4096], re.IGNORECASE
    )
    return found[1].decode("ascii") if found else None


def _decode_older(content: bytes, error: UnicodeDecodeError, name: str) -> str:
    beyond = sum(byte > 127 for byte in content[: 1 << 16]) / min(len(content), 1 << 16)
    try:
        text = content.decode(FALLBACK)
    except UnicodeDecodeError:
        beyond = 1.0
    if beyond > BEYOND_ASCII:
        raise UnsupportedError(
            f"{name} is neither UTF-8 (byte {error.start}) nor Windows-1252: convert it first, for example with iconv -f ENCODING -t UTF-8."
        ) from error
    return text


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnsupportedError(
            f"{name} begins as {encoding.upper()} but breaks at byte {error.start}: save it again as UTF-8."
        ) from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: in English every second byte is then zero."""
    head = content[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) > 0.35 * len(head) and min(even, odd) < 0.02 * len(head):
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _exists(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
