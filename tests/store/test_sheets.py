from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factories import source
from reportedly.errors import InputError, NotFoundError
from reportedly.model.attribution import Act, Kind
from reportedly.model.comparison import (
    Assertion,
    Claim,
    Comparison,
    Coverage,
    Figure,
    FigureValue,
    Origin,
    OriginCount,
    Position,
    Standing,
)
from reportedly.model.judgement import JudgementKind
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.store import Store
from reportedly.store.answers import Due
from reportedly.store.sheets import DoubtKind, Order
from store.entries import SEEN, entry, judged, saying

ON = date(2026, 3, 10)


def story_of(*reports: Report, deny: bool = False, figures: bool = False, weak: bool = False) -> Comparison:
    """One assertion that all of these articles make; the last denies it, or gives another figure."""
    stored = [one.article for one in reports]
    last = len(stored) - 1
    claims = tuple(
        Claim(
            article=one.id,
            attribution="a1",
            content=reports[place].attributions[0].content,
            position=Position.DENIES if deny and place == last else Position.ASSERTS,
            origin="o1",
            relation=Standing.REPEATS if place else Standing.FIRST_SEEN,
            evidence=("a little of everything: words, meaning and setting (Gazette)",) if weak and place else (),
        )
        for place, one in enumerate(stored)
    )
    values = tuple(FigureValue(article=one.id, value=9.0, unit=None, span=Span(0, 2)) for one in stored)
    assertion = Assertion(
        id=f"assertion of {stored[0].id}",
        text=stored[0].text,
        claims=claims,
        origins=(Origin(id="o1", name="Ada Quill", kind=Kind.PERSON),),
        independent_origins=OriginCount(min=1, max=1, why=("one name",)),
        figures=(Figure(what="dead", values=values),) if figures else (),
    )
    days = sorted(str(one.published)[:10] for one in stored)
    coverage = Coverage(articles=len(stored), outlets=len({one.outlet for one in stored}), first=days[0], last=days[-1])
    return Comparison(articles=tuple(stored), assertions=(assertion,), copies=(), circles=(), coverage=coverage)


