from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factories import TEXT, article, attribution, credit, outlet, report, source, span
from reportedly.errors import NotFoundError
from reportedly.model.attribution import Act, Kind
from reportedly.model.comparison import (
    Assertion,
    Circle,
    Claim,
    Comparison,
    Copy,
    Coverage,
    Figure,
    FigureValue,
    Origin,
    OriginCount,
    Position,
    Standing,
)
from reportedly.model.judgement import JudgementKind
from reportedly.model.span import Span
from reportedly.store import Store
from reportedly.store.answers import Due
from store.entries import SEEN, entry, judged, saying


def test_variants_of_a_name_are_one_source(store: Store) -> None:
    for id, name in (("1", "Mayor Ada Quill"), ("2", "Ada T. Quill"), ("3", "ADA QUILL"), ("4", "Cyril Quill")):
        store.add(entry(saying(id, "It rained.", speaker=source(name=name))))
    assert {group.id: group.total for group in store.source("Mrs. Quill")} == {"ada quill": 3, "cyril quill": 1}
    assert set(store.source("Ada Quill")[0].variants) == {"Mayor Ada Quill", "Ada T. Quill", "ADA QUILL"}


def test_unnamed_sources_stay_with_their_outlets(store: Store) -> None:
    officials = source(name="two officials", kind=Kind.ANONYMOUS)
    for id, paper in (("1", "Gazette"), ("2", "Ledger"), ("3", "The Gazette")):
        store.add(entry(saying(id, "It rained.", speaker=officials, outlet=paper)))
    assert {group.id: group.total for group in store.source("officials")} == {
        "two officials @ gazette": 2,
        "two officials @ ledger": 1,
    }


def test_a_source_shows_through_whom_it_spoke(store: Store) -> None:
    store.add(entry())
    (group,) = store.source("Quill")
    assert group.claims[0].via == ("Harbour Post",)
    assert group.outlets == ("Ferry Gazette",)


def test_outlets_say_whom_they_cite_and_what_is_their_own(store: Store) -> None:
    store.add(entry())
    store.add(
        entry(saying("1", "It rained.", outlet="Ferry Gazette", speaker=source(name="an aide", kind=Kind.ANONYMOUS)))
    )
    gazette, post = store.outlets()
    assert (gazette.articles, gazette.claims, gazette.unnamed, gazette.borrowed) == (2, 2, 0.5, 0.5)
    assert (gazette.cites, post.cited_by) == ({"Harbour Post": 1}, {"Ferry Gazette": 1})
    assert (post.articles, post.unnamed) == (0, None)


def test_a_credit_is_a_citation_and_a_copy_has_nothing_of_its_own(store: Store) -> None:
    for id, credits in (("1", ()), ("2", (credit(name="Wire"),))):
        store.add(entry(saying(id, f"It rained {id}.", outlet=f"Paper {id}", credits=credits)))
    store.keep_copies(["2"], [Copy(article="2", of="1", share=0.9, evidence=("40 words in a row",))])
    record = {record.outlet: record for record in store.outlets()}["Paper 2"]
    assert (record.copies, record.borrowed, record.cites) == (1, 1.0, {"Wire": 1})
    assert store.copies(["1", "2"]) == (Copy(article="2", of="1", share=0.9, evidence=("40 words in a row",)),)


def test_nobody_named_is_no_origin_of_its_own(store: Store) -> None:
    store.add(entry(report(attributions=(attribution(speaker=None, via=()),))))
    assert store.outlets()[0].borrowed == 1.0


@pytest.mark.parametrize(
    ("about", "on", "state"),
    [
        ("2026-03-09", date(2026, 3, 8), Due.OPEN),
        ("2026-03-09", date(2026, 3, 9), Due.DUE),
        ("2026-03-09", date(2026, 3, 10), Due.OVERDUE),
        ("2026-03/2026-05", date(2026, 4, 1), Due.DUE),
        ("2026", date(2027, 1, 1), Due.OVERDUE),
        ("2026-03-09/..", date(2030, 1, 1), Due.DUE),
        ("XXXX-03-09", date(2026, 3, 9), Due.UNDATED),
        (None, date(2026, 3, 9), Due.UNDATED),
    ],
)
def test_predictions_are_open_due_or_overdue(store: Store, about: str | None, on: date, state: Due) -> None:
    store.add(entry(saying("1", "It will rain.", act=Act.PREDICTS, about=about)))
    assert [one.state for one in store.predictions(on)] == [state]
    assert [one.state for one in store.predictions(on, [state])] == [state]
    assert not list(store.predictions(on, set(Due) - {state}))


