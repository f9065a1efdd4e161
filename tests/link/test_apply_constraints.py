"""What a person judged of claims outranks how the machine grouped them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from invented import VECTORS, Said, told

from reportedly.link.apply_constraints import Tie, upheld
from reportedly.link.compare import compare
from reportedly.link.constraint import ClaimPlace, Constraint
from reportedly.link.match_claims import JUDGED
from reportedly.model.comparison import Assertion, Comparison
from reportedly.model.report import Report
from reportedly.model.span import Span

BRIDGE = "the harbour bridge will stay closed until the spring because nine cables have snapped"
FERRY = "the ferry to Ostmere runs only twice a week"
GAZETTE = told("Gazette", f"Ada Quill said {BRIDGE}.", Said(content=BRIDGE, speaker="Ada Quill"))
ECHO = told("Echo", f"Olav Brandt said {BRIDGE}.", Said(content=BRIDGE, speaker="Olav Brandt"), published="2026-03-05")
POST = told("Post", f"Edda Rask said {FERRY}.", Said(content=FERRY, speaker="Edda Rask"), published="2026-03-06")
TIMES = told("Times", f"{BRIDGE.capitalize()}.", published="2026-03-07")
STORY = (GAZETTE, ECHO, POST, TIMES)


def place(report: Report) -> ClaimPlace:
    """Where the only claim of an article stands."""
    if report.attributions:
        (one,) = report.attributions
        return ClaimPlace(article=report.article.id, attribution=one.id, content=one.content)
    return ClaimPlace(article=report.article.id, attribution=None, content=(Span(0, len(report.article.text)),))


def same(*reports: Report) -> Constraint:
    return Constraint(claims=tuple(map(place, reports)), same=True)


def apart(*reports: Report) -> Constraint:
    return Constraint(claims=tuple(map(place, reports)), same=False)


def compared(*constraints: Constraint, story: Sequence[Report] = STORY) -> Comparison:
    return compare(story, VECTORS, constraints)


def groups(found: Comparison) -> set[tuple[str, ...]]:
    """The articles of each assertion."""
    return {tuple(sorted(assertion.articles)) for assertion in found.assertions}


def with_article(id: str, found: Comparison) -> Assertion:
    (one,) = (assertion for assertion in found.assertions if id in assertion.articles)
    return one


def test_without_a_judgement_the_machine_groups_alone() -> None:
    assert groups(compared()) == {("echo", "gazette", "times"), ("post",)}


def test_two_claims_called_the_same_bring_their_assertions_together() -> None:
    found = compared(same(POST, ECHO))
    assert groups(found) == {("echo", "gazette", "post", "times")}
    (claim,) = (claim for claim in with_article("post", found).claims if claim.article == "post")
    assert claim.evidence == (f"{JUDGED} (Echo)",)


def test_an_origin_that_a_person_brought_in_counts() -> None:
    assertion = with_article("post", compared(same(POST, ECHO)))
    assert {origin.name for origin in assertion.origins} == {"Ada Quill", "Olav Brandt", "Edda Rask"}
    assert not any("Edda Rask" in reason and "not counted" in reason for reason in assertion.independent_origins.why)
    assert assertion.independent_origins.max > compared().assertions[0].independent_origins.max


def test_of_two_claims_held_apart_the_one_less_like_the_rest_leaves() -> None:
    words = "the harbour bridge will stay closed until the summer"
    odd = told("Odd", f"Bo Reed said {words}.", Said(content=words, speaker="Bo Reed"))
    story = (*STORY, odd)
    assert "odd" in with_article("echo", compared(story=story)).articles
    for judgement in (apart(ECHO, odd), apart(odd, ECHO)):
        found = compared(judgement, story=story)
        assert with_article("odd", found).articles == ("odd",)
        assert {"gazette", "echo", "times"} <= set(with_article("gazette", found).articles) - {"odd"}


def test_of_two_claims_alone_in_an_assertion_the_later_leaves() -> None:
    found = compared(apart(ECHO, GAZETTE), story=(GAZETTE, ECHO))
    assert groups(found) == {("gazette",), ("echo",)}


def test_a_claim_that_is_to_stand_alone_does() -> None:
    assert groups(compared(apart(ECHO))) == {("echo",), ("gazette", "times"), ("post",)}


def test_a_sentence_of_the_articles_own_voice_is_found_by_where_it_stands() -> None:
    assert groups(compared(apart(TIMES, GAZETTE))) == {("echo", "gazette"), ("times",), ("post",)}


def test_what_was_called_the_same_leaves_together() -> None:
    assert groups(compared(same(ECHO, POST), apart(ECHO, GAZETTE), apart(TIMES, ECHO))) == {
        ("echo", "post"),
        ("gazette", "times"),
    }


def test_of_judgements_that_contradict_each_other_the_latest_wins() -> None:
    assert groups(compared(same(ECHO, POST), apart(POST, ECHO))) == groups(compared())
    assert groups(compared(apart(POST, ECHO), same(ECHO, POST))) == {("echo", "gazette", "post", "times")}


def test_a_chain_of_merges_gives_way_where_a_later_split_forbids_it() -> None:
    found = compared(same(POST, ECHO), same(POST, GAZETTE), apart(ECHO, GAZETTE))
    assert "post" in with_article("gazette", found).articles
    assert "echo" not in with_article("gazette", found).articles


def test_a_merge_ends_that_a_claim_stands_alone_and_the_other_way_round() -> None:
    assert "post" in with_article("echo", compared(apart(POST), same(POST, ECHO))).articles
    assert with_article("post", compared(same(POST, ECHO), apart(POST))).articles == ("post",)


def test_a_judgement_on_an_article_that_is_not_compared_changes_nothing() -> None:
    assert compared(same(GAZETTE, POST), story=(GAZETTE, ECHO)) == compared(story=(GAZETTE, ECHO))


def test_all_clauses_of_a_claim_come_along() -> None:
    both = f"{BRIDGE}, and {FERRY}"
    one = told("Both", f"Bo Reed said {both}.", Said(content=both, speaker="Bo Reed"))
    tram = "the tram depot burned down on Sunday night"
    other = told("Tram", f"Rolf Tarn said {tram}.", Said(content=tram, speaker="Rolf Tarn"), published="2026-03-08")
    found = compared(same(one, other), story=(*STORY, one, other))
    assert "tram" in with_article("both", found).articles


def test_later_ties_are_upheld_against_earlier_ones() -> None:
    merge = Tie(one=frozenset({0}), other=frozenset({1}), same=True)
    further = Tie(one=frozenset({1}), other=frozenset({2}), same=True)
    split = Tie(one=frozenset({0}), other=frozenset({2}), same=False)
    assert upheld([merge, further, split]) == [further, split]
    assert upheld([split, merge, further]) == [merge, further]


def test_every_statement_stays_in_one_group_whatever_is_judged() -> None:
    random = np.random.default_rng(7)
    texts = {r.article.id: r.article.text for r in STORY}
    for _ in range(20):
        picked = [random.choice(len(STORY), 2, replace=False) for _ in range(4)]
        judged = [(same if random.random() < 0.5 else apart)(STORY[a], STORY[b]) for a, b in picked]
        found = compared(*judged)
        said = sorted(
            (c.article, span.text(texts[c.article])) for a in found.assertions for c in a.claims for span in c.content
        )
        assert said == sorted(set(said))
        assert {article for article, _ in said} == set(texts)
        # The last judgement of all is always kept.
        one, other = (STORY[place].article.id for place in picked[-1])
        assert any({one, other} <= set(a.articles) for a in found.assertions) is judged[-1].same
