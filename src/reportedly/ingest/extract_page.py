"""A web page to an Article: text and metadata by trafilatura, put right by what the page states and by the registry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from reportedly.errors import EmptyError, InputError
from reportedly.ingest.build_article import article_from_text
from reportedly.ingest.dates import iso
from reportedly.ingest.decode_text import declared_encoding, decode_text
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_authors import authors_of
from reportedly.ingest.read_json_ld import read_json_ld
from reportedly.model.article import Article
from reportedly.model.outlets import outlets

_CANONICAL = re.compile(r"<link\b(?=[^>]*\brel=[\"']?canonical)[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.IGNORECASE | re.DOTALL)
_SEPARATOR = re.compile(r"\s+(?:[|–—-]|::|»|•)\s+")

_NOTICE = re.compile(
    r"enable javascript|javascript (?:is|to be) (?:disabled|required|enabled)|access denied|are you a robot|verify (?:that )?you are (?:a )?human"
    r"|subscribe to (?:continue|read)|log in to (?:continue|read)|page (?:not found|cannot be found|does not exist)|checking your browser",
    re.IGNORECASE,
)
ARTICLE_WORDS = 8
NOTICE_WORDS = 80
"""Notices are shorter; an article of the words in `_NOTICE` would be longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a page gives: the text of its article, what is known about it, and the captions that it marks as such."""

    text: str
    metadata: Metadata
    captions: tuple[str, ...]


def article_from_html(
    page: bytes | str,
    metadata: Metadata | None = None,
    *,
    encoding: str | None = None,
    name: str = "the page",
    force: bool = False,
) -> Article:
    """The article of a page; `metadata` goes before what the page says, its `url` tells where the page comes from.

    `encoding` is what a server stated. Raises EmptyError for a page without an article, UnsupportedError for one that
    cannot be decoded or is in another language.
    """
    text = page if isinstance(page, str) else decode_text(page, name, declared=encoding or declared_encoding(page))
    given = metadata or Metadata()
    found = extract_page(text, url=given.url, name=name)
    return article_from_text(found.text, given | found.metadata, name=name, captions=found.captions, force=force)


def extract_page(page: str, *, url: str | None = None, name: str = "the page") -> Extract:
    """Text and metadata of the article on the page; raises EmptyError if there is none."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    url = url or _canonical(page)
    try:
        document = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    except Exception as error:  # a parser of the open web fails in ways that nobody can list
        raise InputError(
            f"{name} cannot be taken apart ({type(error).__name__}): save its text and give that."
        ) from error
    if document is None or isinstance(document, dict) or not document.text or not document.text.strip():
        raise EmptyError(
            f"{name} shows no article: it may need JavaScript or a subscription; save the article's text and give that."
        )
    if not _is_article(document.text):
        raise EmptyError(
            f"{name} shows no article, only {document.text.strip()[:60]!r}: save the article's text and give that."
        )
    stated = read_json_ld(page)
    site = document.sitename
    extracted = Metadata(
        outlet=_outlet(site, stated.outlet, url),
        published=_published(stated.published, document.date),
        url=url or document.url,
        title=_title(document.title, page, stated.title, site),
        authors=_authors(stated.authors, document.author),
    )
    captions = tuple(_words(caption) for caption in _CAPTION.findall(page))
    return Extract(text=document.text, metadata=extracted, captions=tuple(filter(None, captions)))


def _is_article(text: str) -> bool:
    """Not a menu, nor the notice that a site shows to whom it does not want to show its article."""
    words = text.split()
    return (
        len(words) >= ARTICLE_WORDS
        and bool(re.search(r"[.!?。]", text))
        and not (len(words) < NOTICE_WORDS and _NOTICE.search(text))
    )


def _outlet(site: str | None, publisher: str | None, url: str | None) -> str | None:
    """A name that the registry knows goes before one it does not; the page's own before the one of its domain."""
    known = outlets()
    for name in (site, publisher):
        if name and (outlet := known.by_name(name) or known.by_domain(name if "." in name else "")):
            return outlet.name
    if url and (outlet := known.by_domain(url)):
        return outlet.name
    bare = site and re.fullmatch(r"(?:[\w-]+\.)+(?:[a-z]{2,}|\d+)(?::\d+)?", site)
    return (publisher or site) if bare else (site or publisher)


def _published(stated: str | None, found: str | None) -> str | None:
    """The day trafilatura weighed all evidence for; with the time and offset that the page states for that day."""
    day = iso(found) if found else None
    if stated and (day is None or stated.startswith(day)):
        return stated
    return day


def _title(found: str | None, page: str, headline: str | None, site: str | None) -> str | None:
    """The title without the site's name behind or before it."""
    if not found:
        return headline
    title = " ".join(found.split())
    headings = [heading for heading in map(_words, _HEADING.findall(page)) if heading]
    for shorter in (*headings, headline or ""):
        rest = title[len(shorter) :] if title.startswith(shorter) else ""
        if len(shorter) > 15 and rest and _SEPARATOR.match(rest):
            return shorter
    pieces = _SEPARATOR.split(title)
    names = {_plain(name) for name in (site, _site(page)) if name}
    if len(pieces) > 1 and _plain(pieces[-1]) in names:
        return title[: title.rindex(pieces[-1])].rstrip(" |–—-:»•")
    return title


def _authors(stated: tuple[str, ...], found: str | None) -> tuple[str, ...]:
    """As the page states them, for extraction loses the stop after an initial; else as extracted. Outlets only fill in."""
    stated = tuple(name for name in stated if not outlets().by_name(name)) or (stated if not found else ())
    return authors_of(
        tuple(re.sub(r"^(?:View all posts by|Posted by|Author)\s+", "", name) for name in stated)
    ) or authors_of(
        tuple(
            re.sub(r"^(?:View all posts by|Posted by|Author)\s+", "", name)
            for name in (found or "").split("; ")
            if name
        )
    )


def _canonical(page: str) -> str | None:
    found = _CANONICAL.search(page[:200_000])
    url = unescape(found[1]) if found else ""
    return url if urlsplit(url).scheme in ("http", "https") else None


def canonical_address(page: str, url: str) -> str:
    """The address that the page gives itself, if it is one of the same site; else the one that it came from.

    A copy that names its original on another site stays an article of its own: copies are evidence.

    >>> canonical_address('<link rel="canonical" href="https://www.gazette.example/a">', "https://gazette.example/a?page=rss")
    'https://www.gazette.example/a'
    >>> canonical_address('<link rel="canonical" href="https://agency.example/a">', "https://gazette.example/a")
    'https://gazette.example/a'
    """
    stated = _canonical(page)
    return stated if stated and _host(stated) == _host(url) and urlsplit(stated).path not in ("", "/") else url


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


def _site(page: str) -> str | None:
    host = urlsplit(_canonical(page) or "").hostname or ""
    pieces = host.removeprefix("www.").split(".")
    return pieces[0] if len(pieces) > 1 else None


def _words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
