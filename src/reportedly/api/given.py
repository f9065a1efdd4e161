"""Articles as somebody sends them: a text, a page, or an address to fetch, with what is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from reportedly.api.parameters import Name
from reportedly.errors import InputError, ReportedlyError
from reportedly.ingest import Failure, Metadata, Options, article_from_text, articles
from reportedly.ingest.dates import iso
from reportedly.ingest.extract_page import article_from_html
from reportedly.model.article import Article

# Characters that one request reads while its sender waits; longer ones become a job.
LONG = 50_000
MOST = 1000  # articles in one job


def _date(given: str) -> str:
    stated = iso(given)
    if stated is None:
        raise ValueError("should be a date of publication like 2026-03-04")
    return stated


class ArticleGiven(BaseModel):
    """One article: exactly one of `text`, `html` and `url`; what is stated beside it goes before what it says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = Field(
        None, min_length=1, max_length=5_000_000, description="The article's text; it is kept exactly."
    )
    html: str | None = Field(None, min_length=1, max_length=20_000_000, description="A page that holds it.")
    url: str | None = Field(
        None,
        max_length=2000,
        pattern=r"^https?://\S+$",
        description="An address to fetch it from; private ones are refused.",
    )
    source_url: str | None = Field(None, max_length=2000, description="Where a text or page came from.")
    outlet: Name | None = Field(None, description="Who published it.")
    published: Annotated[str, Field(max_length=100), AfterValidator(_date)] | None = Field(
        None, description="When, as 2026-03-04 or with a time."
    )
    title: Name | None = Field(None, description="Its headline.")
    authors: list[Name] = Field(default=[], max_length=100, description="Its byline.")
    force: bool = Field(False, description="Read it even if it does not seem to be in English.")

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(one is not None for one in (self.text, self.html, self.url)) != 1:
            raise ValueError("give exactly one of text, html and url")
        if self.url is not None and self.source_url is not None:
            raise ValueError("source_url goes with text or html; a url is where it came from")
        return self

    @property
    def long(self) -> bool:
        """Whether reading it takes longer than anybody should wait for an answer."""
        return len(self.text or "") > LONG or len(self.html or "") > 10 * LONG


class ArticlesGiven(BaseModel):
    """Several articles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    articles: list[ArticleGiven] = Field(min_length=1, max_length=MOST)


def stream_of(given: ArticleGiven, *, allow_private: bool) -> Iterator[Article | Failure]:
    """The article; an address may lead to a file of several."""
    metadata = Metadata(
        outlet=given.outlet,
        published=given.published,
        url=given.source_url,
        title=given.title,
        authors=tuple(given.authors),
    )
    if given.url is not None:
        yield from articles([given.url], Options(metadata=metadata, allow_private=allow_private, force=given.force))
        return
    try:
        if given.html is not None:
            yield article_from_html(given.html, metadata, force=given.force)
        else:
            yield article_from_text(given.text or "", metadata, force=given.force)
    except ReportedlyError as error:
        yield Failure(input=given.title or "the article", error=error)


def one_of(given: ArticleGiven, *, allow_private: bool) -> Article:
    """The one article; raises what is wrong with it, or InputError if there are several."""
    found = stream_of(given, allow_private=allow_private)
    first = next(found, None)
    if first is None:
        raise InputError("there is no article in it")
    if isinstance(first, Failure):
        raise first.error
    if next(found, None) is not None:
        raise InputError("there are several articles at this address; send it to /api/v1/jobs/read or /api/v1/jobs/add")
    return first
