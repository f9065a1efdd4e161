"""The form follows the quotation marks in and around the content (cases/name_form.txt)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked_cases, read_marks

from reportedly.annotate.draft import Draft
from reportedly.annotate.name_form import name_form, quotations
from reportedly.model.attribution import Form
from reportedly.model.span import Span


@pytest.mark.parametrize(("expected", "marked"), marked_cases("name_form.txt"))
def test_forms_are_named(expected: str, marked: str) -> None:
    assert name_form(*read_marks(marked)) == expected


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“The bridge is open.\nThe road was closed, she said."
    assert [span.text(text) for span in quotations(text)] == ["The bridge is open."]


@pytest.mark.parametrize("text", ['"' * 20_000, "“" * 20_000, " 'a" * 10_000, "\n“" * 10_000])
def test_quotations_of_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    started = time.process_time()
    quotations(text)
    assert time.process_time() - started < 5


MARKS = st.text(st.sampled_from("ab, .\n“”\"'‘’`«»"), max_size=60)


@given(MARKS | st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5))
def test_any_spans_of_any_text_have_a_form(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span.of(start, end) for start, length in places if (end := min(start + length, len(text))) > start]
    assert name_form(text, Draft(source=(), cue=tuple(spans[:1]), content=tuple(spans[1:]))) in Form


@given(MARKS)
def test_quotations_lie_within_one_paragraph(text: str) -> None:
    assert all("\n" not in span.text(text) for span in quotations(text))
