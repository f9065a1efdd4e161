"""A shard, the piece of work of one worker at a time, and the receipt that it leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

# Digits of a key: 128 bits.
KEY_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One piece of a stage. `takes` is what it reads, of plain values; `weight` how much that is, in the stage's own unit.

    `key` digests all that the result depends on: the same key always gives the same bytes.
    """

    stage: str
    number: int
    key: str
    takes: Mapping[str, Any]
    weight: int

    @property
    def name(self) -> str:
        """As its files are called.

        >>> Shard(stage="read", number=7, key="", takes={}, weight=1).name
        'read-000007'
        """
        return f"{self.stage}-{self.number:06}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One Parquet file: its table, name in the table's folder, rows, bytes, and the SHA-256 of them."""

    table: str
    file: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a finished shard came to. `counts` are records by what became of them, `faults` failures by kind of error.

    `input` is the SHA-256 of the bytes that it read of an archive.
    """

    stage: str
    version: int
    number: int
    key: str
    model: str | None
    input: str | None
    counts: Mapping[str, int]
    faults: Mapping[str, int]
    written: tuple[Written, ...] = field(default=())

    def digest_of(self, table: str) -> str | None:
        """The SHA-256 of its file in a table, if it wrote one."""
        return next((one.sha256 for one in self.written if one.table == table), None)


def key_of(*parts: object) -> str:
    """The digest of plain values."""
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:KEY_LENGTH]


def encode_receipt(receipt: Receipt) -> bytes:
    """One receipt as JSON; the same receipt gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(receipt, order="deterministic"), indent=1) + b"\n"


def decode_receipt(content: bytes) -> Receipt | None:
    """The receipt, or None for what is none (written by another version, or damaged): its shard is then done again."""
    try:
        return msgspec.json.decode(content, type=Receipt)
    except (msgspec.DecodeError, UnicodeError):
        return None
