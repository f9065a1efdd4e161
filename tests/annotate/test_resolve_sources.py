"""Sources are resolved to the fullest name or description that the text gives (cases/resolve_sources.txt)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mark_drafts import case_blocks, read_marked

import factories
from reportedly.annotate.draft import Draft, Leaning
from reportedly.annotate.resolve_sources import resolve_sources
from reportedly.model.attribution import Kind
from reportedly.model.span import Span

CASES = case_blocks("resolve_sources.txt")


def resolved(marked: str, kind: dict[Kind | None, float] | None = None) -> list[str]:
    """Kind and name of each speaker, the model leaning towards `kind` if given."""
    text, drafts = read_marked(marked)
    if kind is not None:
        leaning = Leaning(kind=kind, act={}, certainty={}, polarity={})
        drafts = [replace(draft, leaning=leaning) for draft in drafts]
    resolution = resolve_sources(factories.article(text=text), drafts, ())
    known = {source.id: f"{source.kind.value}: {source.name}" for source in resolution.sources}
    return [known[speaker] if speaker else "-" for speaker in resolution.speakers]


@pytest.mark.parametrize(("name", "marked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sources_are_resolved(name: str, marked: str, expected: list[str]) -> None:
    assert resolved(marked) == expected, name


def test_the_models_kind_overrules_a_guess() -> None:
    assert resolved("<s The Lantern> <c said> <t so>.", {Kind.OUTLET: 0.99}) == ["outlet: Lantern"]


def test_the_models_kind_does_not_overrule_a_full_name() -> None:
    assert resolved("<s Ada Quill> <c said> <t so>.", {Kind.ORGANIZATION: 0.99}) == ["person: Ada Quill"]


def test_a_leaning_outlet_by_name_is_never_a_document() -> None:
    assert resolved("<s The Beacon's story> <c says> <t so>.", {Kind.DOCUMENT: 0.99}) == ["outlet: Beacon"]


def test_the_model_makes_no_person_of_an_office() -> None:
    marked = "<s The mayor general's office> <c said> <t so>."
    assert resolved(marked, {Kind.PERSON: 0.99}) == ["organization: mayor general's office"]


def test_one_who_goes_on_speaks_where_the_model_hears_somebody() -> None:
    marked = "<s1 Ada Quill> <c1 said> <t1 no>, <c2 adding> <t2 it was late>."
    assert resolved(marked, {Kind.PERSON: 0.9, None: 0.1}) == ["person: Ada Quill", "person: Ada Quill"]
    assert resolved(marked, {Kind.PERSON: 0.1, None: 0.9}) == ["person: Ada Quill", "-"]


def test_the_reason_for_not_naming_is_kept_in_the_texts_words() -> None:
    text, drafts = read_marked(
        "<s Two aid workers>, who asked me not to use their names because they fear arrest, <c said> <t so>."
    )
    (source,) = resolve_sources(factories.article(text=text), drafts, ()).sources
    assert source.anonymity_reason is not None
    assert source.anonymity_reason.text(text) == "they fear arrest"


def test_no_drafts_give_no_sources() -> None:
    assert resolve_sources(factories.article(), (), ()).sources == ()


WORDS = st.sampled_from(
    [
        "The",
        "the",
        "he",
        "She",
        "they",
        "it",
        "we",
        "I",
        "who",
        "which",
        "official",
        "officials",
        "Reuters",
        "Post's",
        "Ada",
        "Quill",
        "Mr.",
        "spokesman",
        "for",
        "of",
        "said",
        ",",
        ".",
        "“",
        "”",
        "\n",
        "US",
    ]
)
KINDS = st.dictionaries(st.sampled_from([*Kind, None]), st.floats(0, 1))


@given(
    st.lists(WORDS, min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 150), st.integers(1, 25), st.integers(-1, 9), KINDS), max_size=12),
)
def test_any_drafts_have_speakers_among_the_sources(
    words: list[str], places: list[tuple[int, int, int, dict[Kind | None, float]]]
) -> None:
    text = " ".join(words)
    rows = [(s, min(s + n, len(text)), i, kind) for s, n, i, kind in places if s < len(text)]
    drafts = [
        Draft(
            source=(Span(s, e),) if i % 2 else (),
            cue=(Span(s, e),),
            content=(),
            inside=i if i >= 0 else None,
            leaning=Leaning(kind=kind, act={}, certainty={}, polarity={}),
        )
        for s, e, i, kind in rows
    ]
    resolution = resolve_sources(factories.article(text=text), drafts, ())
    ids = {source.id for source in resolution.sources}
    assert len(ids) == len(resolution.sources)
    assert len(resolution.speakers) == len(drafts)
    assert {speaker for speaker in resolution.speakers if speaker} == ids
    for source in resolution.sources:
        assert source.name
        assert all(0 <= span.start < span.end <= len(text) for span in source.mentions)
