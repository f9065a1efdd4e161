"""Texts with their attributions marked: <s source>, <c cue>, <t content>, numbered <s1 ...> where there are several."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from reportedly.annotate.draft import Draft
from reportedly.model.span import Span

CASES = Path(__file__).parents[1] / "cases"
MARK = re.compile(r"<([sct])(\d?) |>")
ROLES = {"s": "source", "c": "cue", "t": "content"}


def case_blocks(name: str) -> list[tuple[str, str, list[str]]]:
    """Name, marked text and expected lines of each block of a case file, the first of which explains the rest."""
    blocks = [block.splitlines() for block in (CASES / name).read_text("utf8").strip().split("\n\n")[1:]]
    return [(lines[0].removeprefix("# "), lines[1], lines[2:]) for lines in blocks]


def read_marked(line: str) -> tuple[str, list[Draft]]:
    """The text without marks, and its drafts in order of their first marks, each inside the smallest whose content holds it."""
    text, at = "", 0
    spans = defaultdict[str, dict[str, list[Span]]](lambda: defaultdict(list))
    opened: list[tuple[str, str, int]] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((ROLES[mark[1]], mark[2], len(text)))
            spans[mark[2]]
        else:
            role, number, start = opened.pop()
            spans[number][role].append(Span.of(start, len(text)))
    parts = list(spans.values())
    drafts = [
        Draft(source=tuple(s["source"]), cue=tuple(s["cue"]), content=tuple(s["content"]), inside=_holder(i, parts))
        for i, s in enumerate(parts)
    ]
    return text + line[at:], drafts


def _holder(place: int, parts: list[dict[str, list[Span]]]) -> int | None:
    cue = parts[place]["cue"][0]
    holding = [
        (span.end - span.start, i)
        for i, part in enumerate(parts)
        for span in part["content"]
        if i != place and span.holds(cue)
    ]
    return min(holding)[1] if holding else None
