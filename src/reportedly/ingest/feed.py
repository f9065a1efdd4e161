"""A feed: a list of addresses of articles, with what it says of each, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from reportedly.codec import digest
from reportedly.ingest.metadata import Metadata
from reportedly.model.article import Article, Credit

MOST_ITEMS = 2_000
"""Taken from one feed, in its order: the longest sitemap of news has a thousand."""
TRACKING = ("utm_", "at_", "mc_", "fbclid", "gclid", "igshid", "cmpid", "ns_", "ref_src", "smid", "xtor")
"""What begins a parameter that says where a reader came from, and nothing about the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One article as a feed announces it. `stated` holds what the feed knows; `credit` is its <source>: whose work it is."""

    url: str
    stated: Metadata
    updated: str | None = None
    credit: Credit | None = None

    @property
    def version(self) -> str:
        """Changes when what the feed says of the article does."""
        return digest(self.stated.title, self.stated.published, self.updated)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Feed:
    """What was read from one address: its items, newest versions only, and further lists to read (an index of sitemaps)."""

    title: str | None
    items: tuple[FeedItem, ...] = ()
    further: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Feed {self.title or 'untitled'}: {len(self.items)} items, {len(self.further)} further lists>"


def article_address(link: str | None, base: str) -> str | None:
    """The address of an article without fragment and tracking; None for what is no web address.

    >>> article_address("/story?id=7&utm_source=rss#top", "https://gazette.example/feed")
    'https://gazette.example/story?id=7'
    >>> article_address("javascript:void(0)", "https://gazette.example/feed") is None
    True
    """
    try:
        parts = urlsplit(urljoin(base, (link or "").strip()))
        usable = bool(link and link.strip()) and parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return None
    if not usable:
        return None
    kept = parts.query
    if any(mark in kept for mark in TRACKING):
        pairs = parse_qsl(kept, keep_blank_values=True)
        kept = urlencode([(name, value) for name, value in pairs if not name.lower().startswith(TRACKING)])
    return parts._replace(query=kept, fragment="").geturl()


def with_feed(article: Article, stated: Metadata, credit: Credit | None) -> Article:
    """The article with its gaps filled by what its feed says of it, and the feed's source among its credits."""
    from dataclasses import replace

    known = (
        Metadata(
            outlet=article.outlet,
            published=article.published,
            url=article.url,
            title=article.title,
            authors=article.authors,
        )
        | stated
    )
    own = {(known.outlet or "").casefold(), *(one.name.casefold() for one in article.credits)}
    credits = article.credits if credit is None or credit.name.casefold() in own else (*article.credits, credit)
    return replace(
        article,
        outlet=known.outlet,
        published=known.published,
        title=known.title,
        authors=known.authors,
        credits=credits,
    )
