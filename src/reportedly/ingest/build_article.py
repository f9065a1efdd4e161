"""A text and what is known about it, to an Article: the text kept exactly, all matter around the report marked."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.codec import article_id
from reportedly.errors import EmptyError, TooLargeError
from reportedly.ingest.check_language import check_language
from reportedly.ingest.matter import Matter, in_order
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import outlet_name
from reportedly.ingest.read_matter import read_matter
from reportedly.model.article import Article, Credit, Relation

ARTICLE_LENGTH = 5_000_000
"""Characters; the longest book is shorter, so anything above is no article."""


def article_from_text(
    text: str,
    metadata: Metadata | None = None,
    *,
    id: str | None = None,
    name: str = "the text",
    captions: Iterable[str] = (),
    force: bool = False,
) -> Article:
    """An article of this text; `metadata` goes before what the text says of itself, `captions` are those a page marks.

    Raises EmptyError, TooLargeError and UnsupportedError (another language, without `force`), in which `name` is what
    the text is called.
    """
    if len(text) > ARTICLE_LENGTH:
        raise TooLargeError(
            f"{name} has {len(text):,} characters, more than one article can ({ARTICLE_LENGTH:,}): split it into its articles."
        )
    if not any(c.isalnum() for c in text):
        raise EmptyError(f"{name} holds no text: give an article with words in it.")
    language = check_language(text, name, force=force)
    given = metadata or Metadata()
    matter = read_matter(text, captions=captions, outlet=given.outlet)
    known = given | matter.metadata
    outlet = outlet_name(known.outlet) if known.outlet else None
    return Article(
        id=id or article_id(known.url, text),
        text=text,
        url=known.url,
        outlet=outlet,
        title=known.title,
        authors=known.authors,
        published=known.published,
        language=language,
        credits=tuple(_credits(matter, outlet)),
        captions=in_order(matter.captions),
        asides=in_order(matter.asides),
    )


def _credits(matter: Matter, outlet: str | None) -> Iterable[Credit]:
    """Credits without an outlet's wire credit to itself, each once."""
    seen: set[tuple[str, Relation]] = set()
    for credit in sorted(matter.credits, key=lambda credit: credit.span or (0, 0)):
        own = credit.relation is Relation.WIRE and credit.name == outlet
        if not own and (credit.name, credit.relation) not in seen:
            seen.add((credit.name, credit.relation))
            yield credit
