"""`reportedly watch` and `reportedly follow` as a user meets them."""

from __future__ import annotations

import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from reportedly.cli import main
from watch.site import Answer, Site
from watch.test_notices import DENIED, SHIPPED


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    complained: str


def reportedly(*arguments: str, store: Path) -> Ran:
    streams = [TextIOWrapper(BytesIO(), encoding="utf8", newline="") for _ in range(2)]
    code = 0
    with (
        patch.dict(os.environ, {"NO_COLOR": "1", "COLUMNS": "80", "REPORTEDLY_STORE": str(store)}),
        patch.object(sys, "argv", ["reportedly", *arguments]),
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
    ):
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
    for stream in streams:
        stream.flush()
    out, complained = (stream.buffer.getvalue().decode() for stream in streams)
    return Ran(code, out, complained)


def watch(*arguments: str, store: Path) -> Ran:
    return reportedly("watch", *arguments, "--once", "--allow-private", "--pause", "0", "--threads", "1", store=store)


def test_a_round_tells_what_happened_to_what_is_followed(site: Site, tmp_path: Path) -> None:
    store, first = tmp_path / "x.db", site.story("/shipped", SHIPPED)
    ran = watch(site.feed("/feed", first), "--format", "text", store=store)
    assert (ran.code, ran.out) == (0, "")
    assert "1 added; 0 failed" in ran.complained
    hit = json.loads(reportedly("search", "rockets", "--source", "official", "--format", "json", store=store).out)[
        "hits"
    ][0]
    assert reportedly("follow", f"claim:{hit['claim']['id']}", store=store).code == 0
    opml = tmp_path / "feeds.opml"
    feed = site.feed("/feed", first, site.story("/denied", DENIED, outlet="Harbour Post", day="2026-03-05"))
    opml.write_text(f'<opml><body><outline xmlUrl="{feed}"/></body></opml>', "utf8")
    ran = watch("--opml", str(opml), "--format", "text", store=store)
    assert ran.out.startswith("Denied: Harbour Post <- Foreign Ministry, 5 March 2026: “")
    assert len(ran.out.splitlines()) == 1
    assert watch(feed, store=store).out == ""


def test_notices_come_as_json_lines(site: Site, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    assert reportedly("follow", "rockets", store=store).code == 0
    ran = watch(site.feed("/feed", site.story("/shipped", SHIPPED)), store=store)
    (notice,) = map(json.loads, ran.out.splitlines())
    assert (notice["schema"], notice["kind"], notice["published"]) == ("reportedly/notice/1", "article", "2026-03-04")


@pytest.mark.parametrize(
    ("answer", "code"), [(Answer(status=404), 3), (Answer(status=403), 4), (Answer(b"<html>", type="text/html"), 3)]
)
def test_the_exit_code_of_a_round_tells_what_failed_first(
    site: Site, tmp_path: Path, answer: Answer, code: int
) -> None:
    site.answers["/feed"] = answer
    ran = watch(f"{site.at}/feed", store=tmp_path / "x.db")
    assert ran.code == code
    assert len(ran.complained.splitlines()) == 2
    assert "0 added" not in ran.complained


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["watch"], "no feed to watch"),
        (["watch", "gazette.example/rss"], "no address"),
        (["watch", "https://gazette.example/rss", "--every", "soon"], "no interval"),
        (["watch", "https://gazette.example/rss", "--notify", "nosuch://x"], "no service"),
        (["follow", "--remove"], "say which"),
    ],
)
def test_wrong_usage_says_what_is_right(tmp_path: Path, arguments: list[str], told: str) -> None:
    ran = reportedly(*arguments, store=tmp_path / "x.db")
    assert ran.code == 2
    assert told in ran.complained.replace("\n", " ").replace("│", " ")


def test_what_is_followed_is_listed_and_removed(tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    id = reportedly("follow", "source:Jana Orlik", store=store).out.strip()
    (row,) = json.loads(reportedly("follow", "--format", "json", store=store).out)
    assert (row["id"], row["type"], row["words"]) == (id, "source", "Jana Orlik")
    assert "Jana Orlik" in reportedly("follow", store=store).out
    assert reportedly("follow", "--remove", id, store=store).code == 0
    assert "Nothing is followed" in reportedly("follow", store=store).out
    ran = reportedly("follow", "--remove", id, store=store)
    assert (ran.code, len(ran.complained.splitlines())) == (3, 1)
