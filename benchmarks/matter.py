"""Counts gold attributions that header, captions and credit lines swallow: there must be none.

.venv/bin/python -m benchmarks.matter ../shared/data/polnear/dev.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
from typing import Any

from reportedly.ingest.read_matter import read_matter
from reportedly.model.span import Span


def swallowed(document: dict[str, Any]) -> list[str]:
    """The matter of the document that covers any part of an attribution of its first annotator."""
    matter = read_matter(document["text"])
    gold = [
        Span(*piece)
        for attribution in document["annotators"][0]["attributions"]
        for part in ("source", "cue", "content")
        for piece in attribution[part]
    ]
    return [
        span.text(document["text"])
        for span in matter.asides + matter.captions
        if any(span.overlaps(piece) for piece in gold)
    ]


def main() -> None:
    """Prints what is swallowed, and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", help="JSON Lines, gzip: text, annotators")
    with gzip.open(parser.parse_args().documents, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    found = [words for document in documents for words in swallowed(document)]
    attributions = sum(len(document["annotators"][0]["attributions"]) for document in documents)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{attributions} attributions in {len(documents)} documents; {len(found)} pieces of matter cover part of one")


if __name__ == "__main__":
    main()
