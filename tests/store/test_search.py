from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import source
from reportedly.errors import InputError
from reportedly.model.attribution import Act, Kind
from reportedly.model.judgement import JudgementKind
from reportedly.store import Store
from reportedly.store.answers import Query, Scope
from store.entries import entry, judged, saying


@pytest.fixture
def filled(store: Store) -> Store:
    rows: tuple[tuple[str, str, dict[str, Any]], ...] = (
        (
            "1",
            "The bridge will open on Monday, the mayor of Élan promised.",
            {"published": "2026-03-01", "act": Act.PREDICTS},
        ),
        (
            "2",
            "No bridge opens before the white house is painted.",
            {"published": "2026-03-08", "outlet": "Harbour Post", "act": Act.DENIES},
        ),
        (
            "3",
            "It rained in the house with the white bridge.",
            {"published": "2026-05-01", "speaker": source(name="officials", kind=Kind.ANONYMOUS)},
        ),
    )
    list(store.add_all(entry(saying(id, text, **more)) for id, text, more in rows))
    return store


def ids(store: Store, text: str = "", **filters: Any) -> set[str]:
    return {
        hit.article for hit in store.search(Query(text=text, scope=filters.pop("scope", Scope.CLAIMS), **filters)).hits
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bridge", "123"),
        ("BRIDGES opening", "12"),
        ("bridge -rained", "12"),
        ('"white house"', "2"),
        ("house white", "23"),
        ("promis* bridge", "1"),
        ("elan", "1"),
        ("Élan's", ""),
        ("tunnel", ""),
        ("-bridge", ""),
        ("-rained", "12"),
        ("the will", "1"),
        ("quill", "12"),
    ],
)
def test_words_phrases_exclusions_and_prefixes(filled: Store, text: str, found: str) -> None:
    assert ids(filled, text) == set(found)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": Kind.ANONYMOUS}, "3"),
        ({"act": Act.DENIES}, "2"),
        ({"outlet": "the harbour post"}, "2"),
        ({"source": "Quill"}, "12"),
        ({"source": "Nobody"}, ""),
        ({"since": date(2026, 3, 2)}, "23"),
        ({"until": date(2026, 3, 8)}, "12"),
        ({"since": date(2026, 3, 2), "until": date(2026, 3, 31)}, "2"),
        ({"since": date(2030, 1, 1)}, ""),
        ({"since": date(2026, 5, 1), "until": date(2026, 3, 1)}, ""),
        ({"until": date(1000, 1, 1)}, ""),
    ],
)
def test_filters_narrow_with_and_without_words(filled: Store, filters: dict[str, Any], found: str) -> None:
    assert ids(filled, "bridge", **filters) == ids(filled, **filters) == set(found)


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "AND OR NOT",
        "a NEAR/3 b",
        "col:x",
        "(((",
        "*",
        "-",
        '-"',
        "^a",
        "a'b\\c",
        "{text}: x",
        "& | !",
        ":*",
        "x" * 5000,
        "\x00",
        "a " * 500,
    ],
)
def test_no_query_is_a_syntax_error(filled: Store, text: str) -> None:
    filled.search(Query(text=text))


@given(text=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_finds_something_or_nothing(filled: Store, text: str) -> None:
    for hit in filled.search(Query(text=text)).hits:
        assert hit.words


def test_words_shown_stand_in_the_article_where_the_hit_says(store: Store) -> None:
    store.add(entry(saying("1", "It rained. " * 60 + "The bridge opened. " + "It snowed. " * 60)))
    for hit in store.search(Query(text="bridge open")).hits:
        text = store.article(hit.article).text
        assert hit.span.text(text) == hit.words
        assert [mark.text(text) for mark in hit.marks] == ["bridge", "opened"]


def test_claims_and_articles_are_found_together_or_apart(filled: Store) -> None:
    both = filled.search(Query(text="rained")).hits
    assert {hit.claim is None for hit in both} == {True, False}
    assert all(hit.claim is None for hit in filled.search(Query(text="rained", scope=Scope.ARTICLES)).hits)


def test_more_of_the_words_rank_higher(store: Store) -> None:
    for id, text in (
        ("1", "A bridge, a road, a wood, a town and a river were seen that day."),
        ("2", "Bridge after bridge: a bridge."),
    ):
        store.add(entry(saying(id, text)))
    assert [hit.article for hit in store.search(Query(text="bridge", scope=Scope.CLAIMS)).hits] == ["2", "1"]


def test_pages_follow_each_other_without_gap_or_repeat(store: Store) -> None:
    list(store.add_all(entry(saying(str(number), f"It rained {number} times.")) for number in range(25)))
    seen, cursor = [], None
    while True:
        page = store.search(Query(text="rained", scope=Scope.CLAIMS), limit=10, cursor=cursor)
        seen += [hit.article for hit in page.hits]
        if (cursor := page.next) is None:
            break
    assert sorted(seen, key=int) == [str(number) for number in range(25)]


def test_a_broken_cursor_is_an_input_error(store: Store) -> None:
    with pytest.raises(InputError, match="no cursor"):
        store.search(Query(text="x"), cursor="2")


def test_every_answer_says_what_it_covers(filled: Store) -> None:
    coverage = filled.search(Query(text="nothing like it")).coverage
    assert (coverage.articles, coverage.outlets, coverage.first, coverage.last) == (3, 2, "2026-03-01", "2026-05-01")


def test_only_the_current_version_is_found(filled: Store) -> None:
    filled.add(entry(saying("1", "The tunnel is shut.", published="2026-03-01")))
    assert ids(filled, "promised") == set()
    assert ids(filled, "tunnel") == {"1"}


def test_rejected_claims_are_not_found(filled: Store) -> None:
    (claim,) = filled.claims("3")
    filled.judge(judged(JudgementKind.REJECT, f"claim:{claim.id}"))
    assert ids(filled, "rained") == ids(filled, kind=Kind.ANONYMOUS) == set()
