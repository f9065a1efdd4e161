"""`reportedly read` as a user meets it: formats, streams, failures, exit codes."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from reportedly.bundled import bundled
from reportedly.codec import SCHEMA

STORY = "The bridge over the Sorl will reopen on Friday, the transport ministry said on Tuesday.\n\nNobody was hurt, police said."
RECORD = Path(__file__).parents[2] / "src/reportedly/schema/report.schema.json"


def reportedly(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportedly", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf8")
    return path


def test_a_piped_report_is_one_line_that_follows_the_schema(story: Path) -> None:
    ran = reportedly("read", str(story), "--outlet", "Harbour Post", "--published", "2026-03-04")
    (line,) = ran.stdout.splitlines()
    report = json.loads(line)
    jsonschema.validate(report, json.loads(RECORD.read_text("utf8")))
    assert report["schema"] == SCHEMA
    assert report["article"]["outlet"] == "Harbour Post"
    assert {s["name"] for s in report["sources"]} >= {"transport ministry"}


def test_an_id_comes_back_and_gzipped_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf8") as file:
        file.writelines(json.dumps({"id": f"x{i}", "text": STORY}) + "\n" for i in range(3))
    ran = reportedly("read", str(path))
    assert [json.loads(line)["article"]["id"] for line in ran.stdout.splitlines()] == ["x0", "x1", "x2"]


def test_text_fits_eighty_columns_and_says_kind_and_act_in_words(story: Path) -> None:
    ran = reportedly("read", str(story), "--format", "text", NO_COLOR="1")
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert "\x1b" not in ran.stdout
    assert "organization" in ran.stdout
    assert "says" in ran.stdout


def test_a_page_is_one_file_without_a_request(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert reportedly("read", str(bundled("conflict")["harbour-post.html"]), "-o", str(page)).returncode == 0
    html = page.read_text("utf8")
    assert html.startswith("<!doctype html>")
    assert not re.findall(r"""(?:src|srcset|action|poster)=["']?\w|<link[^>]*http|@import|url\(""", html)


def test_standard_input_is_read(story: Path) -> None:
    assert json.loads(reportedly("read", "-", stdin=STORY).stdout)["attributions"]


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(
        "\n".join([json.dumps({"id": "a", "text": STORY}), '{"id": "b", ', json.dumps({"id": "c", "text": STORY})])
    )
    ran = reportedly("read", str(path))
    assert [json.loads(line)["article"]["id"] for line in ran.stdout.splitlines()] == ["a", "c"]
    assert f"{path}:2" in ran.stderr or "line 2" in ran.stderr
    assert ran.returncode == 3


def test_a_missing_file_says_so_in_a_line_and_the_other_is_read(story: Path) -> None:
    ran = reportedly("read", "nowhere.txt", str(story))
    assert len(ran.stdout.splitlines()) == 1
    assert "nowhere.txt" in ran.stderr.splitlines()[0]
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 3


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_text_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(text)
    ran = reportedly("read", str(path))
    assert (ran.returncode, ran.stdout) == (3, "")


def test_another_language_is_refused_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "bruecke.txt"
    path.write_text(
        "Die Brücke über den Fluss wird am Freitag wieder geöffnet, teilte das Verkehrsministerium am Dienstag mit. "
        * 3,
        "utf8",
    )
    refused = reportedly("read", str(path))
    assert refused.returncode == 3
    assert "--force" in refused.stderr
    assert json.loads(reportedly("read", str(path), "--force").stdout)["article"]["language"] == "de"


def test_a_wrong_date_is_a_usage_error(story: Path) -> None:
    ran = reportedly("read", str(story), "--published", "yesterday")
    assert ran.returncode == 2
    assert "2026-03-04" in ran.stderr


def test_an_output_that_cannot_be_written_is_told_before_reading(story: Path) -> None:
    ran = reportedly("read", str(story), "-o", "/nonexistent/page.html")
    assert ran.returncode == 2
    assert "cannot write" in ran.stderr


def test_help_imports_nothing_heavy() -> None:
    heavy = (
        "onnxruntime",
        "numpy",
        "tokenizers",
        "trafilatura",
        "httpx",
        "sqlalchemy",
        "pyarrow",
        "jinja2",
        "fastapi",
        "mcp",
        "uvicorn",
        "torch",
    )
    code = f"""
import sys
from reportedly.cli import app
try:
    app(["read", "--help"])
except SystemExit:
    pass
print([m for m in {heavy!r} if m in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_reading_loads_what_reading_needs_only(story: Path) -> None:
    others = ("cli.archive", "cli.judge", "cli.watch", "corpus", "store", "link", "model.notice", "ingest.extract_page")
    code = f"""
import sys
from reportedly.cli import app
try:
    app(["read", {str(story)!r}, "-o", {str(story.with_suffix(".jsonl"))!r}])
except SystemExit:
    pass
print([m for m in {others!r} if "reportedly." + m in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_command_that_there_is_not_is_told_with_the_nearest_that_there_is() -> None:
    ran = reportedly("raed")
    assert ran.returncode == 2
    assert "read" in ran.stderr


def test_the_same_article_gives_the_same_report(story: Path) -> None:
    assert reportedly("read", str(story)).stdout == reportedly("read", str(story)).stdout
