"""Act, certainty and polarity follow the cue and the main predicate of what is said (cases/judge_stance.txt)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked_cases, read_marks

from reportedly.annotate.cue_acts import ACTS, LEMMAS
from reportedly.annotate.draft import Draft, Leaning
from reportedly.annotate.judge_stance import judge_stance
from reportedly.annotate.read_predicate import read_predicate
from reportedly.annotate.words_of import words_of
from reportedly.model.attribution import Act, Certainty, Polarity
from reportedly.model.span import Span


@pytest.mark.parametrize(("expected", "marked"), marked_cases("judge_stance.txt"))
def test_stances_are_judged(expected: str, marked: str) -> None:
    text, draft = read_marks(marked)
    (stance,) = judge_stance(text, [draft])
    assert f"{stance.act} {stance.certainty} {stance.polarity}" == expected


@pytest.mark.parametrize("lemma", sorted(set(LEMMAS.values())))
def test_every_lemma_has_an_act(lemma: str) -> None:
    assert lemma in ACTS


def test_irregular_verbs_are_judged_too() -> None:
    text, draft = read_marks("<s He> <c swore> that <t he would mend the net>.")
    (stance,) = judge_stance(text, [draft])
    assert stance.polarity is Polarity.POSITIVE


def leaning(certainty: Certainty) -> Leaning:
    return Leaning(kind={}, act={Act.SAYS: 1.0}, certainty={certainty: 1.0}, polarity={Polarity.POSITIVE: 1.0})


@pytest.mark.parametrize("certainty", [Certainty.CERTAIN, Certainty.POSSIBLE])
def test_a_sure_model_decides_what_the_words_leave_open(certainty: Certainty) -> None:
    text, draft = read_marks("<s She> <c said> <t a storm was possible>.")
    (stance,) = judge_stance(text, [replace(draft, leaning=leaning(certainty))])
    assert stance.certainty is certainty


@pytest.mark.parametrize("cue", ["asked", "urged", "declined to say"])
def test_open_acts_are_never_certain(cue: str) -> None:
    text, draft = read_marks(f"<s She> <c {cue}> <t who paid him>.")
    (stance,) = judge_stance(text, [draft])
    assert stance.certainty is Certainty.UNKNOWN


def test_no_drafts_no_stances() -> None:
    assert judge_stance("Nobody said a word.", []) == ()


@pytest.mark.parametrize(
    ("content", "opener", "negated", "verb"),
    [
        ("the people who came may not stay", "may", True, "stay"),
        ("If it rains, the ferry will stop", "will", False, "stop"),
        ("the mill, which was old, could burn", "could", False, "burn"),
        ("they won't sail", "will", True, "sail"),
        ("not only did it rain", "did", False, "it"),
    ],
)
def test_the_main_predicate_is_read(content: str, opener: str, negated: bool, verb: str) -> None:
    predicate = read_predicate(words_of(content))
    assert (predicate.opener, predicate.negated, predicate.verb) == (opener, negated, verb)


WORDS = st.sampled_from(
    [
        *[
            "he",
            "said",
            "not",
            "n't",
            "never",
            "to",
            "“",
            "”",
            '"',
            ",",
            ".",
            "—",
            "(",
            ")",
            "?",
            "may",
            "swore",
            "didn’t",
            "'s",
            "who",
            "if",
            "IS",
            "May",
            "Mr.",
            "cannot",
            "‘",
            "’",
            "é",
            "\n",
        ]
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=6),
)
def test_any_spans_of_any_text_are_judged(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span.of(start, end) for start, length in places if (end := min(start + length, len(text))) > start]
    draft = Draft(source=tuple(spans[:1]), cue=tuple(spans[1:3]), content=tuple(spans[3:]))
    (stance,) = judge_stance(text, [draft])
    assert stance.act in Act
    assert stance.certainty in Certainty
