"""Sayings are dated by what stands beside their cue, and their content by its own times (cases/date_sayings.txt)."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.date_sayings import date_sayings
from reportedly.annotate.draft import Draft
from reportedly.annotate.normalise_times import normalise_times
from reportedly.annotate.times.sentences import Sentences
from reportedly.model.attribution import Act
from reportedly.model.span import Span

CASES = Path(__file__).parents[1] / "cases" / "date_sayings.txt"
MARK = re.compile(r"<([sct])(\d?) |>")
ROLES = {"s": "source", "c": "cue", "t": "content"}


@dataclass(frozen=True)
class Case:
    """One block of the file."""

    name: str
    published: str
    text: str
    drafts: list[Draft]
    expected: list[str]


def cases() -> list[Case]:
    """The blocks of the file, the first of which explains the rest."""
    return [_case(block.splitlines()) for block in CASES.read_text("utf8").split("\n\n")[1:]]


def _case(lines: list[str]) -> Case:
    text, spans = "", defaultdict[str, dict[str, list[Span]]](lambda: defaultdict(list))
    opened: list[tuple[str, str, int]] = []
    at = 0
    for mark in MARK.finditer(lines[2]):
        text += lines[2][at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((ROLES[mark[1]], mark[2], len(text)))
            spans[mark[2]]
        else:
            role, number, start = opened.pop()
            spans[number][role].append(Span.of(start, len(text)))
    drafts = [
        Draft(source=tuple(s["source"]), cue=tuple(s["cue"]), content=tuple(s["content"])) for s in spans.values()
    ]
    return Case(
        lines[0].removeprefix("# "), lines[1], text + lines[2][at:], drafts, [line for line in lines[3:] if line]
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_sayings_are_dated(case: Case) -> None:
    acts = [Act(line.split()[0]) for line in case.expected]
    times = normalise_times(case.text, case.published)
    sayings = date_sayings(case.text, case.published, case.drafts, times, acts)
    found = [f"{act} {saying.said_on or '-'} {saying.about or '-'}" for act, saying in zip(acts, sayings, strict=True)]
    assert found == case.expected


def test_an_undated_article_dates_only_what_is_told_in_full() -> None:
    text = "He said Tuesday it was over. She said on March 3, 2026, it was not."
    drafts = [
        Draft(source=(Span(0, 2),), cue=(Span(3, 7),), content=()),
        Draft(source=(Span(29, 32),), cue=(Span(33, 37),), content=()),
    ]
    sayings = date_sayings(text, None, drafts, normalise_times(text, None), [Act.SAYS, Act.SAYS])
    assert [saying.said_on for saying in sayings] == [None, "2026-03-03"]


def test_every_draft_has_an_act() -> None:
    with pytest.raises(ValueError, match="as many acts"):
        date_sayings("He said so.", None, [Draft(source=(), cue=(Span(3, 7),), content=())], [], [])


@pytest.mark.parametrize("text", ["." * 50_000, "Mr. " * 20_000, "\n" * 50_000, "?!" * 30_000, "a" * 100_000])
def test_sentences_of_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    started = time.process_time()
    Sentences.of(text)
    assert time.process_time() - started < 5


WORDS = st.sampled_from(
    [
        "He",
        "said",
        "on",
        "Tuesday",
        "within",
        "days",
        "by",
        "Friday",
        "next",
        "year",
        "in",
        "2019",
        "two",
        "weeks",
        "ago.",
        "It",
        "\n",
    ]
)


@given(
    st.lists(WORDS, min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=9),
    st.sampled_from(Act),
)
def test_dates_are_dates_whatever_the_drafts(words: list[str], places: list[tuple[int, int]], act: Act) -> None:
    text = " ".join(words)
    spans = [Span.of(start, end) for start, length in places if (end := min(start + length, len(text))) > start]
    drafts = [
        Draft(source=(spans[i],), cue=(spans[i + 1],), content=tuple(spans[i + 2 : i + 3]))
        for i in range(len(spans) - 1)
    ]
    for saying in date_sayings(text, "2026-03-05", drafts, normalise_times(text, "2026-03-05"), [act] * len(drafts)):
        first, _, last = (saying.about or "2026-01-01").partition("/")
        assert date.fromisoformat(first) <= date.fromisoformat(last or first)
        assert saying.said_on is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", saying.said_on)
