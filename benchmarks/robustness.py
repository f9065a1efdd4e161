"""Read all of ../shared/data/articles twice: no crash, every span inside the text and not empty, ids the same.

python -m benchmarks.robustness [--limit N]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from dataclasses import dataclass
from itertools import islice
from typing import Any

from benchmarks.shared import DATA, lines
from reportedly.codec import encode_report
from reportedly.ingest import article_from_record
from reportedly.reader import Reader


def faults(record: dict[str, Any]) -> list[str]:
    """What is wrong with the spans and references of a report."""
    size = len(record["article"]["text"])
    sources, ids = {s["id"] for s in record["sources"]}, {a["id"] for a in record["attributions"]}
    spans = [s for a in record["attributions"] for role in ("source", "cue", "content") for s in a[role]]
    spans += [m for s in record["sources"] for m in s["mentions"]] + [t["span"] for t in record["times"]]
    spans += record["article"]["captions"]
    out = [f"span {s}" for s in spans if not 0 <= s[0] < s[1] <= size]
    out += [f"speaker {a['speaker']}" for a in record["attributions"] if a["speaker"] and a["speaker"] not in sources]
    out += [f"inside {a['inside']}" for a in record["attributions"] if a["inside"] and a["inside"] not in ids]
    return out + [f"via {v}" for a in record["attributions"] for v in a["via"] if v not in sources]


@dataclass(frozen=True, slots=True)
class Row:
    """One report read: its digest, how many attributions, how many faults."""

    digest: str
    attributions: int
    faults: int


def read(limit: int | None) -> dict[str, Row]:
    """Read the first articles with a reader of their own and check every report."""
    reader = Reader()
    rows: dict[str, Row] = {}
    for row in islice(lines(DATA / "articles/articles.jsonl.gz"), limit):
        encoded = encode_report(reader.read(article_from_record(row)))
        record = json.loads(encoded)
        wrong = faults(record)
        for fault in wrong:
            print(record["article"]["id"], fault, flush=True)
        rows[record["article"]["id"]] = Row(
            hashlib.sha256(encoded).hexdigest(), len(record["attributions"]), len(wrong)
        )
    return rows


def main() -> None:
    """Read, check, and print counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--again", type=int, default=None)
    arguments = parser.parse_args()
    began = time.perf_counter()
    first = read(arguments.limit)
    again = read(arguments.limit if arguments.again is None else arguments.again)
    same = all(first[id] == row for id, row in again.items())
    print(json.dumps({"articles": len(first), "attributions": sum(r.attributions for r in first.values()),
                      "faults": sum(r.faults for r in first.values()), "read again": len(again), "the same": same,
                      "seconds": round(time.perf_counter() - began)}))  # fmt: skip


if __name__ == "__main__":
    main()