def test_predictions_come_soonest_first_and_all_of_them(store: Store) -> None:
    texts = [
        entry(saying(str(number), "It will rain.", act=Act.PREDICTS, about=f"{2000 + number % 100}"))
        for number in range(230)
    ]
    list(store.add_all(texts))
    last = [one.last for one in store.predictions(date(2026, 1, 1))]
    assert len(last) == 230
    assert last == sorted(last, key=str)


def test_candidates_share_bands_or_keys_at_about_the_time(store: Store) -> None:
    rows = (
        ("copy", "2026-03-01", (1, 2, 3), ()),
        ("event", "2026-03-04", (), ("quill", "bridge")),
        ("later", "2026-09-01", (), ("quill",)),
        ("else", "2026-03-04", (9,), ("rain",)),
    )
    for id, published, bands, keys in rows:
        store.add(entry(saying(id, f"It rained {id}.", published=published), bands=bands, keys=keys))
    found = store.candidates((2, 3, 2**63 + 5), ("quill", "bridge"), date(2026, 3, 5))
    assert [(one.article, one.bands, one.keys) for one in found] == [("copy", 2, 0), ("event", 0, 2)]


def test_rarer_keys_weigh_more(store: Store) -> None:
    for number in range(6):
        store.add(entry(saying(str(number), f"It rained {number}."), keys=("rain",) if number else ("quill",)))
    assert store.candidates((), ("rain", "quill"), date(2026, 3, 4))[0].article == "0"


def test_an_undated_article_is_a_candidate_around_the_day_it_was_seen(store: Store) -> None:
    store.add(entry(saying("1", "It rained.", published=None), keys=("rain",)))
    assert [one.article for one in store.candidates((), ("rain",), SEEN.date())] == ["1"]


def a_comparison() -> Comparison:
    first, second = article(), article(id="2", text="It opens on Monday.", url=None, outlet="Ledger")
    claims = (
        Claim(
            article="ferry-1",
            attribution="a1",
            content=(span("the bridge will open on Monday"),),
            position=Position.ASSERTS,
            origin="o1",
            relation=Standing.FIRST_SEEN,
        ),
        Claim(
            article="2",
            attribution=None,
            content=(Span(0, 19),),
            position=Position.ASSERTS,
            origin=None,
            relation=Standing.REPEATS,
            lost=("source",),
            evidence=("same words", "same day"),
        ),
    )
    assertion = Assertion(
        id="c1",
        text="the bridge will open on Monday",
        claims=claims,
        origins=(
            Origin(id="o1", name="Ada Quill", kind=Kind.PERSON),
            Origin(id="o2", name="aides", kind=Kind.ANONYMOUS, through="Ledger"),
        ),
        independent_origins=OriginCount(min=1, max=2, why=("one is named",)),
        figures=(Figure(what="days", values=(FigureValue(article="2", value=3.0, unit=None, span=Span(0, 2)),)),),
    )
    return Comparison(
        articles=(first, second),
        assertions=(assertion,),
        copies=(Copy(article="2", of="ferry-1", share=0.5),),
        circles=(Circle(assertion="c1", outlets=("Ferry Gazette", "Ledger")),),
        coverage=Coverage(articles=2, outlets=2, first="2026-03-04", last="2026-03-04"),
    )


@pytest.fixture
def told(store: Store) -> Store:
    store.add(entry())
    second = report(article=a_comparison().articles[1], attributions=(), sources=(outlet(mentions=()),))
    store.add(entry(replace(second, times=()), own_voice=((Span(0, 19),),)))
    store.keep_story("s1", a_comparison(), SEEN)
    return store


def test_a_story_comes_back_as_it_was_kept(told: Store) -> None:
    assert told.story("s1") == a_comparison()
    told.keep_story("s1", a_comparison(), SEEN)
    assert told.story("s1") == a_comparison()
    assert [(one.id, one.articles) for one in told.stories("2")] == [("s1", ("ferry-1", "2"))]


def test_a_dropped_story_leaves_its_articles(told: Store) -> None:
    told.drop_story("s1")
    assert told.stories() == ()
    assert told.article("2")
    assert all(finding.well for finding in told.doctor())


def test_a_story_of_unknown_articles_is_refused_and_the_old_one_stays(told: Store) -> None:
    with pytest.raises(NotFoundError, match="unknown"):
        told.keep_story("s1", replace(a_comparison(), articles=(article(id="unknown"),)), SEEN)
    assert told.story("s1") == a_comparison()


def test_what_bears_on_a_prediction_is_in_its_assertion(told: Store) -> None:
    (claim,) = told.claims("ferry-1")
    told.judge(judged(JudgementKind.CORRECT, f"claim:{claim.id}", changes={"act": "predicts"}))
    (prediction,) = told.predictions(date(2026, 3, 10), [Due.OVERDUE])
    assert prediction.bearing == (told.claims("2")[0].id,)
    assert prediction.claim.text in TEXT
