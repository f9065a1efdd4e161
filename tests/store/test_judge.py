from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from factories import source
from reportedly.errors import NotFoundError
from reportedly.model.attribution import Act, Kind
from reportedly.model.judgement import Judgement, JudgementKind
from reportedly.model.span import Span
from reportedly.store import Store, open_store
from reportedly.store.answers import Query
from reportedly.store.engine import Database
from store.entries import entry, judged, saying

CORRECTION = {"speaker": "Bo Reed", "act": "denies"}


def first_claim(store: Store) -> str:
    store.add(entry(saying("1", "It rained.")))
    return f"claim:{store.claims('1')[0].id}"


def test_a_correction_shows_in_answers_and_not_in_the_report(store: Store) -> None:
    store.judge(judged(JudgementKind.CORRECT, first_claim(store), changes=CORRECTION))
    (claim,) = store.claims("1")
    assert (claim.speaker, claim.act, claim.judged) == ("Bo Reed", Act.DENIES, True)
    assert store.report("1").attributions[0].act is Act.SAYS
    assert store.source("Reed")[0].total == 1
    assert store.search(Query(act=Act.DENIES)).hits


def test_judgements_survive_another_reading(store: Store) -> None:
    store.judge(judged(JudgementKind.CORRECT, first_claim(store), changes=CORRECTION))
    store.add(entry(saying("1", "It rained.", model="better")))
    assert store.claims("1")[0].speaker == "Bo Reed"


def test_judgements_find_a_claim_whose_edges_moved(store: Store) -> None:
    store.judge(judged(JudgementKind.REJECT, first_claim(store)))
    again = saying("1", "It rained.", model="better")
    shorter = replace(again.attributions[0], content=(Span(0, 9),))
    store.add(entry(replace(again, attributions=(shorter,))))
    assert [claim.rejected for claim in store.claims("1")] == [True]


def test_judgements_find_a_claim_in_a_revised_text(store: Store) -> None:
    store.judge(judged(JudgementKind.REJECT, first_claim(store)))
    later = saying("1", "Corrected: It rained.")
    store.add(entry(replace(later, attributions=(replace(later.attributions[0], content=(Span(11, 21),)),))))
    assert store.claims("1")[0].rejected


def test_an_undo_brings_back_what_the_machine_read_and_keeps_both_rows(store: Store) -> None:
    one = store.judge(judged(JudgementKind.REJECT, first_claim(store)))
    undo = store.judge(judged(JudgementKind.UNDO, undoes=one.id))
    assert not store.claims("1")[0].rejected
    assert [(row.id, row.undone_by) for row in store.judgements()] == [(one.id, undo.id), (undo.id, None)]
    store.judge(judged(JudgementKind.UNDO, undoes=undo.id))
    assert store.claims("1")[0].rejected


def test_the_same_judgement_twice_is_one_row(store: Store) -> None:
    claim = first_claim(store)
    assert store.judge(judged(JudgementKind.ACCEPT, claim)) == store.judge(judged(JudgementKind.ACCEPT, claim))
    assert len(store.judgements()) == 1


def test_a_corrected_outlet_moves_the_article(store: Store) -> None:
    first_claim(store)
    store.judge(judged(JudgementKind.CORRECT, "article:1", changes={"outlet": "Northern Ledger"}))
    assert [record.outlet for record in store.outlets()] == ["Northern Ledger"]
    assert store.claims("1")[0].outlet == "Northern Ledger"


def test_merged_sources_answer_together_until_split(store: Store) -> None:
    for id, name in (("1", "Ada Quill"), ("2", "A. Quill-Marrow")):
        store.add(entry(saying(id, "It rained.", speaker=source(name=name))))
    assert len(store.source("Ada Quill")) == 1
    ids = ("source:ada quill", f"source:{store.source('Marrow')[0].id}")
    store.judge(judged(JudgementKind.MERGE, *ids))
    (group,) = store.source("Ada Quill")
    assert (group.total, set(group.variants)) == (2, {"Ada Quill", "A. Quill-Marrow"})
    assert len(store.search(Query(source="Ada Quill")).hits) == 2
    store.judge(judged(JudgementKind.SPLIT, *ids))
    assert store.source("Ada Quill")[0].total == 1


def test_a_namesake_in_one_article_can_be_split_out(store: Store) -> None:
    for id in "12":
        store.add(entry(saying(id, "It rained.")))
    store.judge(judged(JudgementKind.SPLIT, "source:ada quill#2"))
    assert {group.id: group.total for group in store.source("Ada Quill")} == {"ada quill": 1, "ada quill#2": 1}


def test_what_is_not_stored_cannot_be_judged(store: Store) -> None:
    for judgement in (judged(JudgementKind.REJECT, "claim:none"), judged(JudgementKind.UNDO, undoes="none")):
        with pytest.raises(NotFoundError, match="none"):
            store.judge(judgement)
    assert store.judgements() == ()


@pytest.mark.parametrize(
    "statement", ["UPDATE judgement SET who = 'x'", "DELETE FROM judgement", "DELETE FROM judgement_subject"]
)
def test_the_database_itself_refuses_to_change_the_ledger(where: str, statement: str) -> None:
    with open_store(where) as store:
        one: Judgement = store.judge(judged(JudgementKind.REJECT, first_claim(store)))
    database = Database(where)
    with pytest.raises(Exception, match="only grows"), database.engine.begin() as connection:
        connection.execute(text(statement))
    database.close()
    with open_store(where) as store:
        assert store.judgements() == (one,)


def test_rulings_say_what_linking_must_keep_together(store: Store) -> None:
    for id in "12":
        store.add(entry(saying(id, "It rained.")))
    ids = [f"claim:{store.claims(id)[0].id}" for id in "12"]
    store.judge(judged(JudgementKind.MERGE, *ids))
    assert {str(one) for group in store.rulings().together for one in group} == set(ids)
    assert store.claims("1")[0].kind is Kind.PERSON
