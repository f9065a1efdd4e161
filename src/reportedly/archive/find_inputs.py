"""Find the archives that the inputs name: files and addresses, and lists of them as Common Crawl publishes."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from reportedly.errors import ArchiveError, InputError, NotFoundError, UnsupportedError
from reportedly.ingest.frame_warc import HEAD, MAGIC, VERSION, Packing, packing_of

# What the lines of a path list of Common Crawl are relative to.
BASE = "https://data.commoncrawl.org/"
# A list names one archive a line; a day of CC-NEWS has some thirty, a month a thousand.
LONGEST_LIST = 64_000_000
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Kind(StrEnum):
    """What an archive holds; of the ones packed as one whole no part can be read by itself."""

    WARC = "warc"
    WARC_MEMBERS = "warc, packed record by record"
    WARC_WHOLE = "warc, packed as a whole"
    LINES = "json lines"
    LINES_PACKED = "json lines, packed"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One archive. `fingerprint` digests its size, first and last bytes: another file under its name has another."""

    name: str
    kind: Kind
    size: int
    fingerprint: str
    # Rows of each row group of a Parquet file.
    groups: tuple[int, ...] = ()


def find_archives(inputs: Iterable[str], base: str = BASE) -> tuple[Archive, ...]:
    """The archives that the inputs name, in order. Raises one ArchiveError that tells of all that cannot be read."""
    found: list[Archive] = []
    faults: list[str] = []
    for name in _names(inputs, base, faults):
        try:
            found.append(look_at(name))
        except InputError as error:
            faults.append(str(error))
    if faults:
        raise ArchiveError("\n".join(faults))
    names = [one.name for one in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ArchiveError(f"named twice: {', '.join(twice)}: name each archive once.")
    return tuple(found)


def look_at(name: str) -> Archive:
    """What the file at a path or address is; raises NotFoundError, UnsupportedError or InputError."""
    with opened(name) as file:
        size = file.seek(0, 2)
        file.seek(0)
        head = file.read(HEAD)
        file.seek(max(0, size - HEAD))
        tail = file.read(HEAD)
        kind = _kind(name, head)
        groups = _groups(name, file) if kind is Kind.PARQUET else ()
    fingerprint = hashlib.sha256(b"%d\n" % size + head + tail).hexdigest()[:32]
    return Archive(name=name, kind=kind, size=size, fingerprint=fingerprint, groups=groups)


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """A file or address to read and seek in; raises InputError that says what is wrong with it."""
    try:
        if _ADDRESS.match(name):
            with _remote(name) as file:
                yield file
        else:
            with Path(name).open("rb") as file:
                yield file
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no {name}: check the path or address.") from error
    except ImportError as error:
        raise UnsupportedError(f"{name} cannot be opened ({error}): pip install 'reportedly[archive]'.") from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"{name} cannot be read ({_said(error)}): check the path, the network and your rights."
        ) from error


def _remote(name: str) -> Any:
    import fsspec

    system, path = fsspec.url_to_fs(name)
    # Archives are read from one place on, a few MB at a time.
    return system.open(path, "rb", block_size=4 << 20, cache_type="readahead")


def _said(error: Exception) -> str:
    return " ".join(f"{error}".split())[:200] or type(error).__name__


def _names(inputs: Iterable[str], base: str, faults: list[str]) -> Iterator[str]:
    for given in inputs:
        if Path(given).name.removesuffix(".gz").endswith(".paths"):
            try:
                yield from read_paths(given, base)
            except InputError as error:
                faults.append(str(error))
        else:
            yield given


def read_paths(name: str, base: str = BASE) -> list[str]:
    """The archives in a path list; what is no address of its own is below `base`."""
    with opened(name) as file:
        content = file.read(LONGEST_LIST)
    try:
        if content.startswith(MAGIC):
            content = zlib.decompressobj(31).decompress(content, LONGEST_LIST)
        paths = content.decode("utf8").split()
    except (zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"{name} is no list of paths ({error}): give one archive a line.") from error
    if not paths:
        raise InputError(f"{name} names no archives: give one a line.")
    return [path if _ADDRESS.match(path) or path.startswith("/") else base.rstrip("/") + "/" + path for path in paths]


def _kind(name: str, head: bytes) -> Kind:
    begin = head
    if head.startswith(MAGIC):
        try:
            begin = zlib.decompressobj(31).decompress(head, 4096)
        except zlib.error as error:
            raise InputError(f"{name} is a damaged gzip file ({error}): fetch it again.") from error
    if begin.startswith(VERSION):
        packing = {Packing.PLAIN: Kind.WARC, Packing.MEMBERS: Kind.WARC_MEMBERS, Packing.WHOLE: Kind.WARC_WHOLE}
        return packing[packing_of(head)]
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if begin.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return Kind.LINES_PACKED if head.startswith(MAGIC) else Kind.LINES
    raise UnsupportedError(
        f"{name} is no archive: give WARC, JSON Lines (both also .gz), Parquet, or a list of archives called *.paths."
    )


def _groups(name: str, file: IO[bytes]) -> tuple[int, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.ParquetFile(file).metadata
    except pa.ArrowException as error:
        raise InputError(f"{name} is a damaged Parquet file ({_said(error)}): write or fetch it again.") from error
    if "text" not in metadata.schema.names:
        raise UnsupportedError(f"{name} has no column `text`: name the column with the articles' text so.")
    return tuple(metadata.row_group(group).num_rows for group in range(metadata.num_row_groups))
