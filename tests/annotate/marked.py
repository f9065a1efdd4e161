"""Texts with marked spans: <s source>, <c cue>, <t content>."""

from __future__ import annotations

import re
from pathlib import Path

from reportedly.annotate.draft import Draft
from reportedly.model.span import Span

CASES = Path(__file__).parents[1] / "cases"
MARKED = re.compile(r"<([sct]) ([^>]*)>")


def marked_cases(name: str) -> list[tuple[str, str]]:
    """What is expected and the marked text, for each line that is no comment."""
    lines = [line for line in (CASES / name).read_text("utf8").splitlines() if line and not line.startswith("#")]
    return [
        (expected, marked.replace("\\n", "\n")) for expected, _, marked in (line.partition(" | ") for line in lines)
    ]


def read_marks(marked: str) -> tuple[str, Draft]:
    """The text without its marks, and what they mark."""
    spans: dict[str, list[Span]] = {"s": [], "c": [], "t": []}
    text, at = "", 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        spans[mark[1]].append(Span.of(len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return text + marked[at:], Draft(source=tuple(spans["s"]), cue=tuple(spans["c"]), content=tuple(spans["t"]))
