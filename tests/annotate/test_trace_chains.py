"""Chains hold the intermediaries that the text states, outermost first (cases/trace_chains.txt)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mark_drafts import case_blocks, read_marked

import factories
from reportedly.annotate.draft import Draft
from reportedly.annotate.resolve_sources import Resolution, resolve_sources
from reportedly.annotate.trace_chains import trace_chains
from reportedly.model.span import Span

CASES = case_blocks("trace_chains.txt")


@pytest.mark.parametrize(("name", "marked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_chains_are_traced(name: str, marked: str, expected: list[str]) -> None:
    text, drafts = read_marked(marked)
    article = factories.article(text=text)
    resolution = resolve_sources(article, drafts, ())
    chains = trace_chains(article, drafts, resolution)
    known = {source.id: source.name for source in chains.sources}
    found = [
        " > ".join([*(known[id] for id in via), known[speaker] if speaker else "-"])
        for speaker, via in zip(resolution.speakers, chains.via, strict=True)
    ]
    assert found == expected, name


def test_no_drafts_have_no_chains() -> None:
    assert trace_chains(factories.article(), (), Resolution()).via == ()


WORDS = st.sampled_from(
    [
        "The",
        "the",
        "he",
        "She",
        "told",
        "told",
        "told",
        "Reuters",
        "CNN",
        "Post",
        "paper",
        "Ada",
        "Quill",
        "citing",
        "in",
        "an",
        "interview",
        "with",
        "according",
        "to",
        "said",
        ",",
        ".",
        "“",
        "\n",
    ]
)


@given(
    st.lists(WORDS, min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 150), st.integers(1, 25), st.integers(-1, 9)), max_size=12),
)
def test_any_drafts_have_chains_of_known_sources(words: list[str], places: list[tuple[int, int, int]]) -> None:
    text = " ".join(words)
    rows = [(s, min(s + n, len(text)), i) for s, n, i in places if s < len(text)]
    drafts = [
        Draft(
            source=(Span(s, e),),
            cue=(Span(s, e),) if i % 3 else (),
            content=(),
            inside=i if 0 <= i < len(rows) else None,
        )
        for s, e, i in rows
    ]
    article = factories.article(text=text)
    resolution = resolve_sources(article, drafts, ())
    chains = trace_chains(article, drafts, resolution)
    ids = [source.id for source in chains.sources]
    assert len(set(ids)) == len(ids)
    assert len(chains.via) == len(drafts)
    for speaker, via in zip(resolution.speakers, chains.via, strict=True):
        assert set(via) <= set(ids)
        assert len(set(via)) == len(via)
        assert speaker not in via
