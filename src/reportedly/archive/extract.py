"""Stage one, ARCHIVE -> ARTICLES: what lies in a stretch of an archive, as articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import accumulate
from typing import IO, Any, cast

from reportedly.archive.article_row import article_row
from reportedly.archive.digest_stretch import DigestedStretch
from reportedly.archive.find_inputs import Archive, Kind, opened
from reportedly.archive.guard import Fault, Guard, fault_of
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard, key_of
from reportedly.archive.stage import Bench, Digest, Found, Note, Row, Stage
from reportedly.errors import ArchiveError, InputError, TooLargeError
from reportedly.ingest import article_from_record
from reportedly.ingest.frame_warc import Broken, Framed, Packing, Stretch, frame_warc
from reportedly.ingest.read_capture import article_from_capture, read_capture
from reportedly.ingest.tape import Tape
from reportedly.ingest.unpack_stream import UnpackedStream
from reportedly.model.article import Article

PACKINGS = {Kind.WARC: Packing.PLAIN, Kind.WARC_MEMBERS: Packing.MEMBERS, Kind.WARC_WHOLE: Packing.WHOLE}
# Twelve bytes a character at most, as JSON escapes it.
LINE_LENGTH = 60_000_000
COLUMNS = ("text", "id", "url", "outlet", "title", "authors", "published", "date")


def plan_extract(run: Run) -> list[Shard]:
    """Stretches of the archives; those that are packed as a whole are one shard each."""
    shards: list[Shard] = []
    for place, archive in enumerate(run.archives):
        for start, end in _stretches(archive, run):
            key = key_of(EXTRACT.name, EXTRACT.version, asdict(run.settings), archive.fingerprint, start, end, place)
            takes = {"archive": place, "start": start, "end": end}
            weight = max(1, archive.size * (end - start) // (_length(archive) or 1))
            shards.append(Shard(stage=EXTRACT.name, number=len(shards), key=key, takes=takes, weight=weight))
    return shards


def _length(archive: Archive) -> int:
    """In what stretches are told: row groups of Parquet, else bytes."""
    return len(archive.groups) if archive.kind is Kind.PARQUET else archive.size


def _stretches(archive: Archive, run: Run) -> Iterator[tuple[int, int]]:
    if archive.kind in (Kind.WARC_WHOLE, Kind.LINES_PACKED):
        yield 0, archive.size
    elif archive.kind is Kind.PARQUET:
        start = rows = 0
        for end, more in enumerate(archive.groups, 1):
            rows += more
            if rows >= run.settings.rows or end == len(archive.groups):
                yield start, end
                start, rows = end, 0
    else:
        step = run.settings.shard_bytes
        yield from ((start, min(archive.size, start + step)) for start in range(0, archive.size, step))


def extract(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """The articles of one stretch; what is no article is a fault, what is no page is passed over."""
    archive = bench.run.archives[shard.takes["archive"]]
    stretch = Stretch(start=shard.takes["start"], end=shard.takes["end"])
    try:
        with opened(archive.name) as file:
            if archive.kind is Kind.PARQUET:
                yield from _rows(file, archive, stretch, bench, guard)
                yield Digest(sha256=archive.fingerprint)
                return
            digested = DigestedStretch(file, stretch)
            kinds = {Kind.LINES: _lines, Kind.LINES_PACKED: _packed_lines}
            yield from kinds.get(archive.kind, _captures)(digested, archive, stretch, bench, guard)  # type: ignore[arg-type]
            yield Digest(sha256=digested.sha256())
    except InputError as error:
        # The archive as a whole is gone or the network is: nothing of the shard counts.
        raise ArchiveError(f"{error} Then resume the run.") from error


def _captures(file: IO[bytes], archive: Archive, stretch: Stretch, bench: Bench, guard: Guard) -> Iterator[Found]:
    limit = bench.run.settings.record_bytes
    for framed in frame_warc(file, PACKINGS[archive.kind], stretch, limit):
        if isinstance(framed, Broken):
            fault = fault_of(framed.error)
            yield _placed(fault, archive, framed.record or f"at byte {framed.offset}", None)
            continue
        yield _done(guard(partial(_capture, framed, archive, bench)), archive, f"at byte {framed.offset}")


def _capture(framed: Framed, archive: Archive, bench: Bench) -> Row | Fault | Note:
    capture = read_capture(framed.content)
    if capture is None:
        return Note.PASSED_OVER
    record = capture.record or f"at byte {framed.offset}"
    try:
        article = article_from_capture(capture, force=bench.run.settings.force)
    except InputError as error:
        return _placed(fault_of(error), archive, record, capture.url)
    return _row(article, archive, record, capture.crawled)


def _packed_lines(file: IO[bytes], archive: Archive, stretch: Stretch, bench: Bench, guard: Guard) -> Iterator[Found]:
    unpacked = UnpackedStream(file)
    yield from _lines(cast(IO[bytes], unpacked), archive, Stretch(), bench, guard)
    if unpacked.error:
        told = f"the gzip stream breaks off or is damaged ({unpacked.error}): pack it again; what stood before is read."
        yield Fault(kind="Input", reason=told, input=archive.name)


def _lines(file: IO[bytes], archive: Archive, stretch: Stretch, bench: Bench, guard: Guard) -> Iterator[Found]:
    """A line belongs to the stretch in which it begins."""
    tape = Tape(file)
    if stretch.start:
        tape.goto(stretch.start - 1)
        if not tape.find(b"\n"):
            return
        tape.skip(1)
    limit = min(bench.run.settings.record_bytes, LINE_LENGTH)
    while tape.at < stretch.end and tape.peek(1):
        at = tape.at
        line = _line(tape, limit)
        if line is None:
            told = TooLargeError(f"the line is longer than the {limit:,} bytes that are read of one record.")
            yield _placed(fault_of(told), archive, f"at byte {at}", None)
        elif line.strip():
            yield _done(guard(partial(_record, line, archive, at, bench)), archive, f"at byte {at}")


def _line(tape: Tape, limit: int) -> bytes | None:
    """The line at hand, gone past; None if it is longer than that."""
    wanted = 1 << 16
    while True:
        held = tape.peek(wanted)
        end = held.find(b"\n")
        if end >= 0 or len(held) < wanted:
            line = held[: end + 1] if end >= 0 else held
            tape.skip(len(line))
            return line if len(line) <= limit else None
        if wanted > limit:
            if tape.find(b"\n"):
                tape.skip(1)
            return None
        wanted *= 2


def _record(line: bytes | dict[str, Any], archive: Archive, at: int, bench: Bench) -> Row:
    record = line.removeprefix(b"\xef\xbb\xbf") if isinstance(line, bytes) else line
    article = article_from_record(record, force=bench.run.settings.force)
    return _row(article, archive, f"at byte {at}" if isinstance(line, bytes) else f"row {at}", None)


def _rows(file: IO[bytes], archive: Archive, stretch: Stretch, bench: Bench, guard: Guard) -> Iterator[Found]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file)
    columns = [name for name in COLUMNS if name in table.schema_arrow.names]
    firsts = [0, *accumulate(archive.groups)]
    for group in range(stretch.start, stretch.end):
        try:
            rows = table.read_row_group(group, columns=columns).to_pylist()
        except (pa.ArrowException, OSError) as error:
            told = f"its row group {group} is damaged ({' '.join(str(error).split())[:150]}): write the file again."
            yield Fault(kind="Input", reason=told, input=archive.name, record=f"row group {group}")
            continue
        for at, row in enumerate(rows, firsts[group]):
            yield _done(guard(partial(_record, _plain(row), archive, at, bench)), archive, f"row {at}")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Dates and times of Parquet as text."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}


def _row(article: Article, archive: Archive, record: str, crawled: str | None) -> Row:
    return Row(table="articles", values=article_row(article, archive.name, record, crawled))


def _done(found: Row | Fault | Note, archive: Archive, record: str) -> Row | Fault | Note:
    return _placed(found, archive, record, None) if isinstance(found, Fault) and found.input is None else found


def _placed(fault: Fault, archive: Archive, record: str, url: str | None) -> Fault:
    return Fault(kind=fault.kind, reason=fault.reason, input=archive.name, record=record, url=url)


_Read = Callable[[IO[bytes], Archive, Stretch, Bench, Guard], Iterator[Found]]

EXTRACT = Stage(name="extract", version=1, unit="bytes", plan=plan_extract, work=extract)
