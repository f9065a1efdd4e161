"""WORLD -> ARTICLE: files, pages on the web and standard input, each article's text kept exactly as it was read.

    for article in articles(["story.txt", "https://gazette.example/story", "archive.jsonl.gz"]):
        ...

Foreign libraries are imported when an input first needs them, and what reads pages too (extract_page.py): reading one
plain text loads none of them.
"""

from __future__ import annotations

from reportedly.ingest.build_article import article_from_text
from reportedly.ingest.count_articles import count
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_input import Failure, Options, articles
from reportedly.ingest.read_records import article_from_record

__all__ = [
    "Failure",
    "Metadata",
    "Options",
    "article_from_record",
    "article_from_text",
    "articles",
    "count",
]
