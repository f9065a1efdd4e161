"""The keys by which articles on one event meet: the names of its opening, and the words of its title and lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.link.words import STOPWORDS, stem, stems
from reportedly.model.article import Article

# News tells its event first: names of the background come further down and would join every article on the same people.
# Characters; chosen on ../shared/data/stories among the 3,728 articles of ../shared/data/articles.
OPENING = 2000
LEAD = 800
_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,]\d+)*(?:['’][A-Za-z]+)?")
_OPENS = re.compile(r"(?:^|[.!?:\n])[\s\"“‘'(]*$")


def event_keys(article: Article) -> tuple[str, ...]:
    """The keys, sorted.

    >>> event_keys(Article(id="a", text="Mayor Ada Quill spoke.", title="Bridge to open"))
    ('ada', 'ada quill', 'bridg', 'mayor', 'open', 'quill', 'spok')
    """
    text = report_of(article)
    return tuple(sorted({*names(text[:OPENING]), *stems(f"{article.title or ''}\n{text[:LEAD]}")} - {""}))


def report_of(article: Article) -> str:
    """The text without what is no part of the report: header, datelines, captions."""
    silent = sorted((*article.asides, *article.captions))
    pieces, at = [], 0
    for start, end in silent:
        pieces.append(article.text[at:start])
        at = max(at, end)
    return "".join((*pieces, article.text[at:]))


def names(text: str) -> Iterator[str]:
    """Runs of capitalised words as stems, each whole and by its last word; a word that only opens a sentence is none."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match.group()
        joined = bool(run) and text[end : match.start()] == " "
        if run and not joined:
            yield from _named(run)
            run = []
        opens = not joined and _OPENS.search(text, max(0, match.start() - 4), match.start())
        if word[0].isupper() and word.lower() not in STOPWORDS and (not opens or word.isupper()):
            run.append(stem(word))
        elif run:
            yield from _named(run)
            run = []
        end = match.end()
    yield from _named(run)


def _named(run: list[str]) -> Iterator[str]:
    if run:
        yield " ".join(run)
        yield run[-1]
