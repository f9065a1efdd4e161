"""What people judged of claims counts in the comparison of their story, in either database, until that is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import source
from reportedly.corpus import Corpus
from reportedly.errors import NotFoundError
from reportedly.model.judgement import Judgement, JudgementKind, Subject
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reader import Reader
from reportedly.store import Store
from store.entries import saying

BRIDGE = "The harbour bridge will stay closed until the spring because nine cables have snapped"
FERRY = "The ferry to Ostmere runs only twice a week"


def told(id: str, text: str, speaker: str, day: int = 4, *, model: str = "test") -> Report:
    named = source(id=speaker, name=speaker, role=None)
    one = saying(id, text, speaker=named, outlet=id.title(), published=f"2026-03-0{day}", model=model)
    return replace(one, attributions=tuple(replace(a, speaker=speaker) for a in one.attributions))


@pytest.fixture
def corpus(store: Store, reader: Reader) -> Corpus:
    """A story of three articles: two on the bridge, one on the ferry."""
    corpus = Corpus(store, reader)
    list(
        corpus.keep(
            [
                told("gazette", BRIDGE, "Ada Quill"),
                told("echo", BRIDGE, "Bo Reed", 5),
                told("post", FERRY, "Edda Rask", 6),
            ]
        )
    )
    judge(corpus, JudgementKind.MERGE, "article:gazette", "article:echo", "article:post")
    assert groups(corpus) == {("gazette", "echo"), ("post",)}
    return corpus


def judge(corpus: Corpus, kind: JudgementKind, *things: str) -> Judgement:
    return corpus.judge(kind, [Subject.parse(thing) for thing in things], who="Ines", why="a test")


def undo(corpus: Corpus, one: Judgement) -> Judgement:
    return corpus.judge(JudgementKind.UNDO, (), who="Ines", why="", undoes=one.id)


def claim(corpus: Corpus, article: str) -> str:
    return f"claim:{corpus.claims(article)[0].id}"


def groups(corpus: Corpus) -> set[tuple[str, ...]]:
    """The articles of each assertion, as the story is kept and as it is compared anew."""
    kept = corpus.story_of("gazette").comparison
    assert corpus.compare([one.id for one in kept.articles]).assertions == kept.assertions
    return {assertion.articles for assertion in kept.assertions}


def assertion_of(corpus: Corpus, article: str) -> str:
    (one,) = (a for a in corpus.story_of(article).comparison.assertions if article in a.articles)
    return f"assertion:{one.id}"


def test_merged_claims_are_in_one_assertion_until_that_is_undone(corpus: Corpus) -> None:
    merge = judge(corpus, JudgementKind.MERGE, claim(corpus, "echo"), claim(corpus, "post"))
    assert groups(corpus) == {("gazette", "echo", "post")}
    first = undo(corpus, merge)
    assert groups(corpus) == {("gazette", "echo"), ("post",)}
    undo(corpus, first)
    assert groups(corpus) == {("gazette", "echo", "post")}


def test_split_claims_are_apart_until_that_is_undone(corpus: Corpus) -> None:
    split = judge(corpus, JudgementKind.SPLIT, claim(corpus, "gazette"), claim(corpus, "echo"))
    assert groups(corpus) == {("gazette",), ("echo",), ("post",)}
    undo(corpus, split)
    assert groups(corpus) == {("gazette", "echo"), ("post",)}


def test_a_claim_split_off_alone_is_an_assertion_of_its_own(corpus: Corpus) -> None:
    judge(corpus, JudgementKind.SPLIT, claim(corpus, "gazette"))
    assert groups(corpus) == {("gazette",), ("echo",), ("post",)}


def test_the_latest_of_two_judgements_wins(corpus: Corpus) -> None:
    pair = claim(corpus, "gazette"), claim(corpus, "echo")
    split = judge(corpus, JudgementKind.SPLIT, *pair)
    judge(corpus, JudgementKind.MERGE, *pair)
    assert ("gazette", "echo") in groups(corpus)
    again = judge(corpus, JudgementKind.SPLIT, *reversed(pair))
    assert ("gazette", "echo") not in groups(corpus)
    undo(corpus, again)
    undo(corpus, split)
    assert ("gazette", "echo") in groups(corpus)


def test_a_rejected_claim_is_merged_with_nothing(corpus: Corpus) -> None:
    judge(corpus, JudgementKind.MERGE, claim(corpus, "echo"), claim(corpus, "post"))
    judge(corpus, JudgementKind.REJECT, claim(corpus, "post"))
    assert groups(corpus) == {("gazette", "echo")}


def test_it_survives_articles_that_join_the_story(corpus: Corpus) -> None:
    judge(corpus, JudgementKind.MERGE, claim(corpus, "echo"), claim(corpus, "post"))
    # An earlier one, so that the assertion goes by another first claim.
    list(corpus.keep([told("times", BRIDGE, "Olav Brandt", 1)]))
    judge(corpus, JudgementKind.MERGE, "article:gazette", "article:times")
    assert groups(corpus) == {("times", "gazette", "echo", "post")}


def test_it_survives_a_reading_that_moves_the_edges_of_a_claim(corpus: Corpus) -> None:
    merge = judge(corpus, JudgementKind.MERGE, claim(corpus, "echo"), claim(corpus, "post"))
    before = claim(corpus, "post")
    again = told("post", FERRY, "Edda Rask", 6, model="better")
    shorter = replace(again.attributions[0], content=(Span(0, len(FERRY) - len(" twice a week")),))
    list(corpus.keep([replace(again, attributions=(shorter,))]))
    assert claim(corpus, "post") != before
    assert ("gazette", "echo", "post") in groups(corpus)
    undo(corpus, merge)
    assert ("gazette", "echo") in groups(corpus)


def test_it_survives_making_everything_anew(corpus: Corpus) -> None:
    judge(corpus, JudgementKind.MERGE, claim(corpus, "echo"), claim(corpus, "post"))
    corpus.rebuild()
    assert groups(corpus) == {("gazette", "echo", "post")}


def test_merged_assertions_are_one_until_that_is_undone(corpus: Corpus) -> None:
    merge = judge(corpus, JudgementKind.MERGE, assertion_of(corpus, "post"), assertion_of(corpus, "gazette"))
    assert groups(corpus) == {("gazette", "echo", "post")}
    list(corpus.keep([told("times", BRIDGE, "Olav Brandt", 1)]))
    judge(corpus, JudgementKind.MERGE, "article:gazette", "article:times")
    assert groups(corpus) == {("times", "gazette", "echo", "post")}
    undo(corpus, merge)
    assert groups(corpus) == {("times", "gazette", "echo"), ("post",)}


def test_a_judgement_on_an_assertion_that_is_not_there_is_refused_and_not_kept(corpus: Corpus) -> None:
    before = corpus.judgements()
    with pytest.raises(NotFoundError, match="no assertion"):
        judge(corpus, JudgementKind.MERGE, "assertion:none", assertion_of(corpus, "gazette"))
    assert corpus.judgements() == before


def test_a_merge_shows_who_decided_it_and_the_edition_moves(corpus: Corpus) -> None:
    before = corpus.store.edition()
    judge(corpus, JudgementKind.MERGE, claim(corpus, "echo"), claim(corpus, "post"))
    assert corpus.store.edition() > before
    (assertion,) = corpus.story_of("gazette").comparison.assertions
    (evidence,) = (one.evidence for one in assertion.claims if one.article == "post")
    assert evidence == ("a person judged that they say the same (Echo)",)
