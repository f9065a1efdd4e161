"""Whatever holds the articles, the same articles come out."""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archive.warcs import packed, records, warc_records
from reportedly.archive.do_shard import do_shard
from reportedly.archive.extract import plan_extract
from reportedly.archive.find_inputs import Kind, find_archives, look_at
from reportedly.archive.run import Run, begin_run
from reportedly.archive.settings import Settings
from reportedly.archive.stage import Bench
from reportedly.archive.write_tables import read_rows
from reportedly.errors import ArchiveError

CUT = Settings(shard_bytes=2000, rows=3)


def extracted(folder: Path, *inputs: str, base: str = "") -> Run:
    run = begin_run(folder, find_archives(inputs, base), CUT)
    bench = Bench(run)
    for shard in plan_extract(run):
        run.keep(do_shard(shard, bench, {}))
    return run


def texts(run: Run) -> list[str]:
    return [row["text"] for row in read_rows(run.files("articles"), columns=["text"])]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, Path]:
    folder = tmp_path_factory.mktemp("inputs")
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in records())
    found = {
        Kind.LINES: ("articles.jsonl", lines),
        Kind.LINES_PACKED: ("articles.jsonl.gz", gzip.compress(lines)),
        Kind.WARC: ("crawl.warc", b"".join(warc_records())),
        Kind.WARC_MEMBERS: ("crawl.warc.gz", packed(warc_records())),
        Kind.WARC_WHOLE: ("whole.warc.gz", gzip.compress(b"".join(warc_records()))),
    }
    for name, content in found.values():
        (folder / name).write_bytes(content)
    pq.write_table(pa.Table.from_pylist(records()), folder / "articles.parquet", row_group_size=2)
    return {kind: folder / name for kind, (name, _) in found.items()} | {Kind.PARQUET: folder / "articles.parquet"}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_archive_is_known_by_its_content_and_gives_all_its_articles(
    kind: Kind, inputs: dict[Kind, Path], tmp_path: Path
) -> None:
    assert look_at(str(inputs[kind])).kind is kind
    run = extracted(tmp_path / "out", str(inputs[kind]))
    found, wanted = texts(run), [record["text"] for record in records()]
    if "warc" in kind.value:
        assert [re.sub(r"\s+", " ", text)[-60:] for text in found] == [re.sub(r"\s+", " ", t)[-60:] for t in wanted]
    else:
        assert found == wanted
    whole = {Kind.WARC_WHOLE, Kind.LINES_PACKED}
    assert (len(run.receipts("extract")) > 1) == (kind not in whole)
    assert all(receipt.input for receipt in run.receipts("extract"))


def test_a_path_list_names_archives_below_a_base(inputs: dict[Kind, Path], tmp_path: Path) -> None:
    paths = tmp_path / "warc.paths.gz"
    paths.write_bytes(gzip.compress(b"crawl.warc.gz\narticles.jsonl\n"))
    run = extracted(tmp_path / "out", str(paths), base=str(inputs[Kind.LINES].parent))
    assert len(texts(run)) == 2 * len(records())


def test_all_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty.paths").write_text("\n")
    (tmp_path / "letter.txt").write_text("Dear Sir")
    (tmp_path / "half.parquet").write_bytes(b"PAR1 and no more")
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "other.parquet")
    names = [str(path) for path in sorted(tmp_path.iterdir())]
    with pytest.raises(ArchiveError) as told:
        find_archives([*names, str(tmp_path / "none.warc")])
    said = str(told.value)
    assert [word in said for word in ("names no archives", "is no archive", "damaged Parquet", "no column `text`", "there is no")] == [True] * 5  # fmt: skip
    good = tmp_path / "good.jsonl"
    good.write_text('{"text": "x"}\n')
    with pytest.raises(ArchiveError, match="named twice"):
        find_archives([str(good), str(good)])


def test_broken_lines_are_errors_with_their_place(tmp_path: Path) -> None:
    good = {"text": "It rained in Galven on Monday, the mayor said."}
    lines = [
        json.dumps(good).encode(),
        b"{broken",
        b"",
        b'{"text": 5}',
        b"\xff\xfe{",
        json.dumps({**good, "id": "b"}).encode(),
    ]
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"\n".join(lines))
    run = extracted(tmp_path / "out", str(path))
    assert len(texts(run)) == 2
    found = [(row["kind"], row["record"]) for row in read_rows(run.files("errors"))]
    assert found == [("Record", f"at byte {at}") for at in (59, 68, 80)]


def test_a_packed_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({**record, "id": str(n)}).encode() + b"\n" for n, record in enumerate(records() * 40))
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-50])
    run = extracted(tmp_path / "out", str(path))
    assert len(texts(run)) > 200
    assert "breaks off" in list(read_rows(run.files("errors")))[-1]["reason"]


class Files(BaseHTTPRequestHandler):
    """Serves files as object stores do: HEAD, and GET of ranges; `folder` is set by `serving`."""

    folder: Path
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = self.folder / self.path.partition("?")[0].rpartition("/")[2]
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        content = path.read_bytes()
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        start, end = (int(wanted[1]), int(wanted[2] or len(content) - 1)) if wanted else (0, len(content) - 1)
        piece = content[start : end + 1]
        self.send_response(206 if wanted else 200)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Range", f"bytes {start}-{start + len(piece) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(piece)))
        self.send_header("ETag", '"1"')
        self.send_header("Last-Modified", "Wed, 04 Mar 2026 10:00:00 GMT")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(piece)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Served", (Files,), {"folder": folder}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_archives_are_read_over_http(inputs: dict[Kind, Path], tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="needs the extra `archive`")
    with serving(inputs[Kind.LINES].parent) as address:
        run = extracted(tmp_path / "out", f"{address}/crawl.warc.gz")
        with pytest.raises(ArchiveError, match="there is no"):
            find_archives([f"{address}/none.warc.gz"])
    here = extracted(tmp_path / "here", str(inputs[Kind.WARC_MEMBERS]))
    assert texts(run) == texts(here)
    assert [one.input for one in run.receipts("extract")] == [one.input for one in here.receipts("extract")]


def test_archives_are_read_from_s3(inputs: dict[Kind, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs", reason="needs the extra `archive`")
    with serving(inputs[Kind.LINES].parent) as address:
        for name, value in {
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "invented",
            "AWS_SECRET_ACCESS_KEY": "invented",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            monkeypatch.setenv(name, value)
        run = extracted(tmp_path / "out", "s3://news/crawl.warc.gz")
    assert texts(run) == texts(extracted(tmp_path / "here", str(inputs[Kind.WARC_MEMBERS])))
