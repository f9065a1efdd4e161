"""What stands around a report is read for what it is; what is report stays report (cases/ingest_matter.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.build_article import article_from_text
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_matter import read_matter

CASES = Path(__file__).parents[1] / "cases" / "ingest_matter.txt"


def cases() -> list[tuple[str, str, str]]:
    """Name, text and what is to be found, of each case."""
    found = []
    for block in CASES.read_text(encoding="utf-8").removeprefix("# ").split("\n# "):
        name, _, rest = block.partition("\n")
        text, _, expected = rest.partition("\n---")
        found.append((name, text, expected))
    return found


@pytest.mark.parametrize(("text", "found"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_matter_is_told_from_report(text: str, found: str) -> None:
    article = article_from_text(text)
    read = [f"title: {article.title}"] if article.title else []
    read += [f"aside: {span.text(text)}" for span in article.asides]
    read += [f"caption: {span.text(text)}" for span in article.captions]
    read += [f"credit: {credit.relation} {credit.name}" for credit in article.credits]
    read += [f"outlet: {article.outlet}"] if article.outlet else []
    read += [f"author: {author}" for author in article.authors]
    read += [f"published: {article.published}"] if article.published else []
    assert sorted(read) == sorted(line for line in found.splitlines() if line.strip())


def test_a_credit_stands_where_its_span_says() -> None:
    text = "The ferry is late.\n\nWith files from The Canadian Press"
    (credit,) = article_from_text(text).credits
    assert credit.span
    assert credit.span.text(text) == "Canadian Press"


def test_an_agency_credits_no_wire_to_itself() -> None:
    text = "By Ines Marrow, Reuters\n\nTARN (Reuters) - The ferry is late, the mayor said."
    assert article_from_text(text).credits == ()


def test_an_outlet_given_beforehand_signs_its_own_dateline() -> None:
    text = "TARN (NNA) — The ferry is late, the mayor said."
    assert article_from_text(text, Metadata(outlet="Northland News Agency")).credits == ()


def test_labelled_lines_give_the_address() -> None:
    text = "Title: Second ferry\nLink: https://gazette.example/ferry\n\nThe ferry is late, the mayor said."
    assert article_from_text(text).url == "https://gazette.example/ferry"


def test_windows_line_ends_are_kept_and_understood() -> None:
    text = "By Ines Marrow, Harbour Post\r\n\r\nThe ferry is late.\r\n\r\nIt is not known why."
    article = article_from_text(text)
    assert article.text == text
    assert [span.text(text) for span in article.asides] == ["By Ines Marrow, Harbour Post"]


@given(st.text(alphabet=st.sampled_from('By (AP) — Photo:/|.,\n\r\x00“"’ 2026-03-4AaÉé'), max_size=200))
def test_every_span_lies_in_the_text(text: str) -> None:
    matter = read_matter(text)
    spans = (*matter.asides, *matter.captions, *(credit.span for credit in matter.credits if credit.span))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
