"""Quotations belong to a content as a whole, over paragraphs too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.complete_contents import complete_contents, content_after_colon, quotations
from reportedly.annotate.settle_spans import settle_content, settle_cue, settle_source, whole_words
from reportedly.model.span import Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "read", "whole", "cue"),
    [
        (
            "“The dam will hold. It must hold,” she said.",
            "It must hold,”",
            "“The dam will hold. It must hold,”",
            "said",
        ),
        ("She said: “The dam will hold. It must.”", "“The dam will hold.", "“The dam will hold. It must.”", "said"),
        (
            "She said: “It will hold.\n\n“It must,” by her word.",
            "“It will hold.",
            "“It will hold.\n\n“It must,”",
            "said",
        ),
        ("“I think,” she said, “it will hold.”", "it will hold.”", "“it will hold.”", "said"),
        ("It is “a good dam” now, she said.", "It is “a good dam” now", "It is “a good dam” now", "said"),
    ],
)
def test_a_quotation_is_completed(text: str, read: str, whole: str, cue: str) -> None:
    (found,) = complete_contents(text, [span(text, read)], [span(text, cue)], quotations(text))
    assert found.text(text) == whole


def test_a_quotation_that_holds_the_cue_is_left_alone() -> None:
    text = "“He said it will hold and I believe him,” she told us."
    content = span(text, "it will hold")
    assert complete_contents(text, [content], [span(text, "said")], quotations(text)) == [content]


def test_what_follows_a_colon_is_content() -> None:
    text = "MARA VELL:\n\nWe never saw it.\nNext"
    for cue in (Span(0, 9), Span(0, 10)):
        (found,) = content_after_colon(text, cue)
        assert found.text(text) == "We never saw it."
    assert content_after_colon("She said", Span(4, 8)) == []


def test_spans_are_settled_on_whole_words_and_closed_marks() -> None:
    text = "Benjamin Netanyo (PUK) and officials who said “no.” twice"
    assert whole_words(text, Span(0, 14)).text(text) == "Benjamin Netanyo"
    assert settle_source(text, span(text, "officials who")).text(text) == "officials"
    assert settle_source(text, span(text, "Netanyo (PUK")).text(text) == "Netanyo (PUK)"
    assert settle_content(text, span(text, "“no")).text(text) == "“no.”"


def test_a_colon_that_leads_on_from_a_cue_belongs_to_it() -> None:
    text = "She said: “no.” He came at 10:30 and said:\nyes"
    assert settle_cue(text, Span(4, 8)).text(text) == "said:"
    assert settle_cue(text, Span(38, 41)).text(text) == "said:"
    assert settle_cue(text, span(text, "10")).text(text) == "10"


@given(st.text(alphabet='ab “”"\n.:', max_size=60), st.data())
def test_completed_spans_stay_inside_any_text(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for found in complete_contents(text, [settle_content(text, Span(start, end))], [], quotations(text)):
        assert 0 <= found.start < found.end <= len(text)
