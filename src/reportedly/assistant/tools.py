"""The tools: each parses, calls the corpus and tells. Their docstrings are what an assistant reads about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Annotated, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from reportedly.assistant.answers import ArticleTold, ClaimsTold, ComparisonTold, PredictionsTold, SourcesTold
from reportedly.assistant.tell import (
    tell_article,
    tell_claim,
    tell_comparison,
    tell_kept,
    tell_prediction,
    tell_source,
)
from reportedly.corpus.corpora import Corpora
from reportedly.errors import InputError, ReportedlyError
from reportedly.ingest import Failure, Metadata, Options, article_from_text, articles
from reportedly.model.attribution import Act, Kind
from reportedly.store.answers import Due, Query, Scope

T = TypeVar("T")

# Claims or assertions in one answer: an assistant has little room.
MOST = 100
LONGEST = 200_000  # characters of a text given; some half a minute's reading

Text = Annotated[str | None, Field(max_length=LONGEST, description="The article's text.")]
Url = Annotated[
    str | None,
    Field(pattern=r"^https?://\S+$", max_length=2000, description="A public address to fetch the article from."),
]
Kept = Annotated[str | None, Field(max_length=2000, description="The id of an article that the corpus holds.")]
Short = Annotated[str | None, Field(max_length=500)]
Limit = Annotated[int, Field(ge=1, le=MOST)]
After = Annotated[str | None, Field(max_length=4000, description="`next` of the answer before, unchanged.")]


class Tools:
    """The tools over one store. `today` gives the day from which predictions are looked at."""

    def __init__(self, corpora: Corpora, today: Callable[[], date], *, allow_private: bool = False) -> None:
        self._corpora, self._today, self._allow_private = corpora, today, allow_private

    def read_article(
        self,
        article: Kept = None,
        text: Text = None,
        url: Url = None,
        outlet: Short = None,
        published: Annotated[str | None, Field(max_length=100, description="Date, as 2026-03-04.")] = None,
    ) -> ArticleTold:
        """Who says what in one article, and through whom it came: give exactly one of `article` (an id), `text`, `url`.

        Reads claims with their speaker, the kind of source, the chain of outlets in between, and how firmly it is said.
        Nothing is stored. `outlet` and `published` help with a text that does not state them.
        """
        with _told():
            if sum(one is not None for one in (article, text, url)) != 1:
                raise InputError("give exactly one of article, text and url")
            if article is not None:
                with self._corpora.borrow() as corpus:
                    return tell_kept(corpus.report(article), corpus.claims(article), MOST)
            metadata = Metadata(outlet=outlet, published=published)
            if text is not None:
                return tell_article(self._corpora.reader.read(article_from_text(text, metadata)), MOST)
            options = Options(metadata=metadata, allow_private=self._allow_private)
            found = next(articles([str(url)], options), None)
            if found is None or isinstance(found, Failure):
                raise found.error if found else InputError("there is no article at this address")
            return tell_article(self._corpora.reader.read(found), MOST)

    def compare_articles(
        self,
        story: Annotated[
            str | None, Field(max_length=2000, description="The id of a story, or words to find it by.")
        ] = None,
        article: Annotated[list[str] | None, Field(min_length=2, max_length=40, description="Ids of articles.")] = None,
        limit: Limit = 20,
    ) -> ComparisonTold:
        """What articles say between them: claims that several report, or that somebody denies, and on how many independent
        origins each rests. Give a `story`, or at least two ids as `article`.

        Twelve outlets that cite one official are one origin: look at `least` and `most`, not at how many report it.
        """
        with _told(), self._corpora.borrow() as corpus:
            if (story is None) == (article is None):
                raise InputError("give either a story or several articles")
            found = corpus.compare(dict.fromkeys(article)) if article else corpus.story(str(story)).comparison
            return tell_comparison(found, limit)

    def find_claims(
        self,
        query: Annotated[
            str, Field(max_length=2000, description='Words, "phrases", -without, begin*; may be empty.')
        ] = "",
        source: Annotated[str | None, Field(max_length=500, description='A name, or "source:" and an id.')] = None,
        kind: Annotated[Kind | None, Field(description="The kind of source.")] = None,
        act: Annotated[Act | None, Field(description="What the source does by saying it.")] = None,
        outlet: Short = None,
        since: Annotated[date | None, Field(description="Published on this day or later.")] = None,
        until: Annotated[date | None, Field(description="Published on this day or earlier.")] = None,
        limit: Limit = 20,
        after: After = None,
    ) -> ClaimsTold:
        """Claims in the corpus by words and filters, best first: who said it, through whom, where it stands.

        An empty query lists what the filters leave, newest first.
        """
        wanted = Query(
            text=query, scope=Scope.CLAIMS, source=source, kind=kind, act=act, outlet=outlet, since=since, until=until
        )
        with _told(), self._corpora.borrow() as corpus:
            found = corpus.search(wanted, limit, after)
        claims = tuple(tell_claim(hit.claim) for hit in found.hits if hit.claim)
        return ClaimsTold(claims=claims, next=found.next, coverage=found.coverage)

    def what_does_a_source_say(
        self,
        name: Annotated[str, Field(min_length=1, max_length=500, description="A name, whole or in part.")],
        limit: Annotated[int, Field(ge=1, le=MOST, description="Newest claims of each source.")] = 20,
    ) -> SourcesTold:
        """Everything a person, organization or outlet is quoted with, under all variants of the name, newest first.

        Unnamed sources of one description stay apart by outlet: nobody can tell whether they are the same people.
        """
        with _told(), self._corpora.borrow() as corpus:
            groups, coverage = corpus.source(name, limit), corpus.coverage()
        # Of a name that may mean many, the most quoted are told.
        return SourcesTold(sources=tuple(map(tell_source, islice(groups, 5))), coverage=coverage)

    def what_is_due(
        self,
        on: Annotated[date | None, Field(description="The day to look from; today where none is given.")] = None,
        state: Annotated[
            list[Due] | None, Field(description="How they stand on that day; due and overdue where none is given.")
        ] = None,
        limit: Limit = 20,
        after: After = None,
    ) -> PredictionsTold:
        """Predictions of the corpus by the day on which they are due, with claims that may settle them.

        Overdue says that the day has passed, not that it did not come true.
        """
        day = on or self._today()
        with _told(), self._corpora.borrow() as corpus:
            page = corpus.store.page_predictions(day, tuple(state or (Due.DUE, Due.OVERDUE)), limit, after)
            coverage = corpus.coverage()
        told = tuple(map(tell_prediction, page.elements))
        return PredictionsTold(on=day.isoformat(), predictions=told, next=page.next, coverage=coverage)

    @property
    def all(self) -> tuple[Callable[..., object], ...]:
        """All tools."""
        return (
            self.read_article,
            self.compare_articles,
            self.find_claims,
            self.what_does_a_source_say,
            self.what_is_due,
        )


@contextmanager
def _told() -> Iterator[None]:
    """Our errors say what to do next, so the assistant is told."""
    try:
        yield
    except ReportedlyError as error:
        raise ToolError(str(error)) from error
