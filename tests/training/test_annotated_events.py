"""Annotated events are loaded as places; steps of training and rows of a fit are drawn from them."""

from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.corpora import annotated
from training.draw_passages import Drawn, draw_passages, pairs_of, passage_of, read_event
from training.fit_origins import named, nearest_group
from training.fit_pairs import drawn
from training.stories import (
    OURS,
    Event,
    GoldClaim,
    GoldOrigin,
    Told,
    Use,
    claims_held,
    covers,
    digest_of,
    given_events,
    kept_reports,
    our_events,
    reports_for,
    reports_of,
)

import factories
from reportedly.codec import encode_report
from reportedly.ingest import article_from_record
from reportedly.link.score_pairs import WEIGHTS
from reportedly.link.split_statements import split_statements
from reportedly.model.comparison import Position
from reportedly.model.report import Report
from reportedly.model.span import Span

GAZETTE = "The Karrow dam burst on Sunday night, and nine houses in the valley were lost. It had rained for a week."
HERALD = "The old dam at Karrow gave way on Sunday. Nine valley homes are gone, but the road to Sella is open again."


def told(text: str, words: str, **changes: object) -> Told:
    fields = {"article": 0 if text == GAZETTE else 1, "position": Position.ASSERTS, "origin": None} | changes
    return Told(span=factories.span(words, text), **fields)  # type: ignore[arg-type]


BURST = GoldClaim(
    id="burst", min=0, max=0, told=(told(GAZETTE, "The Karrow dam burst"), told(HERALD, "dam at Karrow gave way"))
)
HOUSES = GoldClaim(
    id="houses",
    min=1,
    max=1,
    told=(
        told(GAZETTE, "nine houses in the valley were lost", origin="o1"),
        told(HERALD, "Nine valley homes are gone", position=Position.DENIES, origin="o2"),
    ),
)
EVENT = Event(
    group="dam",
    use=Use.VECTORS,
    articles=("gazette", "herald"),
    digests=(digest_of(GAZETTE), digest_of(HERALD)),
    origins=(
        GoldOrigin(id="o1", name="Ada Quill", kind="person", through=None),
        GoldOrigin(id="o2", name="Karrow Water Board", kind="organization", through=None),
    ),
    claims=(BURST, HOUSES),
)


def read(id: str, text: str) -> Report:
    return factories.report(article=factories.article(id=id, text=text), sources=(), attributions=(), times=())


REPORTS = {"gazette": read("gazette", GAZETTE), "herald": read("herald", HERALD)}
STATEMENTS = [s for n, report in enumerate(REPORTS.values()) for s in split_statements(n, report)]


def place(words: str) -> int:
    return next(n for n, s in enumerate(STATEMENTS) if words in s.text)


def test_our_events_are_45_for_vectors_and_23_others_for_weights() -> None:
    vectors, weights = our_events(Use.VECTORS), our_events(Use.WEIGHTS)
    assert (len(vectors), len(weights)) == (45, 23)
    ids = [id for event in vectors + weights for id in event.articles]
    assert len(ids) == len(set(ids))


def test_every_place_of_our_events_points_into_them() -> None:
    for event in our_events(Use.VECTORS) + our_events(Use.WEIGHTS):
        origins = {origin.id for origin in event.origins}
        assert all(t.article < len(event.articles) for claim in event.claims for t in claim.told)
        assert all(t.origin is None or t.origin in origins for claim in event.claims for t in claim.told)
        assert all(0 <= claim.min <= claim.max for claim in event.claims)


def test_the_kept_events_hold_no_string_long_enough_to_be_a_text() -> None:
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', OURS.read_text("utf8"))
    assert max(len(string.split()) for string in strings) <= 8


def test_events_are_no_annotations_of_single_articles(tmp_path: Path) -> None:
    (tmp_path / "stories.json").write_text(OURS.read_text("utf8"), "utf8")
    assert list(annotated(tmp_path, tmp_path / "articles.jsonl.gz")) == []