def reports(prefix: str, count: int, day: str = "2026-03-09") -> list[Report]:
    return [
        saying(f"{prefix}{n}", f"The bridge {prefix} fell.", outlet=f"Paper {n}", published=day, title=f"Title {prefix}{n}")
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def told(store: Store) -> Store:
    """Four stories: plain, denied, of one origin in three outlets, with figures."""
    for name, count, changes in (("plain", 2, {}), ("denied", 2, {"deny": True}), ("wide", 3, {}), ("counted", 2, {"figures": True})):  # fmt: skip
        some = reports(name, count)
        for one in some:
            store.add(entry(one))
        store.keep_story(name, story_of(*some, **changes), SEEN)
    return store


def test_stories_are_ranked_by_what_hangs_on_them(told: Store) -> None:
    listed = told.rank_stories(Order.STAKE, ON, 10)
    assert [one.id for one in listed.elements] == ["wide", "denied", "counted", "plain"]
    assert listed.next is None


def test_a_list_of_stories_goes_on_where_it_stopped(told: Store) -> None:
    for order in Order:
        seen, cursor = [], None
        while True:
            listed = told.rank_stories(order, ON, 1, cursor)
            seen += [one.id for one in listed.elements]
            cursor = listed.next
            if cursor is None:
                break
        assert sorted(seen) == ["counted", "denied", "plain", "wide"]


def test_an_invented_cursor_is_refused(told: Store) -> None:
    for ask in (
        lambda: told.rank_stories(Order.STAKE, ON, 5, "nonsense"),
        lambda: told.page_predictions(ON, [Due.DUE], 5, "nonsense"),
        lambda: told.doubts(DoubtKind.CLAIM, 5, "nonsense"),
        lambda: told.doubts(DoubtKind.LINK, 5, "inf:1"),
    ):
        with pytest.raises(InputError, match="is no cursor"):
            ask()


def test_a_brief_names_the_first_headline_and_the_weightiest_assertion(told: Store) -> None:
    wide = told.rank_stories(Order.STAKE, ON, 1).elements[0]
    assert (wide.heading.title, wide.articles, wide.outlets) == ("Title wide0", 3, 3)
    assert (wide.assertions[0].outlets, wide.assertions[0].origins.max) == (3, 1)


def test_a_prediction_that_falls_due_brings_its_story_up(told: Store) -> None:
    late = saying("plain9", "The bridge will open.", act=Act.PREDICTS, about="2026-03-10", published="2026-03-08")
    told.add(entry(late))
    told.keep_story("plain", story_of(*reports("plain", 2), late), SEEN)
    assert [(one.id, one.due) for one in told.stories_due(ON, 5)] == [("plain", 1)]
    assert told.stories_due(date(2026, 5, 1), 5) == ()


def test_an_assertion_comes_with_its_stored_claims(told: Store) -> None:
    sheet = told.assertion_sheet("assertion of denied0")
    assert sheet.story == "denied"
    assert [one.text if one else None for one in sheet.claims] == ["The bridge denied fell."] * 2
    assert set(sheet.headings) == {"denied0", "denied1"}


def test_a_claim_leads_to_its_assertion(told: Store) -> None:
    claim = told.claims("wide1")[0].id
    assert told.assertion_sheet(claim).assertion.id == "assertion of wide0"
    assert told.assertions_by_claim([claim]) == {claim: "assertion of wide0"}
    with pytest.raises(NotFoundError, match="no assertion nowhere"):
        told.assertion_sheet("nowhere")


def test_a_story_comes_whole(told: Store) -> None:
    sheet = told.story_sheet("wide")
    assert [one.article for one in sheet.headings] == ["wide0", "wide1", "wide2"]
    assert len(sheet.assertions) == len(sheet.briefs) == 1
    with pytest.raises(NotFoundError, match="no story nowhere"):
        told.story_sheet("nowhere")


def test_a_source_shows_as_whom_it_spoke_and_through_whom(store: Store) -> None:
    store.add(entry())
    group = store.source("Quill")[0]
    ways = store.source_ways(group.id)
    assert ways.through == {"Harbour Post": 1}
    assert ways.acts
    assert set(ways.roles) <= {one.role for one in store.report("ferry-1").sources if one.role}


def test_a_source_shows_in_which_months_its_words_were_published(store: Store) -> None:
    for number, day in enumerate(("2025-11-30", "2026-02-01", "2026-02-28", None)):
        store.add(entry(saying(str(number), f"It rained {number} times.", published=day)))
    assert store.source_ways(store.source("Quill")[0].id).months == {"2025-11": 1, "2026-02": 2}


def test_an_outlet_shows_whom_it_cites_and_who_cites_it(store: Store) -> None:
    store.add(entry())
    cited = store.outlet_sheet("Harbour Post")
    citing = store.outlet_sheet("ferry gazette")
    assert (cited.articles, cited.cited_by) == (0, {"Ferry Gazette": 1})
    assert (citing.articles, citing.cites) == (1, {"Harbour Post": 1})
    assert [one.article for one in citing.newest] == ["ferry-1"]
    with pytest.raises(NotFoundError, match="no outlet Nobody"):
        store.outlet_sheet("Nobody")


def test_overdue_predictions_come_last_due_first(store: Store) -> None:
    for day in ("2026-03-01", "2026-03-05", "2026-03-03"):
        store.add(entry(saying(day, "It will open.", act=Act.PREDICTS, about=day, published="2026-02-20")))
    first = store.page_predictions(ON, [Due.OVERDUE], 2)
    rest = store.page_predictions(ON, [Due.OVERDUE], 2, first.next)
    assert [one.last for one in (*first.elements, *rest.elements)] == [date(2026, 3, day) for day in (5, 3, 1)]
    assert rest.next is None
    assert store.page_predictions(ON, [Due.OPEN], 5).elements == ()


def test_a_source_is_asked_for_its_predictions(store: Store) -> None:
    store.add(entry(saying("1", "It will open.", act=Act.PREDICTS, about="2026-03-01")))
    store.add(entry(saying("2", "It will close.", act=Act.PREDICTS, speaker=source(name="Nadia Corr"))))
    (one,) = store.source_predictions(store.source("Quill")[0].id, ON, 5)
    assert (one.claim.text, one.state) == ("It will open.", Due.OVERDUE)


def unsure(id: str, score: float, speaker: str | None = "s1") -> Report:
    report = saying(id, f"The bridge {id} fell.")
    return replace(
        report, attributions=tuple(replace(one, score=score, speaker=speaker) for one in report.attributions)
    )


def test_the_least_sure_claims_wait_first_and_only_once(store: Store) -> None:
    for id, score in (("1", 0.5), ("2", 0.2), ("3", 0.9)):
        store.add(entry(unsure(id, score)))
    first = store.doubts(DoubtKind.CLAIM, 1)
    rest = store.doubts(DoubtKind.CLAIM, 5, first.next)
    assert [doubt.claim.article for doubt in (*first.elements, *rest.elements)] == ["2", "1"]


def test_claims_without_a_speaker_wait_for_one(store: Store) -> None:
    store.add(entry(unsure("1", 0.9, speaker=None)))
    store.add(entry(unsure("2", 0.9)))
    assert [doubt.claim.article for doubt in store.doubts(DoubtKind.SPEAKER, 5).elements] == ["1"]


def test_a_judged_claim_waits_no_more(store: Store) -> None:
    store.add(entry(unsure("1", 0.2)))
    (doubt,) = store.doubts(DoubtKind.CLAIM, 5).elements
    store.judge(judged(JudgementKind.ACCEPT, f"claim:{doubt.claim.id}"))
    assert store.doubts(DoubtKind.CLAIM, 5).elements == ()


def test_a_weak_link_waits_beside_the_claim_it_was_linked_to(store: Store) -> None:
    some = reports("weak", 2)
    for one in some:
        store.add(entry(one))
    store.keep_story("weak", story_of(*some, weak=True), SEEN)
    (doubt,) = store.doubts(DoubtKind.LINK, 5).elements
    assert doubt.claim.article == "weak1"
    assert doubt.beside is not None
    assert doubt.beside.article == "weak0"
    assert doubt.why[0].startswith("a little of everything")
