"""Sends nonsense to a running server and counts answers by status; any 5xx is a fault, and told with what caused it.

    reportedly serve --store event.db --port 8000 &
    python -m benchmarks.fuzz [--requests 10000] [--address http://127.0.0.1:8000] [--token rpt_...]

Paths are those of its own OpenAPI description, with parameters and bodies that are half right. Exit code 1 on a 5xx.
503 for too many jobs that wait is an answer, not a fault.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

NASTY = (
    "", " ", "0", "-1", "1", "20", "9" * 30, "1e999", "NaN", "null", "true", "a", "claim:x", "source:", "~", "../../etc/passwd", "%00", "\x00",
    "\u202e", "é", "𝔘", "'", '"', "';--", '" OR "" = "', "*", "AND", "NEAR(", "-", '"', "a" * 3000, "2026-03-04", "2026-02-30", "0000-00-00",
    "WzFd", "W10", "WyJhIiwxXQ", "person", "denies", "jsonl", "http://", "http://127.0.0.1/", "<script>", "{{7*7}}", "\r\nX: y", "[]", "{}",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request; the target is percent-encoded."""

    method: str
    target: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def requests_of(description: Mapping[str, Any], chance: random.Random, count: int) -> Iterator[Request]:
    """So many requests; the same seed gives the same ones."""
    operations = [
        (method.upper(), path, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
        if not path.endswith("/events")
    ]
    for _ in range(count):
        method, path, operation = chance.choice(operations)
        for name in [one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"]:
            path = path.replace("{" + name + "}", quote(chance.choice(NASTY) or "x", safe=""))
        stated = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
        query = "&".join(
            f"{quote(chance.choice(stated) if stated and chance.random() < 0.9 else chance.choice(NASTY), safe='')}"
            f"={quote(chance.choice(NASTY), safe='')}"
            for _ in range(chance.randrange(4))
        )
        headers = {"If-None-Match": chance.choice(('"x"', "*", "W/"))} if chance.random() < 0.1 else {}
        if method == "POST":
            headers["Content-Type"] = "application/json" if chance.random() < 0.9 else "text/plain"
        yield Request(
            method=method,
            target=f"{path}?{query}" if query else path,
            body=_body(operation, chance) if method == "POST" else b"",
            headers=headers,
        )


def _body(operation: Mapping[str, Any], chance: random.Random) -> bytes:
    if chance.random() < 0.15:
        return chance.choice((b"", b"{", b"\xff\xfe", b"[" * 5000, b"null", b"1e999", b'"\\ud800"'))
    names = (
        "text",
        "html",
        "url",
        "articles",
        "kind",
        "subjects",
        "changes",
        "undoes",
        "why",
        "published",
        "outlet",
        "force",
        "x",
    )
    return json.dumps({chance.choice(names): _value(chance) for _ in range(chance.randrange(1, 5))}).encode()


def _value(chance: random.Random, depth: int = 0) -> object:
    shape = chance.random()
    if shape < 0.6 or depth > 2:
        return chance.choice(
            (*NASTY, 0, -1, 2**70, 1.5, True, None, "merge", "correct", "undo", "The dam is safe, the board said.")
        )
    if shape < 0.8:
        return [_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(("text", "url", "act", "speaker", "x")): _value(chance, depth + 1) for _ in range(2)}


def main() -> int:
    """Send them, print what came back."""
    import httpx

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--token", help="of an editor, so that writing is reached too")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    headers = {"Authorization": f"Bearer {given.token}"} if given.token else {}
    statuses, faults = Counter[int](), list[str]()
    with httpx.Client(base_url=given.address, headers=headers, timeout=120, trust_env=False) as client:
        description = client.get("/api/v1/openapi.json").json()
        for request in requests_of(description, random.Random(given.seed), given.requests):
            answered = client.request(
                request.method, request.target, content=request.body, headers=dict(request.headers)
            )
            statuses[answered.status_code] += 1
            busy = answered.status_code == 503 and "too-many-jobs" in answered.text
            if answered.status_code >= 500 and not busy:
                faults.append(f"{answered.status_code} {request.method} {request.target[:200]} {request.body[:200]!r}")
    print(", ".join(f"{count:,} times {status}" for status, count in sorted(statuses.items())))
    print("\n".join(faults[:20]) or "no request made the server fail")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
