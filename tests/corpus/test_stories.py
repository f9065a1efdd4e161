"""How articles are grouped into stories, and what a story says of the bundled conflict."""

from __future__ import annotations

from datetime import date

from reportedly.bundled import manifest
from reportedly.corpus import Corpus
from reportedly.corpus.event_keys import event_keys
from reportedly.corpus.stories import Relative, relatives_of
from reportedly.model.article import Article
from reportedly.model.comparison import Comparison, Position
from reportedly.model.span import Span
from reportedly.store.answers import Candidate, Due


def conflict(corpus: Corpus) -> Comparison:
    return corpus.story("coastal-press-agency").comparison


def test_each_bundled_event_is_one_story(corpus: Corpus) -> None:
    outlets = {frozenset(corpus.article(id).outlet or "" for id in record.articles) for record in corpus.stories()}
    sets = {row.set for row in manifest()}
    assert {len(names) for names in outlets} == {sum(row.set == name for row in manifest()) for name in sets}


def test_a_story_is_found_by_its_id_by_an_article_and_by_words(corpus: Corpus) -> None:
    (wanted,) = (record for record in corpus.stories() if "coastal-press-agency" in record.articles)
    assert corpus.story(wanted.id).id == wanted.id
    assert corpus.story("coastal-press-agency").id == wanted.id
    assert corpus.story("explosion harbour Sella").id == wanted.id


def test_the_wire_copy_is_labelled_and_kept(corpus: Corpus) -> None:
    (copy,) = conflict(corpus).copies
    assert corpus.article(copy.article).outlet == "The Northern Ledger"
    assert copy.of == "coastal-press-agency"
    assert corpus.claims(copy.article)


def test_a_denial_stands_against_what_it_denies(corpus: Corpus) -> None:
    contested = [assertion for assertion in conflict(corpus).assertions if assertion.contested]
    assert any(claim.position is Position.DENIES for assertion in contested for claim in assertion.claims)


def test_the_death_toll_is_a_changed_figure(corpus: Corpus) -> None:
    values = [{v.value for v in figure.values} for a in conflict(corpus).assertions for figure in a.figures]
    assert any({9.0, 14.0} <= found for found in values)


def test_the_attack_that_was_announced_is_overdue_and_reports_bear_on_it(corpus: Corpus) -> None:
    found = list(corpus.predictions(date(2026, 3, 20), (Due.OVERDUE,)))
    attacks = [one for one in found if "garrison" in one.claim.text]
    assert attacks
    assert any(one.bearing for one in attacks)


def test_all_words_shown_stand_in_the_article(corpus: Corpus) -> None:
    for comparison in corpus.comparisons():
        for assertion in comparison.assertions:
            for claim in assertion.claims:
                text = comparison.article(claim.article).text
                assert all(span.text(text).strip() for span in claim.content)


def test_two_events_of_one_day_stay_apart(empty: Corpus) -> None:
    fire = "Fire destroyed the Galven cannery in Ostmere on Monday, police said. Inspector Rolf Tarn blamed a heater in the drying hall of the cannery."
    vote = "The Brannock council voted on Monday to close the tram line, Mayor Edda Rask said. Councillor Olav Brandt called the vote a mistake."
    given = [
        Article(id=f"{name}-{outlet}", text=text, outlet=outlet, published="2026-03-02", title=title)
        for name, title, text in (("fire", "Fire destroys cannery", fire), ("vote", "Council closes tram line", vote))
        for outlet in ("Tidewatch", "The Flash")
    ]
    list(empty.add(given))
    groups = {frozenset(id.partition("-")[0] for id in record.articles) for record in empty.stories()}
    assert groups == {frozenset({"fire"}), frozenset({"vote"})}


def test_keys_leave_out_the_header() -> None:
    text = "HALDEN (Corvid Press) — The mayor, Ada Quill, resigned."
    article = Article(id="a", text=text, asides=(Span(0, text.index("The")),))
    assert "corvid pres" not in event_keys(article)
    assert "ada quill" in event_keys(article)


def test_relatives_are_weighed_by_what_the_article_shares_with_itself() -> None:
    found = [
        Candidate(article="me", bands=9, keys=20, weight=40.0),
        Candidate(article="near", bands=0, keys=9, weight=10.0),
        Candidate(article="far", bands=0, keys=2, weight=2.0),
    ]
    assert relatives_of("me", found, 20) == (
        Relative(article="near", share=0.25),
        Relative(article="far", share=0.05),
    )


def test_a_notice_of_few_words_has_no_relatives() -> None:
    assert relatives_of("me", [Candidate(article="me", bands=1, keys=3, weight=9.0)], 3) == ()
