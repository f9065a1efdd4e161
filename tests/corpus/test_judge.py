"""Judgements count at once, survive new readings, and can be undone."""

from __future__ import annotations

import pytest

from reportedly.corpus import Corpus
from reportedly.errors import InputError
from reportedly.model.attribution import Act
from reportedly.model.judgement import Judgement, JudgementKind, Subject
from reportedly.store.answers import Outcome, StoredClaim


def judge(corpus: Corpus, kind: JudgementKind, *things: str, **stated: object) -> Judgement:
    return corpus.judge(kind, [Subject.parse(thing) for thing in things], who="Ines", why="a test", **stated)  # type: ignore[arg-type]


def attributed(corpus: Corpus, article: str = "federal-standard") -> StoredClaim:
    """A claim that its story's comparison uses."""
    used = {
        claim.attribution
        for assertion in corpus.story(article).comparison.assertions
        for claim in assertion.claims
        if claim.article == article
    }
    return next(claim for claim in corpus.claims(article) if claim.attribution and claim.attribution in used)


def in_story(corpus: Corpus, claim: StoredClaim) -> bool:
    assertions = corpus.story(claim.article).comparison.assertions
    claims = [one for assertion in assertions for one in assertion.claims]
    return any(one.article == claim.article and one.attribution == claim.attribution for one in claims)


def test_a_rejected_claim_leaves_its_story_and_comes_back_when_that_is_undone(corpus: Corpus) -> None:
    claim = attributed(corpus)
    rejection = judge(corpus, JudgementKind.REJECT, f"claim:{claim.id}")
    assert not in_story(corpus, claim)
    corpus.judge(JudgementKind.UNDO, (), who="Ines", why="", undoes=rejection.id)
    assert in_story(corpus, claim)


def test_a_correction_survives_reading_the_article_again(corpus: Corpus) -> None:
    claim = attributed(corpus)
    judge(corpus, JudgementKind.CORRECT, f"claim:{claim.id}", changes={"act": "denies", "speaker": "Ada Quill"})
    old = corpus.store.report(claim.article)
    (again,) = corpus.add([old.article])
    assert again.outcome is Outcome.UNCHANGED  # type: ignore[union-attr]
    corpus.store.rebuild()
    now = corpus.claim(claim.id)
    assert (now.act, now.speaker, now.judged) == (Act.DENIES, "Ada Quill", True)
    assert corpus.store.report(claim.article) == old


def test_an_article_taken_out_of_a_story_stays_out_when_it_is_added_again(corpus: Corpus) -> None:
    judge(corpus, JudgementKind.SPLIT, "article:federal-standard")
    list(corpus.add([corpus.article("federal-standard")]))
    assert not any("federal-standard" in record.articles for record in corpus.stories())


def test_merged_stories_are_one_until_that_is_undone(corpus: Corpus) -> None:
    one, other = corpus.stories()
    merge = judge(corpus, JudgementKind.MERGE, f"story:{one.id}", f"story:{other.id}")
    (merged,) = corpus.stories()
    assert set(merged.articles) == {*one.articles, *other.articles}
    corpus.judge(JudgementKind.UNDO, (), who="Ines", why="", undoes=merge.id)
    assert {frozenset(record.articles) for record in corpus.stories()} == {
        frozenset(one.articles),
        frozenset(other.articles),
    }


def test_a_corrected_outlet_shows_in_the_story(corpus: Corpus) -> None:
    judge(corpus, JudgementKind.CORRECT, "article:federal-standard", changes={"outlet": "The Standard"})
    assert corpus.story("federal-standard").comparison.article("federal-standard").outlet == "The Standard"


def test_judged_reports_leave_out_what_was_rejected(corpus: Corpus) -> None:
    claim = attributed(corpus)
    judge(corpus, JudgementKind.REJECT, f"claim:{claim.id}")
    (report,) = (one for one in corpus.judged_reports() if one.article.id == claim.article)
    assert claim.attribution not in {one.id for one in report.attributions}


def test_a_judgement_whose_parts_do_not_fit_is_refused(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="two different things"):
        judge(corpus, JudgementKind.MERGE, "story:x")
