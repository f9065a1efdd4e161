"""What is wrong with one record stays with that record."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from pathlib import Path

import pytest

from archive.inline_crew import SMALL, do_run
from archive.warcs import http, packed, page, records, warc_record
from reportedly.archive.guard import Fault, Guard, place_at
from reportedly.archive.settings import Settings
from reportedly.archive.status import render_status, status_of
from reportedly.archive.write_tables import read_rows
from reportedly.errors import ModelError


def bomb(url: str, megabytes: int) -> bytes:
    """A record that is small in the archive and large outside of it, as a gzip member."""
    packing = zlib.compressobj(9, wbits=31)
    head = warc_record(url, http(b"")).rstrip(b"\r\n") + b"\r\n\r\n"
    return b"".join(
        [packing.compress(head), *(packing.compress(bytes(10**6)) for _ in range(megabytes)), packing.flush()]
    )


def test_poison_records_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    good = [warc_record(record["url"], http(page(record))) for record in records()[3:7]]
    foreign = "<html><body><article><p>" + "Der Bürgermeister sagte am Montag, die Brücke werde wieder geöffnet. " * 9
    wrong = {
        "https://short.example/x": warc_record("https://short.example/x", http(page(records()[0])), length=90),
        "https://menu.example/x": warc_record("https://menu.example/x", http(b"<html><body><a>Home</a></body></html>")),
        "https://foreign.example/x": warc_record("https://foreign.example/x", http(foreign.encode())),
        "https://bytes.example/x": warc_record("https://bytes.example/x", http(bytes(range(256)) * 40)),
        "https://nested.example/x": warc_record("https://nested.example/x", http(b"<div>" * 100_000 + b"deep")),
        "https://chunks.example/x": warc_record("https://chunks.example/x", http(b"zz\r\nno", Transfer_Encoding="chunked")),
    }  # fmt: skip
    content = packed([good[0], *wrong.values(), good[1]]) + bomb("https://bomb.example/x", 200) + packed(good[2:])
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(content[:-30])
    run = do_run(tmp_path / "out", path)
    status = status_of(run)
    errors = list(read_rows(run.files("errors")))
    assert status.complete
    assert status.read == 3
    assert len(errors) == sum(status.failures.values()) == len(wrong) + 2
    assert all(one["reason"] and one["input"] == str(path) for one in errors)
    told = " ".join(one["reason"] for one in errors)
    assert [word in told for word in ("wrong length", "another language (de)", "200,000,", "breaks off")] == [True] * 4
    assert "damaged, truncated, or of a wrong length" in render_status(status)


def test_an_article_of_a_hundred_thousand_odd_characters_is_read_or_told(tmp_path: Path) -> None:
    texts = [
        "\u202e\x00\ud7ff\U0001f9ff said " * 9,
        "“" * 5000 + " he said the mayor said.",
        "said said said the mayor. " * 300,
    ]
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    run = do_run(tmp_path / "out", path, settings=Settings(rows=10, force=True))
    status = status_of(run)
    assert status.complete
    assert status.read + sum(status.failures.values()) == 3


def guard(tmp_path: Path, **skip: str) -> Guard:
    return Guard(tmp_path / "shard.at", 0.2, {int(place[1:]): why for place, why in skip.items()})


def test_a_record_that_takes_too_long_is_left(tmp_path: Path) -> None:
    def forever() -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    found = guard(tmp_path)(forever)
    assert isinstance(found, Fault)
    assert found.kind == "OutOfTime"


def test_sleeping_costs_no_processor_time(tmp_path: Path) -> None:
    assert guard(tmp_path)(lambda: time.sleep(0.3) or "done") == "done"


def test_a_fault_of_ours_is_told_with_its_place_and_a_missing_model_ends_the_shard(tmp_path: Path) -> None:
    watch = guard(tmp_path)
    found = watch(lambda: 1 // 0)
    assert isinstance(found, Fault)
    assert "ZeroDivisionError" in found.reason
    assert "test_faults.py" in found.reason

    def no_model() -> None:
        raise ModelError("no weights")

    with pytest.raises(ModelError):
        watch(no_model)


def test_who_finds_a_worker_dead_sees_which_record_it_was_at(tmp_path: Path) -> None:
    watch = guard(tmp_path, _1="it ended its worker")
    assert watch(lambda: place_at(tmp_path / "shard.at")) == 0
    skipped = watch(lambda: 1)
    assert isinstance(skipped, Fault)
    assert skipped.reason == "it ended its worker"
    assert watch(lambda: place_at(tmp_path / "shard.at")) == 2
    watch.close()
    assert place_at(tmp_path / "shard.at") is None


def test_a_larger_limit_is_a_setting(tmp_path: Path) -> None:
    record = warc_record("https://long.example/x", http(page(records()[4]) + b" " * 50_000))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(record))
    small = do_run(tmp_path / "small", path, settings=Settings(record_bytes=40_000))
    assert status_of(small).failures == {"TooLarge": 1}
    assert status_of(do_run(tmp_path / "large", path, settings=SMALL)).read == 1
