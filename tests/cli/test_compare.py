"""`reportedly compare` as a user meets it: what it finds in the bundled conflict, its formats, its failures."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from reportedly.bundled import bundled, manifest

RECORD = json.loads((Path(__file__).parents[2] / "src/reportedly/schema/comparison.schema.json").read_text("utf8"))
CONFLICT = tuple(str(path) for path in bundled("conflict").values())


def reportedly(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportedly", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80"},
    )


@cache
def conflict() -> dict[str, Any]:
    """The record of the bundled conflict, compared once."""
    ran = reportedly("compare", *CONFLICT)
    assert ran.returncode == 0, ran.stderr
    record: dict[str, Any] = json.loads(ran.stdout)
    return record


def outlets_of(assertion: dict[str, Any]) -> set[str]:
    outlet = {article["id"]: article["outlet"] for article in conflict()["articles"]}
    return {outlet[report["article"]] for report in assertion["reports"]}


def test_the_record_follows_its_schema_and_covers_every_article() -> None:
    jsonschema.validate(conflict(), RECORD)
    rows = [row for row in manifest() if row.set == "conflict"]
    assert conflict()["coverage"]["articles"] == len(rows)
    assert {article["outlet"] for article in conflict()["articles"]} == {row.outlet for row in rows}


def test_the_arms_are_in_six_outlets_or_more_contested_and_rest_on_one_certain_origin() -> None:
    arms = [a for a in conflict()["assertions"] if re.search(r"rocket|weapons|arming", a["text"])]
    widest = max(arms, key=lambda assertion: len(outlets_of(assertion)))
    assert len(outlets_of(widest)) >= 6
    assert widest["independent_origins"]["min"] == 1
    assert widest["independent_origins"]["why"]
    assert "denies" in {report["position"] for report in widest["reports"]}


def test_the_death_toll_is_a_changed_figure() -> None:
    values = [{v["value"] for v in n["values"]} for a in conflict()["assertions"] for n in a["numbers"]]
    assert any({9, 14} <= found for found in values)


def test_the_wire_copy_is_found_with_evidence() -> None:
    (copy,) = conflict()["copies"]
    outlet = {article["id"]: article["outlet"] for article in conflict()["articles"]}
    assert (outlet[copy["article"]], outlet[copy["of"]]) == ("The Northern Ledger", "Coastal Press Agency")
    assert copy["evidence"]


def test_text_fits_eighty_columns_and_says_what_it_covers() -> None:
    ran = reportedly("compare", *CONFLICT[:3], "--format", "text")
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert "first reported" not in ran.stdout
    assert "Nothing" in ran.stdout.split("\n\n")[0]


def numbers(text: str) -> list[int]:
    """The numbers of the assertions shown."""
    return [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]


def test_text_shows_so_many_assertions_and_says_how_many_more_there_are() -> None:
    everything = numbers(reportedly("compare", *CONFLICT, "--format", "text", "--limit", "0").stdout)
    assert everything == list(range(1, len(everything) + 1))
    assert len(everything) > 10
    default = reportedly("compare", *CONFLICT, "--format", "text").stdout
    assert numbers(default) == everything[:10]
    assert f"{len(everything) - 10} further assertions with less at stake not shown in full; --limit 0" in default
    assert "found in one article only" in default
    two = reportedly("compare", *CONFLICT, "--format", "text", "-n", "2").stdout
    assert numbers(two) == [1, 2]
    glance = two.partition("At a glance")[2].partition("-----")[0]
    assert [int(number) for number in re.findall(r"^  (\d+)\. ", glance, re.MULTILINE)] == list(range(1, 11))
    assert "ONE ORIGIN, " in glance


def test_a_limit_below_nothing_is_refused() -> None:
    ran = reportedly("compare", *CONFLICT[:2], "--limit", "-1")
    assert (ran.stdout, ran.returncode) == ("", 2)
    assert "--limit" in ran.stderr


def test_a_page_is_one_file_without_a_request(tmp_path: Path) -> None:
    page = tmp_path / "event.html"
    assert reportedly("compare", *CONFLICT[:2], "-o", str(page)).returncode == 0
    html = page.read_text("utf8")
    assert html.lower().startswith("<!doctype html>")
    assert not re.findall(r"""(?:src|srcset|action|poster)=["']?\w|<link[^>]*http|@import|url\(""", html)


def test_what_cannot_be_read_is_told_and_the_rest_is_compared() -> None:
    ran = reportedly("compare", "nowhere.txt", CONFLICT[0], "--format", "json")
    assert json.loads(ran.stdout)["coverage"]["articles"] == 1
    assert "nowhere.txt" in ran.stderr.splitlines()[0]
    assert ran.returncode == 3


def test_two_texts_under_one_id_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    texts = (
        "The dam is safe, the water board said.",
        "The dam is cracked, the water board said.",
        "It rained on Monday.",
    )
    rows = zip(("a", "a", "b"), texts, strict=True)
    path.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in rows), "utf8")
    ran = reportedly("compare", str(path))
    assert {article["id"] for article in json.loads(ran.stdout)["articles"]} == {"a", "b"}
    assert "an id of its own" in ran.stderr
    assert ran.returncode == 3


def test_nothing_readable_gives_no_comparison() -> None:
    ran = reportedly("compare", "nowhere.txt")
    assert (ran.stdout, ran.returncode) == ("", 3)


def test_articles_without_date_or_outlet_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    text = "The bridge over the Sorl will reopen on Friday, the transport ministry said."
    path.write_text("".join(json.dumps({"id": id, "text": f"{text} {id}"}) + "\n" for id in "ab"), "utf8")
    record = json.loads(reportedly("compare", str(path)).stdout)
    assert record["coverage"] == {"articles": 2, "outlets": 0, "from": None, "to": None}