def test_given_events_are_placed_where_their_words_stand(tmp_path: Path) -> None:
    gold = {
        "group": "dam",
        "origins": [{"id": "o1", "name": "Ada Quill", "kind": "person"}],
        "claims": [
            {
                "id": "c1",
                "independent_origins": {"min": 1, "max": 2},
                "reports": [
                    {"doc": "herald", "text": "Nine valley homes are gone", "position": "denies", "origin": "o1"}
                ],
            }
        ],
    }
    group = {"articles": [{"id": "gazette", "text": GAZETTE}, {"id": "herald", "text": HERALD}]}
    for folder, content in (("gold", gold), ("groups", group)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "dam.json").write_text(json.dumps(content), "utf8")
    (event,) = given_events(tmp_path)
    (only,) = event.claims[0].told
    assert only == told(HERALD, "Nine valley homes are gone", position=Position.DENIES, origin="o1")
    assert (event.claims[0].min, event.claims[0].max, event.digests) == (1, 2, EVENT.digests)


def test_an_article_that_changed_since_is_refused() -> None:
    changed = REPORTS | {"herald": read("herald", HERALD + " It snowed.")}
    with pytest.raises(ValueError, match=r"text of herald \(dam\) is not the one"):
        reports_of(EVENT, changed)


def test_an_article_without_report_is_named() -> None:
    with pytest.raises(ValueError, match="no report of herald"):
        reports_of(EVENT, {"gazette": REPORTS["gazette"]})


