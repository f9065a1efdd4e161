"""Whom a report cites stands inside the report."""

from __future__ import annotations

from mark_drafts import read_marked

from reportedly.annotate.nest_cited import nest_cited


def holders(marked: str) -> list[int | None]:
    """For each draft the place of the one that holds it."""
    text, drafts = read_marked(marked)
    return [draft.inside for draft in nest_cited(text, drafts)]


def same(first: str, second: str) -> str:
    """Two attributions of one content, told in turn."""
    return f"<t1 <t2 The crane fell>>, {first}, {second}."


def test_whom_a_report_cites_is_inside_it() -> None:
    assert holders(same("<s1 the Harbour Post> <c1 reported>", "<c2 citing> <s2 two pilots>")) == [None, 0]


def test_who_cites_another_is_not_inside_what_that_one_says() -> None:
    assert holders("<s1 The Harbour Post> <c1 quoted> <s2 a pilot> <c2 as saying> <t1 <t2 the crane fell>>.")[0] is None


def test_what_is_quoted_by_a_report_is_not_whom_it_cites() -> None:
    assert holders(same("<c1 according to> <s1 two pilots>", "<c2 quoted by> <s2 Reuters>")) == [None, None]


def test_two_who_say_the_same_stand_side_by_side() -> None:
    assert holders(same("<c1 according to> <s1 two pilots>", "<s2 Ada Quill> <c2 said>")) == [None, None]


def test_a_citation_in_another_paragraph_stays_where_it_is() -> None:
    marked = "<t1 The crane fell>, <s1 Reuters> <c1 reported>.\n\n<c2 Citing> <s2 two pilots>, <t2 it was old>."
    assert holders(marked) == [None, None]
