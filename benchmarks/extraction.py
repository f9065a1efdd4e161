"""Scores extraction of pages, text and metadata, against trafilatura as it comes.

    .venv/bin/python -m benchmarks.extraction ../shared/data/pages/pages.jsonl.gz

Each page names segments that must be in the text and segments that must not, and its title, author and date. Titles and
authors are compared without case and blanks; several authors in any order.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import trafilatura

from reportedly.errors import ReportedlyError
from reportedly.ingest.extract_page import extract_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an extractor makes of a page."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def by_reportedly(page: dict[str, Any]) -> Found:
    """Reportedly's extraction."""
    try:
        found = extract_page(page["html"], url=page["url"])
    except ReportedlyError:
        return Found()
    known = found.metadata
    return Found(text=found.text, title=known.title, authors=known.authors, published=known.published)


def by_trafilatura(page: dict[str, Any]) -> Found:
    """Trafilatura's, with the same options."""
    document = trafilatura.bare_extraction(page["html"], url=page["url"], with_metadata=True, include_comments=False)
    if document is None or isinstance(document, dict):
        return Found()
    authors = tuple((document.author or "").split("; ")) if document.author else ()
    return Found(text=document.text or "", title=document.title, authors=authors, published=document.date)


def score(pages: list[dict[str, Any]], extract: Callable[[dict[str, Any]], Found]) -> dict[str, float]:
    """Precision and recall over segments, and shares of pages whose title, author and date are right."""
    kept = lost = slipped = titles = authors = dates = 0
    for page in pages:
        found = extract(page)
        kept += sum(segment in found.text for segment in page["present"])
        lost += sum(segment not in found.text for segment in page["present"])
        slipped += sum(segment in found.text for segment in page["absent"])
        titles += _plain(found.title) == _plain(page["title"])
        authors += _people(found.authors) == _people(page["author"])
        dates += (found.published or "")[:10] == (page["date"] or "")
    precision, recall = kept / (kept + slipped), kept / (kept + lost)
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / (precision + recall),
        "title": titles / len(pages),
        "author": authors / len(pages),
        "date": dates / len(pages),
    }


def _plain(words: str | None) -> str:
    return "".join(c for c in (words or "").casefold() if c.isalnum())


def _people(named: str | Iterable[str]) -> set[str]:
    names = re.split(r"[,;] ", named) if isinstance(named, str) else named
    return {_plain(name) for name in names}


def main() -> None:
    """Prints one line for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", help="JSON Lines, gzip: url, html, title, author, date, present, absent")
    with gzip.open(parser.parse_args().pages, "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    for extract in (by_trafilatura, by_reportedly):
        began = time.perf_counter()
        figures = score(pages, extract)
        each = 1000 * (time.perf_counter() - began) / len(pages)
        print(
            f"{extract.__name__:16}",
            *(f"{name} {figure:.3f}" for name, figure in figures.items()),
            f"{each:.0f} ms a page",
            sep="  ",
        )


if __name__ == "__main__":
    main()