def test_reports_are_read_once_and_kept(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    with gzip.open(tmp_path / "articles" / "articles.jsonl.gz", "wt", encoding="utf8") as lines:
        for id, text in (("gazette", GAZETTE), ("herald", HERALD), ("other", HERALD)):
            lines.write(json.dumps({"id": id, "text": text, "date": "2026-03-04", "outlet": id}) + "\n")
    first = reports_for([EVENT], tmp_path, tmp_path / "reports.jsonl")
    (tmp_path / "articles" / "articles.jsonl.gz").unlink()
    again = reports_for([EVENT], tmp_path, tmp_path / "reports.jsonl")
    assert sorted(first) == ["gazette", "herald"]
    assert again == first
    assert first["herald"].article.published == "2026-03-04"


def test_a_kept_report_has_the_asides_of_the_one_read(tmp_path: Path) -> None:
    text = f"KARROW (Reuters) - {GAZETTE}"
    article = article_from_record({"id": "gazette", "text": text, "outlet": "Reuters"})
    assert article.asides
    report = replace(REPORTS["gazette"], article=article)
    (tmp_path / "reports.jsonl").write_bytes(encode_report(report) + b"\n")
    assert kept_reports(tmp_path / "reports.jsonl") == {"gazette": report}


def test_only_origins_that_assert_are_named() -> None:
    assert EVENT.names(HOUSES) == {"Ada Quill"}


@pytest.mark.parametrize(
    ("other", "same"), [(Span(0, 10), True), (Span(5, 30), True), (Span(6, 30), False), (Span(10, 20), False)]
)
def test_passages_that_share_half_of_the_shorter_are_one(other: Span, same: bool) -> None:
    assert covers(Span(0, 10), other) is same
    assert covers(other, Span(0, 10)) is same


def test_clauses_hold_the_claims_that_stand_in_them() -> None:
    held = claims_held(EVENT, STATEMENTS)
    assert held[place("dam burst")] == {"burst"}
    assert held[place("Nine valley homes")] == {"houses"}
    assert held[place("rained for a week")] == frozenset()


def test_a_step_sees_every_annotated_passage_and_clauses_without_a_claim() -> None:
    seen = draw_passages(read_event(EVENT, REPORTS), random.Random(1))
    assert [one.claim for one in seen[:4]] == ["burst", "burst", "houses", "houses"]
    texts = (GAZETTE, HERALD)
    rest = {one.span.text(texts[one.article]) for one in seen[4:]}
    assert {one.claim for one in seen[4:]} == {None}
    assert any("rained" in text for text in rest)
    assert not any("burst" in text for text in rest)


def test_a_clause_drawn_has_the_context_it_is_compared_in() -> None:
    event = read_event(EVENT, REPORTS)
    for statement in STATEMENTS:
        one = Drawn(article=statement.article, span=statement.content[0], claim=None)
        assert passage_of(event, one) == statement.passage


def test_a_passage_over_two_sentences_has_both_for_its_context() -> None:
    span = factories.span("gave way on Sunday. Nine valley homes", HERALD)
    passage = passage_of(read_event(EVENT, REPORTS), Drawn(article=1, span=span, claim=None))
    assert (passage.text, passage.context) == (span.text(HERALD), HERALD)


def test_pairs_of_one_article_tell_nothing_and_clauses_without_a_claim_little() -> None:
    shown = [Drawn(article=t.article, span=t.span, claim=c.id) for c in EVENT.claims for t in c.told]
    free = [
        Drawn(article=0, span=factories.span("It had rained", GAZETTE), claim=None),
        Drawn(article=1, span=factories.span("the road to Sella", HERALD), claim=None),
    ]
    pairs = pairs_of(EVENT, shown + free)
    assert pairs.same[0, 1]
    assert not pairs.same[0, 3]
    assert pairs.ignored[0, 2]
    assert not pairs.ignored[[0, 0], [1, 3]].any()
    assert pairs.counts[[0, 0, 4], [1, 5, 5]].tolist() == pytest.approx([1.0, 0.3, 0.0])


def test_a_passage_that_carries_both_claims_is_not_told_apart_from_either() -> None:
    both = Drawn(article=0, span=factories.span("The Karrow dam burst on Sunday night, and nine houses in the valley were lost", GAZETTE), claim="burst")  # fmt: skip
    other = Drawn(article=1, span=HOUSES.told[1].span, claim="houses")
    pairs = pairs_of(EVENT, [both, other])
    assert not pairs.same[0, 1]
    assert pairs.ignored[0, 1]


def test_a_fit_of_pairs_has_all_between_claims_and_none_of_one_article() -> None:
    held = [frozenset({"a"}), frozenset({"a"}), frozenset({"b"}), frozenset({"b"})]
    features = {name: np.arange(16, dtype=np.float32).reshape(4, 4) for name in WEIGHTS}
    rows = drawn(features, held, np.array([0, 1, 0, 1]), np.random.default_rng(0))
    assert rows.features[:, 0].tolist() == [1, 3, 6, 11]
    assert rows.right.tolist() == [1, 0, 0, 1]
    assert rows.counts.tolist() == [1, 1, 1, 1]


def test_a_fit_of_pairs_draws_few_of_those_without_a_claim() -> None:
    n = 200
    features = {name: np.zeros((n, n), dtype=np.float32) for name in WEIGHTS}
    held = [frozenset({"a"}) if i < 2 else frozenset[str]() for i in range(n)]
    rows = drawn(features, held, np.arange(n) % 2, np.random.default_rng(0))
    assert rows.right.sum() == 1
    assert len(rows.right) == pytest.approx(1 + 0.25 * 198 + 0.05 * 99 * 99, rel=0.15)


def test_the_nearest_group_holds_a_claim_in_most_articles() -> None:
    gazette, herald, rain = place("dam burst"), place("gave way"), place("rained")
    others = [(n,) for n in range(len(STATEMENTS)) if n not in (gazette, herald, rain)]
    groups = [(rain,), (gazette, herald), *others]
    assert nearest_group(BURST, STATEMENTS, groups) == (gazette, herald)


def test_a_claim_that_no_clause_holds_has_no_group() -> None:
    lost = replace(BURST, told=(told(GAZETTE, "The"),))
    silent = [s for s in STATEMENTS if s.article == 1]
    assert nearest_group(lost, silent, [(n,) for n in range(len(silent))]) is None


def test_a_name_is_right_if_the_scorer_takes_it_for_one_of_the_gold_ones() -> None:
    assert named("Quill", {"Ada Quill"}, lambda one, other: one in other)
    assert not named("Quill", set(), lambda one, other: True)
