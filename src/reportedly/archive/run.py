"""A run: its folder, its inputs and settings, and the receipts of what is done. The manifest is all of that, as files.

run.json                the inputs with their fingerprints, the settings, the models
receipts/STAGE/N.json   one a finished shard
TABLE/STAGE-N.parquet   what it wrote
work/                   what is being written
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from reportedly.archive.find_inputs import Archive, look_at
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Receipt, Shard, decode_receipt, encode_receipt, key_of
from reportedly.archive.tables import TABLES
from reportedly.errors import ArchiveError, InputError
from reportedly.version import VERSION


class _Kept(msgspec.Struct):
    """What run.json holds."""

    reportedly: str
    archives: tuple[Archive, ...]
    settings: Settings


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run over archives, in a folder of its own."""

    folder: Path
    archives: tuple[Archive, ...]
    settings: Settings

    def __repr__(self) -> str:
        return f"<Run in {self.folder} over {len(self.archives)} archives>"

    @cached_property
    def model(self) -> str:
        """What reads: the digests of the weights, and Reportedly's version, which reports state."""
        return model_name()

    def receipt(self, stage: str, number: int) -> Receipt | None:
        """The receipt of a shard, if it is done."""
        try:
            return decode_receipt(self._receipt_path(stage, number).read_bytes())
        except OSError:
            return None

    def receipts(self, stage: str) -> tuple[Receipt, ...]:
        """Those of a stage, in order."""
        paths = sorted((self.folder / "receipts" / stage).glob("*.json"))
        return tuple(found for path in paths if (found := self.receipt(stage, int(path.stem))) is not None)

    def done(self, shard: Shard) -> bool:
        """Whether a shard was done just so, and all that it wrote is there."""
        found = self.receipt(shard.stage, shard.number)
        return (
            found is not None
            and found.key == shard.key
            and all(_size(self.folder / one.table / one.file) == one.size for one in found.written)
        )

    def keep(self, receipt: Receipt) -> None:
        """Put down that a shard is done."""
        path = self._receipt_path(receipt.stage, receipt.number)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, encode_receipt(receipt))

    def sweep(self, stage: str, shards: Sequence[Shard]) -> None:
        """Take away what a stage wrote for shards that are none any more, as when an input changed."""
        numbers = {shard.number for shard in shards}
        for receipt in self.receipts(stage):
            if receipt.number not in numbers:
                for one in receipt.written:
                    (self.folder / one.table / one.file).unlink(missing_ok=True)
                self._receipt_path(stage, receipt.number).unlink(missing_ok=True)

    def files(self, table: str) -> tuple[Path, ...]:
        """The Parquet files of a table."""
        return tuple(sorted((self.folder / table).glob("*.parquet")))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder: two runs at once would do everything twice. The lock ends with the process that holds it."""
        with (self.folder / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise ArchiveError(
                    f"another process is at work in {self.folder}: wait for it or stop it first."
                ) from error
            yield

    def _receipt_path(self, stage: str, number: int) -> Path:
        return self.folder / "receipts" / stage / f"{number:06}.json"


def begin_run(folder: Path, archives: tuple[Archive, ...], settings: Settings) -> Run:
    """A new run, or the one that is there over these very archives; raises ArchiveError if it is over others."""
    run = Run(folder=folder, archives=archives, settings=settings)
    if (folder / "run.json").exists():
        there = open_run(folder)
        if [one.name for one in there.archives] != [one.name for one in archives] or there.settings != settings:
            raise ArchiveError(
                f"{folder} holds a run over other inputs or with other settings: go on with it by `reportedly archive resume {folder}`, or give another folder."
            )
    elif folder.exists() and any(folder.iterdir()):
        raise ArchiveError(f"{folder} is not empty and holds no run: give a new folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = _Kept(reportedly=VERSION, archives=archives, settings=settings)
        content = msgspec.json.format(msgspec.json.encode(kept, order="deterministic"), indent=1)
        _write_whole(folder / "run.json", content + b"\n")
    except OSError as error:
        raise no_room(folder, error) from error
    return run


def open_run(folder: Path) -> Run:
    """The run in a folder; raises ArchiveError if there is none."""
    try:
        kept = msgspec.json.decode((folder / "run.json").read_bytes(), type=_Kept)
    except FileNotFoundError as error:
        raise ArchiveError(
            f"no run in {folder}: begin one with `reportedly archive run INPUT... -o {folder}`."
        ) from error
    except (OSError, msgspec.DecodeError) as error:
        raise ArchiveError(
            f"{folder / 'run.json'} cannot be read ({error}): give the inputs to `reportedly archive run` again, with a new folder."
        ) from error
    return Run(folder=folder, archives=kept.archives, settings=kept.settings)


def looked_at_again(run: Run) -> Run:
    """The run with its archives as they are now; what has changed is done again. Raises ArchiveError if one is gone."""
    now, faults = [], []
    for one in run.archives:
        try:
            now.append(look_at(one.name))
        except InputError as error:
            faults.append(str(error))
    if faults:
        raise ArchiveError("\n".join(faults))
    return begin_run(run.folder, tuple(now), run.settings)


def model_name() -> str:
    """The name of the weights that read and of those that compare, without loading them."""
    from reportedly.annotate.tag import Tagger
    from reportedly.corpus.choose_vectors import WEIGHTS

    card = WEIGHTS / "card.json"
    vectors = key_of(card.read_text("utf8"))[:12] if card.is_file() else "lexical"
    return f"reportedly-{VERSION} {Tagger().name} vectors-{vectors}"


def no_room(folder: Path, error: OSError) -> ArchiveError:
    """What to do when the disk does not take any more."""
    return ArchiveError(
        f"cannot go on in {folder} ({error.strerror or error}): make room or put its rights right, then `reportedly archive resume {folder}`; what is done stays done."
    )


def tables_of(run: Run) -> Iterable[str]:
    """The names of the tables that have rows."""
    return (table for table in TABLES if run.files(table))


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _write_whole(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
