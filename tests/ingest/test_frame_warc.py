"""A web archive is cut into its records whatever is wrong with some of them."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.warcs import http, packed, warc_record
from reportedly.errors import TooLargeError
from reportedly.ingest.frame_warc import HEAD, Broken, Framed, Packing, Stretch, frame_warc, packing_of
from reportedly.ingest.read_capture import read_capture


def record(number: int, size: int = 50, **changes: Any) -> bytes:
    return warc_record(f"https://{number}.example/x", http(b"<p>" + b"x" * size), **changes)


def told(content: bytes, packing: Packing = Packing.PLAIN, **options: Any) -> list[str]:
    """Records by their number, broken ones by what is said of them."""
    found = frame_warc(io.BytesIO(content), packing, **options)
    return [one.content.split(b"uuid:")[1].split(b".")[0].decode() if isinstance(one, Framed) else str(one.error) for one in found]  # fmt: skip


RECORDS = [record(number, 37 * number % 900) for number in range(40)]
PACKED = {
    Packing.PLAIN: b"".join(RECORDS),
    Packing.MEMBERS: packed(RECORDS),
    Packing.WHOLE: gzip.compress(b"".join(RECORDS)),
}


@pytest.mark.parametrize("packing", Packing)
def test_every_way_of_packing_gives_the_same_records(packing: Packing) -> None:
    assert packing_of(PACKED[packing][:HEAD]) is packing
    found = list(frame_warc(io.BytesIO(PACKED[packing]), packing))
    assert [one.content.rstrip(b"\r\n") for one in found if isinstance(one, Framed)] == [
        r.rstrip(b"\r\n") for r in RECORDS
    ]


@pytest.mark.parametrize("packing", [Packing.PLAIN, Packing.MEMBERS])
@settings(max_examples=40, deadline=None)
@given(step=st.integers(min_value=1, max_value=30_000))
def test_every_record_belongs_to_one_stretch(packing: Packing, step: int) -> None:
    content = PACKED[packing]
    step = max(step, len(content) // 60)
    stretches = [Stretch(start=start, end=start + step) for start in range(0, len(content), step)]
    assert [one for stretch in stretches for one in told(content, packing, stretch=stretch)] == [
        str(n) for n in range(40)
    ]


@pytest.mark.parametrize("packing", Packing)
def test_an_archive_that_breaks_off_gives_what_stands_before(packing: Packing) -> None:
    found = told(PACKED[packing][:-40], packing)
    assert found[:39] == [str(number) for number in range(39)] or packing is Packing.WHOLE
    assert "breaks off" in found[-1]
    assert len(found) > 30


@pytest.mark.parametrize("packing", [Packing.PLAIN, Packing.MEMBERS])
@pytest.mark.parametrize(("length", "says"), [(5, "wrong length"), (10**9, "breaks off"), (170, "")])
def test_a_wrong_length_costs_one_record(packing: Packing, length: int, says: str) -> None:
    found = [record(1), record(2, length=length), record(3), record(4)]
    first, wrong, *rest = told(packed(found) if packing is Packing.MEMBERS else b"".join(found), packing)
    assert (first, rest) == ("1", ["3", "4"])
    assert says in wrong
    assert not wrong.isdigit()


def test_a_length_that_is_no_number_costs_one_record() -> None:
    broken = record(2).replace(b"Content-Length: ", b"Content-Length: many")
    first, wrong, last = told(record(1) + broken + record(3))
    assert (first, last) == ("1", "3")
    assert "states no length" in wrong


def test_damage_between_and_inside_members_costs_only_what_is_damaged() -> None:
    damaged = bytearray(gzip.compress(record(2, 400)))
    damaged[60] ^= 255
    content = packed([record(1)]) + b"\x1f\x8b\x08 noise" + bytes(damaged) + packed([record(3)])
    found = told(content, Packing.MEMBERS)
    assert (found[0], found[-1]) == ("1", "3")
    assert all("damaged" in one for one in found[1:-1])
    assert len(found) >= 3


class Endless:
    """A file whose middle is made while it is read: 200 MB that are nowhere."""

    def __init__(self, before: bytes, size: int, after: bytes) -> None:
        self.before, self.size, self.after, self.at = before, size, after, 0

    def seek(self, at: int, whence: int = 0) -> int:
        self.at = at
        return at

    def read(self, count: int) -> bytes:
        count = min(count, 1 << 20)
        start, middle = self.at, len(self.before)
        if start < middle:
            found = self.before[start : start + count]
        elif start < middle + self.size:
            found = bytes(min(count, middle + self.size - start))
        else:
            found = self.after[start - middle - self.size :][:count]
        self.at += len(found)
        return found


def test_a_record_of_200_megabytes_is_passed_without_being_held() -> None:
    large = record(2, 0, length=200_000_000).split(b"<p>")[0]
    size = 200_000_000 - len(large.split(b"\r\n\r\n", 1)[1])
    stream: Any = Endless(record(1) + large, size, b"\r\n\r\n" + record(3))
    first, broken, last = frame_warc(stream, Packing.PLAIN)
    assert isinstance(broken, Broken)
    assert isinstance(broken.error, TooLargeError)
    assert broken.record == "urn:uuid:2.example"
    assert isinstance(first, Framed)
    assert isinstance(last, Framed)


def test_a_bomb_is_left_after_its_limit() -> None:
    packing = zlib.compressobj(9, wbits=31)
    bomb = b"".join(
        [packing.compress(record(2, 0)), *(packing.compress(bytes(10_000_000)) for _ in range(20)), packing.flush()]
    )
    first, says, last = told(packed([record(1)]) + bomb + packed([record(3)]), Packing.MEMBERS)
    assert (first, last) == ("1", "3")
    assert says.startswith("it unpacks to 200,000,")


def test_a_page_that_is_a_bomb_is_refused() -> None:
    bomb = gzip.compress(bytes(30_000_000))
    content = warc_record("https://a.example/x", http(bomb, Content_Encoding="gzip", Content_Length=str(len(bomb))))
    with pytest.raises(TooLargeError, match="20,000,000"):
        read_capture(content)


def test_a_capture_is_unpacked_and_knows_where_and_when() -> None:
    chunked = b"5\r\n<p>ab\r\n1\r\nc\r\n0\r\n\r\n"
    capture = read_capture(warc_record("https://a.example/x", http(chunked, Transfer_Encoding="chunked")))
    assert capture is not None
    assert (capture.content, capture.encoding, capture.url) == (b"<p>abc", "utf-8", "https://a.example/x")
    assert capture.crawled == "2026-03-06T01:02:03Z"


@pytest.mark.parametrize(
    "content",
    [
        warc_record("https://a.example/x", http(b"", status=301)),
        warc_record("https://a.example/x", http(b"GIF89a", "image/gif")),
        warc_record("https://a.example/x", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
    ],
)
def test_what_is_no_page_is_passed_over(content: bytes) -> None:
    assert read_capture(content) is None
