"""Credits and captions never become claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.bar_asides import bar_asides
from reportedly.annotate.draft import Draft
from reportedly.model.span import Span


def draft(cue: tuple[int, int], content: tuple[int, int], inside: int | None = None) -> Draft:
    return Draft(source=(), cue=(Span(*cue),), content=(Span(*content),), inside=inside)


def test_a_cue_in_a_caption_is_no_claim() -> None:
    assert bar_asides([draft((10, 14), (15, 30))], [Span(8, 20)]) == ()


def test_a_content_loses_the_header_that_it_ran_into() -> None:
    (kept,) = bar_asides([draft((50, 54), (0, 40))], [Span(0, 12)])
    assert kept.content == (Span(12, 40),)


def test_a_nested_one_goes_to_the_next_holder_when_its_own_is_barred() -> None:
    outer, middle, inner = draft((10, 14), (15, 90)), draft((20, 24), (25, 80), 0), draft((40, 44), (45, 70), 1)
    kept = bar_asides([outer, middle, inner], [Span(20, 24)])
    assert [d.inside for d in kept] == [None, 0]


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(st.lists(spans, min_size=1, max_size=4), st.lists(spans, max_size=4))
def test_nothing_barred_is_left_and_nothing_is_added(content: list[Span], barred: list[Span]) -> None:
    given = Draft(source=(), cue=(Span(100, 104),), content=tuple(content))
    left = {c for d in bar_asides([given], barred) for s in d.content for c in range(*s)}
    assert left == {c for s in content for c in range(*s)} - {c for s in barred for c in range(*s)}
