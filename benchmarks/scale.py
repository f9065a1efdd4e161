"""What an archive of any size needs, worked out of what was measured: cores, hours, memory, storage.

    python -m benchmarks.archive --real-pages --workers 1 --no-ray > pages.json
    python -m benchmarks.archive --workers 1 --no-ray > cost.json
    python -m benchmarks.shuffle --documents 10000000 > shuffle.json
    python -m benchmarks.scale pages.json cost.json shuffle.json

Taking pages out of an archive is measured on whole pages of the web, reading and linking on articles, the shuffle over
signatures of a month of Common Crawl's news. Everything is counted as English, so that it is an upper bound. Prints Markdown.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Common Crawl's news, August 2016 to 2026: Infini-News, arXiv 2605.18337.
WHOLE = 1_350_000_000
DAY = 385_000
BLOCK = 10_000
HOUR = 3600.0


def seconds_a_record(pages: dict[str, Any], cost: dict[str, Any], shuffle: dict[str, Any]) -> dict[str, float]:
    """Processor seconds of each stage."""
    of_pages = pages["local 1"]["milliseconds of the processor, a record"]
    of_articles = cost["local 1"]["milliseconds of the processor, a record"]
    files = shuffle["reading files"][-1]
    candidates = shuffle["candidates"]["seconds to gather"] + shuffle["candidates"]["seconds to pair"]
    keys, bands = (files["milliseconds a file"][one] * files["files in view"] / 1000 for one in ("keys", "bands"))
    fetched = shuffle["near-duplicates"]["comparisons"] * files["milliseconds to fetch a report"] / 1000
    return {
        "extract": of_pages["extract"] / 1000,
        "repeats": shuffle["repeats"]["seconds"] / shuffle["documents"] + of_articles["repeats"] / 1000,
        "read": of_articles["read"] / 1000,
        "near-duplicates": of_articles["near-duplicates"] / 1000
        + (shuffle["near-duplicates"]["seconds"] + bands + fetched) / BLOCK,
        "candidates": (candidates + 2 * keys) / BLOCK,
        "stories": shuffle["stories"]["seconds for all"] / shuffle["documents"],
        "link": of_articles["link"] / 1000,
    }


def bytes_a_record(pages: dict[str, Any], cost: dict[str, Any]) -> dict[str, float]:
    """What is taken in, and what each table keeps."""
    kept = {name: float(one) for name, one in cost["local 1"]["bytes kept, a record"].items() if one >= 1}
    return {"archive, as it comes": float(pages["archive, bytes a record"]), **kept}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def hours(seconds: float) -> str:
    """Core hours as people say them.

    >>> hours(5400), hours(36_000_000)
    ('1.5', '10,000')
    """
    return f"{seconds / HOUR:,.1f}" if seconds < 100 * HOUR else f"{seconds / HOUR:,.0f}"


def size(amount: float) -> str:
    """Bytes as people say them.

    >>> size(3.2e9), size(4.6e13)
    ('3.2 GB', '46 TB')
    """
    for unit, name in ((1e12, "TB"), (1e9, "GB"), (1e6, "MB")):
        if amount >= unit:
            return f"{amount / unit:,.0f} {name}" if amount >= 10 * unit else f"{amount / unit:,.1f} {name}"
    return f"{amount:,.0f} bytes"


def main() -> None:
    """Read what was measured, print the tables."""
    pages, cost, shuffle = (json.loads(Path(one).read_text("utf8")) for one in sys.argv[1:4])
    seconds = seconds_a_record(pages, cost, shuffle)
    total = sum(seconds.values())
    rows = [
        (name, f"{one * 1000:,.2g}" if one < 0.01 else f"{one * 1000:,.0f}", hours(one * DAY), hours(one * WHOLE))
        for name, one in seconds.items()
    ]
    rows.append(
        ("**together**", f"**{total * 1000:,.0f}**", f"**{hours(total * DAY)}**", f"**{hours(total * WHOLE)}**")
    )
    print(table(("stage", "ms of a core, a record", "core hours, a day", "core hours, the whole"), rows))
    cores = [
        (f"{count:,}", f"{total * DAY / HOUR / count:,.1f}", f"{total * WHOLE / HOUR / count / 24:,.0f}")
        for count in (2, 8, 64, 512)
    ]
    print(table(("cores", "hours for a day", "days for the whole"), cores))
    kept = bytes_a_record(pages, cost)
    stored = [(name, f"{one:,.0f}", size(one * DAY), size(one * WHOLE)) for name, one in kept.items()]
    tables = sum(one for name, one in kept.items() if not name.startswith("archive"))
    stored.append(
        ("**tables together**", f"**{tables:,.0f}**", f"**{size(tables * DAY)}**", f"**{size(tables * WHOLE)}**")
    )
    print(table(("storage", "bytes a record", "a day", "the whole"), stored))


if __name__ == "__main__":
    main()
