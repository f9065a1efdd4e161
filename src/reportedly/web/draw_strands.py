"""Origin trees -> the geometry of a drawing: origins on the left, who published on the right, a strand for each way between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.web import phrases
from reportedly.web.origin_tree import Branch, Leaf

# In units of the drawing, which is shown one to one where there is room.
ROW, TOP = 34.0, 18.0
ORIGIN_AT, STEP, LABEL = 290.0, 148.0, 300.0
# Longer drawings say no more than the tree beside them.
MOST_ROWS = 60
# Characters that fit beside a dot.
ROOM = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A dot with its label; `side` says where the label stands: start (right of it), end (left) or middle (above)."""

    x: float
    y: float
    label: str
    note: str
    side: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """A line from one dot to the next, as an SVG path."""

    path: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All of it; `left_out` counts articles beyond the longest drawing."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    strands: tuple[Strand, ...]
    left_out: int


def draw_strands(trees: Sequence[Branch]) -> Drawing:
    """The drawing of these trees, one below the other."""
    pen = _Pen(outlets_at=ORIGIN_AT + STEP * (1 + max((_depth(tree) for tree in trees), default=0)))
    for tree in trees:
        pen.draw(tree, 0)
    return Drawing(
        width=int(pen.outlets_at + LABEL),
        height=int(TOP * 2 + ROW * max(pen.rows - 1, 0)),
        dots=tuple(pen.dots),
        strands=tuple(pen.strands),
        left_out=pen.left_out,
    )


class _Pen:
    """What is drawn so far, and the row to go on at."""

    def __init__(self, outlets_at: float) -> None:
        self.outlets_at = outlets_at
        self.rows, self.left_out = 0, 0
        self.dots: list[Dot] = []
        self.strands: list[Strand] = []

    def draw(self, branch: Branch, depth: int) -> float | None:
        """Draw a branch with all that hangs on it; gives its height, None if nothing of it was drawn."""
        x = ORIGIN_AT + STEP * depth
        ends: list[tuple[float, float, str]] = []
        for one in branch.branches:
            if (y := self.draw(one, depth + 1)) is not None:
                ends.append((x + STEP, y, "via"))
        for leaf in branch.leaves:
            if (y := self._leaf(leaf)) is not None:
                ends.append((self.outlets_at, y, branch.standing))
        if not ends:
            return None
        y = sum(end[1] for end in ends) / len(ends)
        self.strands += [Strand(path=_curve(x, y, *end[:2]), style=end[2]) for end in ends]
        style = branch.standing if depth == 0 else "via"
        side = "end" if depth == 0 else "middle"
        self.dots.append(Dot(x=x, y=y, label=_cut(branch.label, ROOM if depth == 0 else 20), note=branch.label, side=side, style=style))  # fmt: skip
        return y

    def _leaf(self, leaf: Leaf) -> float | None:
        if self.rows >= MOST_ROWS:
            self.left_out += 1 + len(leaf.copies)
            return None
        y = self._dot(leaf, 0)
        for copy in leaf.copies[: MOST_ROWS - self.rows]:
            below = self._dot(copy, 18)
            path = f"M{self.outlets_at:.0f} {y:.1f}V{below:.1f}H{self.outlets_at + 18:.0f}"
            self.strands.append(Strand(path=path, style="copied"))
        return y

    def _dot(self, leaf: Leaf, indent: float) -> float:
        y = TOP + ROW * self.rows
        self.rows += 1
        label = phrases.outlet(leaf.heading.outlet)
        note = f"{'copy, ' if leaf.copy else ''}{phrases.day((leaf.heading.published or '')[:10] or None)}"
        style = "copy" if leaf.copy else "outlet"
        self.dots.append(Dot(x=self.outlets_at + indent, y=y, label=_cut(label, ROOM), note=note, side="start", style=style))  # fmt: skip
        return y


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"M{x:.0f} {y:.1f}C{middle:.0f} {y:.1f} {middle:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}"


def _depth(branch: Branch) -> int:
    """How many stand between, at most."""
    return max((1 + _depth(one) for one in branch.branches), default=0)


def _cut(label: str, room: int) -> str:
    """
    >>> _cut("a very long name", 8)
    'a very…'
    """
    return label if len(label) <= room else f"{label[: room - 2].rstrip()}…"
