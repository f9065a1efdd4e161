"""What decides how a run is cut into shards and what its records may cost. It is kept with the run: other values, other bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Sizes of shards, limits of a record; workers, engine and machines are none of it.

    `shard_bytes`: packed bytes of an archive in one shard, some 150 pages. `rows`: articles that are read in one shard.
    `block`: articles of which the candidates are looked for at once. `linked`: articles of stories compared in one shard.
    `seconds` of processor time and `record_bytes`: what one record may take. `force`: read other languages than English too.
    """

    shard_bytes: int = 4_000_000
    rows: int = 128
    block: int = 10_000
    linked: int = 256
    seconds: float = 60.0
    record_bytes: int = 32_000_000
    force: bool = False

    def __post_init__(self) -> None:
        if min(self.shard_bytes, self.rows, self.block, self.linked, self.seconds, self.record_bytes) <= 0:
            raise ValueError(f"sizes and limits of a run must be above zero: {self}")
