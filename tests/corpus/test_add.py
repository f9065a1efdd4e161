"""What adding does: once, twice, changed, and with what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from reportedly.bundled import bundled, manifest
from reportedly.corpus import Corpus
from reportedly.errors import InputError, NotFoundError, StoreError
from reportedly.ingest import Failure, Metadata, article_from_text, articles
from reportedly.link.record import encode_comparison
from reportedly.model.article import Article
from reportedly.reader import Reader
from reportedly.store.answers import Added, Outcome

BRIDGE = (
    "The bridge over the Sorl at Wendmark will reopen on Friday, the transport ministry said on Tuesday. "
    "Engineers found no further cracks in its eastern pier, a spokeswoman said."
)


def bridge(text: str = BRIDGE, outlet: str | None = None) -> Article:
    return article_from_text(text, Metadata(outlet=outlet), id="bridge")


def outcomes(corpus: Corpus, *given: Article) -> list[Outcome]:
    return [found.outcome for found in corpus.add(given) if isinstance(found, Added)]


def test_the_same_again_changes_nothing(corpus: Corpus) -> None:
    before = (corpus.stories(), corpus.coverage(), [claim.id for claim in corpus.all_claims()])
    again = list(corpus.add(articles([str(path) for path in bundled().values()])))
    assert {found.outcome for found in again if isinstance(found, Added)} == {Outcome.UNCHANGED}
    assert len(again) == len(manifest())
    assert (corpus.stories(), corpus.coverage(), [claim.id for claim in corpus.all_claims()]) == before


def test_a_changed_text_is_a_revision_and_the_first_is_kept(empty: Corpus) -> None:
    changed = BRIDGE.replace("Friday", "Monday")
    assert outcomes(empty, bridge(), bridge(changed)) == [Outcome.ADDED, Outcome.REVISED]
    assert [version.number for version in empty.revisions("bridge")] == [1, 2]
    assert empty.article("bridge").text == changed
    assert empty.store.article("bridge", 1).text == BRIDGE


def test_a_revised_article_is_compared_anew_in_its_story(corpus: Corpus) -> None:
    old = corpus.article("federal-standard")
    changed = replace(old, text=old.text.replace("to 11", "to 12"))
    assert changed.text != old.text
    assert outcomes(corpus, changed) == [Outcome.REVISED]
    assert corpus.story("federal-standard").comparison.article("federal-standard").text == changed.text


def test_a_revision_kept_before_a_stop_is_compared_when_it_is_added_again(corpus: Corpus, reader: Reader) -> None:
    old = corpus.article("federal-standard")
    changed = replace(old, text=old.text.replace("to 11", "to 12"))
    full = patch.object(type(corpus.store), "keep_story", side_effect=StoreError("the disk is full"))
    with full, pytest.raises(StoreError):
        outcomes(corpus, changed)
    again = Corpus(corpus.store, reader)
    assert outcomes(again, changed) == [Outcome.UNCHANGED]
    story = again.story("federal-standard").comparison
    assert encode_comparison(story) == encode_comparison(again.compare(article.id for article in story.articles))
    assert all(finding.well for finding in again.doctor())


def test_an_article_without_date_or_outlet_is_kept_and_nothing_is_made_up(empty: Corpus) -> None:
    assert outcomes(empty, bridge()) == [Outcome.ADDED]
    assert (empty.article("bridge").outlet, empty.article("bridge").published) == (None, None)
    assert {claim.outlet for claim in empty.claims("bridge")} == {None}
    coverage = empty.coverage()
    assert (coverage.articles, coverage.outlets, coverage.first) == (1, 0, None)
    assert empty.story("bridge").comparison.coverage.first is None


def test_what_cannot_be_read_comes_out_in_its_place(empty: Corpus) -> None:
    broken = Failure(input="x.txt", error=InputError("broken"))
    found = list(empty.add([bridge(), broken, replace(bridge(), id="blank", text="  ")]))
    assert [type(one).__name__ for one in found] == ["Added", "Failure", "Failure"]
    assert empty.coverage().articles == 1


def test_another_outlets_article_under_the_same_id_is_refused(empty: Corpus) -> None:
    other = bridge("The ferry to Karrow sank on Monday, police said.", "Tidewatch")
    _, refused = empty.add([bridge(outlet="Harbour Post"), other])
    assert isinstance(refused, Failure)
    assert "id of its own" in str(refused.error)


def test_a_stream_that_is_left_early_keeps_what_came_out(empty: Corpus) -> None:
    stream = empty.add(replace(bridge(), id=f"bridge-{n}") for n in range(20))
    first = next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert isinstance(first, Added)
    assert empty.article(first.article).text == BRIDGE


def test_an_id_that_is_not_there_says_so(empty: Corpus) -> None:
    with pytest.raises(NotFoundError, match="reportedly search"):
        empty.story("nowhere")
