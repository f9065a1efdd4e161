"""Read all of ../shared/data/articles twice: no crash, every span inside the text and not empty, ids the same.

python -m benchmarks.robustness [--limit N]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
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


def main() -> None:
    """Read, check, and print counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=None)
    arguments = parser.parse_args()
    digests: list[str] = []
    wrong = attributions = count = 0
    began = time.perf_counter()
    for _ in range(2):
        whole = hashlib.sha256()
        reader = Reader()
        wrong = attributions = count = 0
        for row in islice(lines(DATA / "articles/articles.jsonl.gz"), arguments.limit):
            encoded = encode_report(reader.read(article_from_record(row)))
            record = json.loads(encoded)
            whole.update(encoded)
            count += 1
            attributions += len(record["attributions"])
            for fault in faults(record):
                wrong += 1
                print(record["article"]["id"], fault)
        digests.append(whole.hexdigest())
    print(json.dumps({"articles": count, "attributions": attributions, "faults": wrong, "the same twice": digests[0] == digests[1],
                      "seconds for both": round(time.perf_counter() - began)}))  # fmt: skip


if __name__ == "__main__":
    main()
