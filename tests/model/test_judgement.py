from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from reportedly.model.judgement import Judgement, JudgementKind, Subject, in_force, replay

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def judged(kind: str, *subjects: str, **changes: Any) -> Judgement:
    stated = {
        "at": NOON,
        "who": "Ines",
        "why": "",
        "kind": JudgementKind(kind),
        "subjects": tuple(map(Subject.parse, subjects)),
    }
    return Judgement(**{**stated, **changes})


def test_an_id_is_made_of_what_was_stated() -> None:
    assert judged("reject", "claim:c1").id == judged("reject", "claim:c1").id
    assert judged("reject", "claim:c1").id != judged("reject", "claim:c1", who="Bo").id


def test_the_later_of_two_verdicts_counts() -> None:
    rulings = replay([judged("reject", "claim:c1"), judged("accept", "claim:c1")])
    assert rulings.rejected == frozenset()
    assert rulings.accepted == {Subject.parse("claim:c1")}


def test_corrections_of_one_thing_add_up() -> None:
    ledger = [
        judged("correct", "claim:c1", changes={"act": "denies", "speaker": "A"}),
        judged("correct", "claim:c1", changes={"speaker": "B"}),
    ]
    assert replay(ledger).corrections == {Subject.parse("claim:c1"): {"act": "denies", "speaker": "B"}}


def test_merges_hang_together_and_a_later_split_takes_one_apart() -> None:
    ledger = [judged("merge", "claim:a", "claim:b"), judged("merge", "claim:b", "claim:c")]
    assert [{one.id for one in group} for group in replay(ledger).together] == [{"a", "b", "c"}]
    rulings = replay([*ledger, judged("split", "claim:b", "claim:c")])
    assert [{one.id for one in group} for group in rulings.together] == [{"a", "b"}]
    assert [{one.id for one in pair} for pair in rulings.apart] == [{"b", "c"}]


def test_an_undone_undo_is_as_if_nothing_had_been() -> None:
    first = judged("reject", "claim:c1")
    undo = judged("undo", undoes=first.id)
    again = judged("undo", undoes=undo.id)
    assert in_force([first, undo]) == ()
    assert in_force([first, undo, again]) == (first,)


@pytest.mark.parametrize(
    ("kind", "subjects", "changes", "fault"),
    [
        ("merge", ["claim:a"], {}, "two different things"),
        ("merge", ["claim:a", "source:b"], {}, "one type"),
        ("correct", ["claim:a"], {}, "which fields"),
        ("correct", ["claim:a"], {"changes": {"text": "x"}}, "the text of a claim cannot be corrected"),
        ("correct", ["claim:a"], {"changes": {"act": "sings"}}, "act is one of says"),
        ("correct", ["story:a"], {"changes": {"outlet": "x"}}, "of a story cannot"),
        ("undo", [], {}, "names the judgement"),
        ("accept", [], {}, "nothing given"),
        ("accept", ["claim:a"], {"who": " "}, "somebody"),
        ("accept", ["claim:a"], {"at": datetime(2026, 3, 5)}, "offset from UTC"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    kind: str, subjects: list[str], changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        judged(kind, *subjects, **changes)


@pytest.mark.parametrize("text", ["", "claim", "claim:", "claims:a", ":a"])
def test_a_subject_names_its_type(text: str) -> None:
    with pytest.raises(ValueError, match="no subject"):
        Subject.parse(text)
