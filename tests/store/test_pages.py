"""Lists a page at a time: every element once, in order, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factories import article, source
from reportedly.errors import InputError, NotFoundError
from reportedly.model.attribution import Act, Kind
from reportedly.model.comparison import (
    Assertion,
    Claim,
    Comparison,
    Coverage,
    Origin,
    OriginCount,
    Position,
)
from reportedly.model.span import Span
from reportedly.store import Store
from reportedly.store.answers import ArticleFilter, AssertionFilter, Page, Query, Scope
from reportedly.store.rank_matches import POOL
from store.entries import entry, saying

NOW = datetime(2026, 3, 5, tzinfo=UTC)
DAYS = ("2026-03-01", "2026-03-02", "2026-03-02", None, "2026-03-04")


@pytest.fixture
def five(store: Store) -> Store:
    for number, day in enumerate(DAYS):
        speaker = source(id="s1", name=f"Speaker {number % 3}", kind=Kind.PERSON)
        one = saying(
            f"a{number}", f"It rained {number} times.", speaker=speaker, act=Act.PREDICTS, about=f"2026-04-{number + 1:02}",
            outlet=f"Outlet {number % 2}", published=day,
        )  # fmt: skip
        store.add(entry(one))
    return store


def walked(page: Callable[[str | None], Page[object]]) -> list[object]:
    """All elements, following the cursors."""
    found, cursor = list[object](), None
    while True:
        one = page(cursor)
        found.extend(one.elements)
        cursor = one.next
        if cursor is None:
            return found


def ids(found: list[object]) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


def test_articles_come_newest_in_the_store_first(five: Store) -> None:
    assert ids(walked(lambda cursor: five.page_articles(ArticleFilter(), 2, cursor))) == ["a4", "a3", "a2", "a1", "a0"]  # type: ignore[arg-type, return-value]


def test_articles_are_filtered_by_outlet_and_days(five: Store) -> None:
    wanted = ArticleFilter(outlet="outlet 0", since=date(2026, 3, 2), until=date(2026, 3, 3))
    assert ids(list(five.page_articles(wanted).elements)) == ["a2"]


def test_sources_come_by_name_with_their_claims(five: Store) -> None:
    found = walked(lambda cursor: five.page_sources(None, 2, cursor))  # type: ignore[arg-type, return-value]
    assert [(one.name, one.claims) for one in found] == [("Speaker 0", 2), ("Speaker 1", 2), ("Speaker 2", 1)]  # type: ignore[attr-defined]
    assert ids(list(five.page_sources("speaker 1").elements)) == ["speaker 1"]


def test_predictions_come_by_their_day(five: Store) -> None:
    found = walked(lambda cursor: five.page_predictions(date(2026, 3, 5), limit=2, cursor=cursor))  # type: ignore[arg-type, return-value]
    assert [one.last.day for one in found] == [1, 2, 3, 4, 5]  # type: ignore[attr-defined]


def test_a_search_without_words_lists_to_the_end(store: Store) -> None:
    many = saying("long", "It rained. " * 20)
    said = tuple(
        replace(many.attributions[0], id=f"a{n}", content=(Span(n % 200, n % 200 + 1 + n // 200),))
        for n in range(POOL + 5)
    )
    store.add(entry(replace(many, attributions=said)))
    found, cursor = 0, None
    while True:
        page = store.search(Query(scope=Scope.CLAIMS), 500, cursor)
        found, cursor = found + len(page.hits), page.next
        assert page.complete
        if cursor is None:
            break
    assert found == POOL + 5


@pytest.fixture
def told(five: Store) -> Store:
    """Two stories: one contested, and a later one that rests on a single origin."""
    five.keep_story("a0", comparison("a0", "a1", contested=True), NOW)
    five.keep_story("a2", comparison("a2", "a4", contested=False), NOW)
    return five


def comparison(one: str, other: str, *, contested: bool) -> Comparison:
    positions = (Position.ASSERTS, Position.DENIES if contested else Position.ASSERTS)
    claims = tuple(
        Claim(article=id, attribution="a1", content=(Span(0, 5),), position=position, origin="o1")
        for id, position in zip((one, other), positions, strict=True)
    )
    assertion = Assertion(
        id=f"of-{one}",
        text="It rained",
        claims=claims,
        origins=(Origin(id="o1", name="Speaker", kind=Kind.PERSON),),
        independent_origins=OriginCount(min=1, max=2 if contested else 1),
    )
    articles = tuple(article(id=id, published="2026-03-04" if id == "a4" else "2026-03-02") for id in (one, other))
    coverage = Coverage(articles=2, outlets=2, first="2026-03-02", last=articles[-1].published)
    return Comparison(articles=articles, assertions=(assertion,), copies=(), circles=(), coverage=coverage)


def test_stories_come_newest_first(told: Store) -> None:
    assert ids(walked(lambda cursor: told.page_stories(1, cursor))) == ["a2", "a0"]  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AssertionFilter(), ["of-a2", "of-a0"]),
        (AssertionFilter(contested=True), ["of-a0"]),
        (AssertionFilter(contested=False), ["of-a2"]),
        (AssertionFilter(origins=1, articles=2), ["of-a2"]),
        (AssertionFilter(articles=3), []),
        (AssertionFilter(story="a0"), ["of-a0"]),
        (AssertionFilter(figures=True), []),
    ],
)
def test_assertions_are_filtered(told: Store, wanted: AssertionFilter, found: list[str]) -> None:
    assert ids(walked(lambda cursor: told.page_assertions(wanted, 1, cursor))) == found  # type: ignore[arg-type, return-value]


def test_an_assertion_comes_with_its_story_and_the_ids_of_its_claims(told: Store) -> None:
    found = told.assertion("of-a0")
    assert found.story == "a0"
    assert [claim.position for claim in found.assertion.claims] == [Position.ASSERTS, Position.DENIES]
    assert len(found.claims) == 2
    with pytest.raises(NotFoundError, match="no assertion of-a9"):
        told.assertion("of-a9")


@pytest.mark.parametrize("cursor", ["", "x", "W10", "WyJhIl0", "WzFlOTld", "é", "WzE4NDQ2NzQ0MDczNzA5NTUxNjE2XQ"])
def test_a_foreign_cursor_is_refused(five: Store, cursor: str) -> None:
    with pytest.raises(InputError, match="no cursor of this list"):
        five.page_articles(ArticleFilter(), 2, cursor)
    with pytest.raises(InputError, match="no cursor of this list"):
        five.page_predictions(date(2026, 3, 5), cursor=cursor)


def test_a_corrected_outlet_is_found_under_its_new_name(five: Store) -> None:
    five.add(entry(replace(saying("a9", "It hailed."), article=article(id="a9", text="It hailed.", outlet="Gazette"))))
    assert ids(list(five.page_articles(ArticleFilter(outlet="GAZETTE")).elements)) == ["a9"]
