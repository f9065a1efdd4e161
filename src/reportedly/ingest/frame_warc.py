"""Cut a web archive into its records, so that a broken one costs nothing but itself.

A reader of the whole stream loses its way at the first wrong length or damaged byte. Here each record is cut out by itself,
checked against what its header states, and after damage the next one is looked for. Ranges of bytes are read by themselves
too: a record belongs to the range in which it begins (WARC 1.1, ISO 28500:2017; one gzip member a record, RFC 1952).
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import IO, cast

from reportedly.errors import InputError, TooLargeError
from reportedly.ingest.tape import CHUNK, Tape
from reportedly.ingest.unpack_stream import UnpackedStream

MAGIC = b"\x1f\x8b\x08"
VERSION = b"WARC/"
NEXT = b"\r\n\r\nWARC/1."
HEADER_LENGTH = 1 << 16
# A page of HTML has a few hundred KB; with its header it is never this long.
RECORD_LENGTH = 32_000_000
# Unpacked bytes of one member after which it is taken for a bomb: the next member is looked for instead.
BOMB = 1 << 30
# What a file begins with is enough to see how it is packed.
HEAD = 1 << 18
_LENGTH = re.compile(rb"\ncontent-length:\s*(\d{1,18})\s*\r?\n", re.IGNORECASE)
_ID = re.compile(rb"\nwarc-record-id:\s*<?([^>\r\n]{1,200})>?", re.IGNORECASE)


class Packing(StrEnum):
    """How a web archive is packed: not, record by record, or as one whole (which only one reader can read)."""

    PLAIN = "plain"
    MEMBERS = "members"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Framed:
    """The bytes of one record, header and all, and the offset in the file at which it (or its gzip member) begins."""

    offset: int
    content: bytes

    def __repr__(self) -> str:
        return f"<Framed at {self.offset:,}: {len(self.content):,} bytes>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A place where no whole record is, and why; `record` is its WARC-Record-ID where that can still be read."""

    offset: int
    error: InputError
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Bytes `start` to `end` of a file; records that begin there, also if they end behind it."""

    start: int = 0
    end: int = 1 << 62


def packing_of(head: bytes) -> Packing:
    """How a file that begins with `head` (up to HEAD bytes) is packed."""
    if not head.startswith(MAGIC):
        return Packing.PLAIN
    try:
        first = zlib.decompressobj(31).decompress(head, 4 * HEAD)
    except zlib.error:
        return Packing.MEMBERS
    return Packing.WHOLE if NEXT in first else Packing.MEMBERS


def frame_warc(
    stream: IO[bytes], packing: Packing, stretch: Stretch | None = None, limit: int = RECORD_LENGTH
) -> Iterator[Framed | Broken]:
    """The records of a stretch of a file, in order, none longer than `limit` in memory."""
    stretch = stretch or Stretch()
    if packing is Packing.WHOLE:
        whole = UnpackedStream(stream)
        yield from _plain(Tape(cast(IO[bytes], whole)), Stretch(), limit)
        if whole.error:
            told = f"the gzip stream breaks off or is damaged ({whole.error}): fetch the archive again; what stood before is read."
            yield Broken(offset=0, error=InputError(told))
    elif packing is Packing.PLAIN:
        tape = Tape(stream)
        if stretch.start:
            # A record that begins at the very start has the end of the one before it in front.
            tape.goto(stretch.start - 4)
            if not tape.find(NEXT):
                return
            tape.skip(4)
        yield from _plain(tape, stretch, limit)
    else:
        tape = Tape(stream)
        tape.goto(stretch.start)
        if stretch.start and not _find_member(tape):
            return
        yield from _members(tape, stretch, limit)


def _plain(tape: Tape, stretch: Stretch, limit: int) -> Iterator[Framed | Broken]:
    while True:
        while tape.peek(1) in (b"\r", b"\n"):
            tape.skip(1)
        at = tape.at
        if at >= stretch.end or not tape.peek(1):
            return
        yield _record(tape, limit)
        if tape.at == at and not _find_next(tape):
            return


def _record(tape: Tape, limit: int) -> Framed | Broken:
    """The record at hand, gone past; or what is wrong with it, with the tape at the next one that can be found."""
    at, head = tape.at, tape.peek(HEADER_LENGTH)
    if not head.startswith(VERSION):
        return Broken(offset=at, error=InputError("no record begins here: what stands up to the next one is damaged."))
    cut = head.find(b"\r\n\r\n")
    stated = _LENGTH.search(head, 0, cut + 2) if cut > 0 else None
    id = _ID.search(head, 0, cut if cut > 0 else len(head))
    broken = Broken(offset=at, error=InputError("its header states no length, or does not end."), record=_text(id))
    if stated is None:
        return broken
    length, size = int(stated[1]), cut + 4 + int(stated[1])
    content = tape.peek(size) if size <= limit else b""
    passed = tape.skip(size)
    told: InputError | None = None
    if passed < size:
        told = InputError(
            f"it breaks off: its header states {length:,} bytes, {max(0, passed - cut - 4):,} are there. Fetch the archive again."
        )
    elif tape.peek(9).lstrip(b"\r\n")[:5] not in (VERSION, b"") or (not content and size <= limit):
        told = InputError(f"its header states a wrong length ({length:,} bytes): no record begins behind them.")
    if told:
        # What a wrong length swallows may be whole: look from the end of the header on.
        tape.goto(at)
        tape.skip(cut)
        _find_next(tape)
        return replace(broken, error=told)
    if size > limit:
        return replace(
            broken, error=TooLargeError(f"it has {length:,} bytes, more than are read of one record ({limit:,}).")
        )
    return Framed(offset=at, content=content)


def _find_next(tape: Tape) -> bool:
    found = tape.find(NEXT)
    tape.skip(4)
    return found


def _members(tape: Tape, stretch: Stretch, limit: int) -> Iterator[Framed | Broken]:
    while tape.at < stretch.end and tape.peek(1):
        at = tape.at
        try:
            content = _unpack(tape, limit)
        except (zlib.error, InputError) as error:
            damaged = InputError(f"a damaged gzip member ({error}): fetch the archive again.")
            yield Broken(offset=at, error=error if isinstance(error, InputError) else damaged)
            if tape.at == at:
                tape.skip(1)
            if tape.peek(3) != MAGIC and not _find_member(tape):
                return
            continue
        for found in _plain(Tape(io.BytesIO(content)), Stretch(), limit):
            yield replace(found, offset=at)


def _unpack(tape: Tape, limit: int) -> bytes:
    """The member at hand, gone past; of one that is too large nothing is kept. Raises zlib.error, InputError."""
    unpacking, kept, size = zlib.decompressobj(31), [], 0
    while not unpacking.eof:
        packed = tape.peek(CHUNK)
        if not packed:
            raise InputError(f"it breaks off after {size:,} unpacked bytes: fetch the archive again.")
        piece = unpacking.decompress(packed, 1 << 20)
        size += len(piece)
        if size <= limit:
            kept.append(piece)
        tape.skip(len(packed) - len(unpacking.unused_data) - len(unpacking.unconsumed_tail))
        if size > BOMB:
            _find_member(tape)
            break
    if size > limit:
        told = f"{size:,} bytes" if unpacking.eof else f"more than {BOMB:,} bytes"
        raise TooLargeError(f"it unpacks to {told}, more than are read of one record ({limit:,}).")
    return b"".join(kept)


def _find_member(tape: Tape) -> bool:
    """Go to where the next record's member begins: the magic bytes alone stand in packed data by chance too."""
    while tape.find(MAGIC):
        try:
            if zlib.decompressobj(31).decompress(tape.peek(512), len(VERSION)) == VERSION:
                return True
        except zlib.error:
            pass
        tape.skip(1)
    return False


def _text(found: re.Match[bytes] | None) -> str | None:
    return found[1].decode("utf8", "replace") if found else None
