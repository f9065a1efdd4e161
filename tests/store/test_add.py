from __future__ import annotations

from dataclasses import replace

import pytest

from factories import TEXT, article, report, source
from reportedly.errors import InputError, NotFoundError
from reportedly.model.report import ProducedBy
from reportedly.model.span import Span
from reportedly.store import Store
from reportedly.store.answers import Added, Outcome, Query, Refused
from store.entries import entry, saying


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    store.add(entry())
    assert store.report("ferry-1") == report()
    assert store.article("ferry-1") == article()


def test_the_same_again_changes_nothing(store: Store) -> None:
    assert store.add(entry()).outcome is Outcome.ADDED
    before = (store.revisions("ferry-1"), store.claims("ferry-1"), store.coverage())
    assert store.add(entry()).outcome is Outcome.UNCHANGED
    assert (store.revisions("ferry-1"), store.claims("ferry-1"), store.coverage()) == before


def test_a_changed_text_is_a_revision_and_the_old_one_is_kept(store: Store) -> None:
    store.add(entry())
    changed = report(article=article(text=f"{TEXT} Correction: it is a tunnel."))
    assert store.add(entry(changed)).outcome is Outcome.REVISED
    assert [one.number for one in store.revisions("ferry-1")] == [1, 2]
    assert store.article("ferry-1", 1).text == TEXT
    assert store.article("ferry-1").text.endswith("tunnel.")


def test_the_same_page_under_another_id_is_a_revision(store: Store) -> None:
    store.add(entry())
    added = store.add(entry(report(article=article(id="other", title="Bridge opens"))))
    assert added == Added(article="ferry-1", outcome=Outcome.REVISED)
    assert store.article("other") == store.article("ferry-1")


def test_a_known_older_version_changes_nothing(store: Store) -> None:
    newer = report(article=article(title="Bridge opens"))
    for one in (report(), newer):
        store.add(entry(one))
    assert store.add(entry()).outcome is Outcome.UNCHANGED
    assert store.article("ferry-1").title == "Bridge opens"


def test_another_model_reads_again_and_replaces_the_claims(store: Store) -> None:
    store.add(entry())
    again = replace(report(attributions=()), produced_by=ProducedBy(reportedly="0.1.0", model="better"))
    assert store.add(entry(again)).outcome is Outcome.REREAD
    assert store.claims("ferry-1") == ()
    assert store.report("ferry-1").produced_by.model == "better"
    assert [one.number for one in store.revisions("ferry-1")] == [1]


def test_one_id_for_articles_of_two_outlets_is_refused(store: Store) -> None:
    store.add(entry(saying("1", "It rained.", outlet="Gazette")))
    with pytest.raises(InputError, match="this id already names an article of Gazette"):
        store.add(entry(saying("1", "It snowed.", outlet="Ledger")))
    assert store.article("1").text == "It rained."


def test_a_refused_article_does_not_stop_the_stream(store: Store) -> None:
    texts = (("1", "It rained.", "Gazette"), ("1", "It snowed.", "Ledger"), ("2", "It hailed.", "Ledger"))
    results = list(store.add_all(entry(saying(id, text, outlet=outlet)) for id, text, outlet in texts))
    assert [isinstance(one, Refused) for one in results] == [False, True, False]
    assert store.coverage().articles == 2
    assert all(finding.well for finding in store.doctor())


def test_an_article_without_date_and_outlet_is_kept_and_dates_nothing(store: Store) -> None:
    store.add(entry(saying("1", "It rained.", outlet=None, published=None)))
    coverage = store.coverage()
    assert (coverage.articles, coverage.outlets, coverage.first) == (1, 0, None)
    assert store.search(Query(text="rained")).hits[0].outlet is None


@pytest.mark.parametrize(
    "text", ["It rained\x00 twice.", "Шёл дождь. 雨が降った。", "It said 'x'; DROP TABLE article; --"]
)
def test_any_text_is_kept_exactly(store: Store, text: str) -> None:
    store.add(entry(saying("1", text)))
    assert store.article("1").text == text


def test_half_a_surrogate_pair_is_refused_and_the_stream_goes_on(store: Store) -> None:
    bad = [
        entry(saying("1", "It rained \ud800.")),
        entry(saying("\ud800", "It rained.")),
        entry(saying("2", "It rained.", url="x://\ud800")),
    ]
    results = list(store.add_all([*bad, entry(saying("3", "It rained."))]))
    assert [isinstance(one, Refused) for one in results] == [True, True, True, False]
    with pytest.raises(InputError, match="surrogate"):
        store.article("\ud800")


def test_long_names_and_addresses_are_kept(store: Store) -> None:
    url, name = f"https://gazette.example/{'é' * 5000}", "Quill " * 2000
    for text in ("It rained.", "It snowed."):
        store.add(entry(saying("1", text, url=url, outlet=name, speaker=source(name=name, mentions=()))))
    assert store.article("1").url == url
    assert [one.number for one in store.revisions("1")] == [1, 2]
    with pytest.raises(InputError, match="1 to 500 characters"):
        store.add(entry(saying("x" * 501, "It rained.")))


def test_a_report_that_could_not_be_read_again_is_refused(store: Store) -> None:
    whole = saying("1", "It rained.")
    outside = replace(whole, attributions=(replace(whole.attributions[0], content=(Span(0, 99),)),))
    nobody = replace(whole, sources=())
    results = list(store.add_all([entry(outside), entry(nobody), entry(whole, own_voice=(((3, 11),),))]))
    assert [isinstance(one, Refused) for one in results] == [True, True, True]
    assert list(store.all_reports()) == []


def test_own_voice_statements_are_claims_without_a_speaker(store: Store) -> None:
    one = saying("1", "It rained. The bridge is shut.")
    store.add(entry(replace(one, attributions=()), own_voice=(((0, 10),),)))
    (claim,) = store.claims("1")
    assert (claim.text, claim.speaker, claim.attribution) == ("It rained.", None, None)


def test_what_is_not_there_is_not_found(store: Store) -> None:
    store.add(entry())
    for missing in (
        lambda: store.article("2"),
        lambda: store.article("ferry-1", 7),
        lambda: store.claim("no"),
        lambda: store.story("no"),
    ):
        with pytest.raises(NotFoundError, match="no"):
            missing()


def test_streams_give_everything_in_order(store: Store) -> None:
    list(store.add_all(entry(saying(str(number), f"It rained {number} times.")) for number in range(130)))
    assert [one.article.id for one in store.all_reports()] == [str(number) for number in range(130)]
    assert len(list(store.all_claims())) == 130
