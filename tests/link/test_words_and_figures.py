"""Figures and names as they are compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportedly.link.cut_sentences import cut_sentences
from reportedly.link.match_names import same_name, same_outlet
from reportedly.link.read_quantities import read_quantities

CASES = Path(__file__).parents[1] / "cases"


def _cases(name: str, separator: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf8").splitlines()
    return [tuple(p.strip() for p in re.split(separator, line)) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "wanted"), _cases("read_quantities.txt", "=>"))
def test_reads_how_many_of_what(text: str, wanted: str) -> None:
    found = [(f"{q.value:.15g}", q.unit or "-", " ".join(q.counted)) for q in read_quantities(text)]
    expected = [tuple(one.split(maxsplit=2)) for one in wanted.split(";") if one]
    assert [tuple(part for part in one if part)[: len(e)] for one, e in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(("one", "other", "same"), _cases("match_names.txt", r"\|"))
def test_names_meet_only_where_one_shortens_the_other(one: str, other: str, same: str) -> None:
    assert same_name(one, other) is (same == "yes")
    assert same_name(other, one) is (same == "yes")


def test_an_outlet_is_known_by_any_of_its_names() -> None:
    assert same_outlet("CNN (Web News)", "CNN")
    assert same_outlet("AP", "Associated Press")
    assert not same_outlet("Washington Post", "Washington Times")
    assert not same_outlet("Harbour Post", "Harbour Echo")


def test_sentences_cover_every_word_and_survive_abbreviations() -> None:
    text = "Dr. Ada Quill of the U.N. left at 5 p.m. on Monday. “Why?” asked J. Roe.\n\nNobody knew… It rained"
    sentences = [s.text(text) for s in cut_sentences(text)]
    assert sentences == [
        "Dr. Ada Quill of the U.N. left at 5 p.m. on Monday.",
        "“Why?” asked J. Roe.",
        "Nobody knew…",
        "It rained",
    ]
    assert "".join("".join(sentences).split()) == "".join(text.split())
