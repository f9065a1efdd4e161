"""A comparison for the terminal: most at stake first, each assertion with its tree of origins."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from reportedly.export.comparison_view import AssertionView, Branch, view_comparison
from reportedly.export.controls import spell_out
from reportedly.export.text import shorten
from reportedly.model.comparison import Comparison

# A claim's words take at most this many characters: the record keeps all of them.
WORDS = 200
# So many assertions are listed at a glance, however few are shown in full.
GLANCED = 10
NARROWEST = 40


def render_comparison_text(comparison: Comparison, *, width: int = 80, most: int | None = None) -> str:
    """Plain lines of at most `width` columns; control characters of the articles are spelled out.

    `most` assertions are shown in full, those with most at stake, and all if it is None; what is not shown is counted.
    """
    return "".join(f"{line}\n" for line in _lines(comparison, max(width, NARROWEST), most))


def _lines(comparison: Comparison, width: int, most: int | None) -> Iterator[str]:
    view = view_comparison(comparison)
    yield from _wrapped(f"Compared: {view.coverage}. Nothing outside of these is known.", "", width)
    if view.copies:
        yield from ("", "Copies")
        for copy in view.copies:
            yield from _wrapped(copy, "  ", width, hang=4)
    shown = view.assertions[:most]
    if len(view.assertions) > 1:
        yield from ("", "At a glance")
        for assertion in view.assertions[: None if most is None else max(most, GLANCED)]:
            yield from _glance(assertion, width)
    for assertion in shown:
        yield ""
        yield "-" * width
        yield from _assertion(assertion, width)
    if not view.assertions:
        yield from ("", "No claim is made by two of these articles, and none is denied.")
    hidden = len(view.assertions) - len(shown)
    if hidden or view.rest:
        yield from ("", "-" * width)
    if hidden:
        less = f"{hidden} further assertion{'' if hidden == 1 else 's'} with less at stake not shown in full; --limit 0 shows all."
        yield from _wrapped(less, "", width)
    if view.rest:
        yield from _wrapped(view.rest, "", width)


def _glance(view: AssertionView, width: int) -> Iterator[str]:
    """One assertion and what is at stake in it, in two lines or three."""
    number = f"  {view.number}. "
    text = shorten(_clean(view.text), 2 * (width - len(number) - 2))
    yield from _wrapped(text, number, width, hang=len(number))
    yield from _wrapped(" · ".join(view.stakes).upper() or view.count, " " * len(number), width)


def _assertion(view: AssertionView, width: int) -> Iterator[str]:
    if view.stakes:
        yield from _wrapped(" · ".join(view.stakes).upper(), "    ", width)
    yield from _wrapped(f"{view.number}. {view.text}".replace("\n", " "), "", width, hang=4)
    yield ""
    yield from _wrapped(view.count, "    ", width)
    for reason in view.why:
        yield from _wrapped(f"- {reason}", "    ", width, hang=6)
    yield ""
    yield from _tree(view.asserting, width)
    for title, branches in (("Denied by", view.denying), ("Declined to comment", view.declining)):
        if branches:
            yield from ("", f"    {title}")
            yield from _tree(branches, width)
    for title, entries in (("Figures", view.figures), ("Circular citation", view.circles)):
        if entries:
            yield from ("", f"    {title}")
            for entry in entries:
                yield from _wrapped(entry, "      ", width, hang=8)


def _tree(branches: Sequence[Branch], width: int) -> Iterator[str]:
    for branch in branches:
        yield from _wrapped(branch.label, "    ", width)
        for n, leaf in enumerate(branch.leaves, 1):
            last = n == len(branch.leaves)
            head = f"{leaf.outlet}, {leaf.published}: {'; '.join(leaf.notes) or 'relation not judged'}"
            lines = [*_wrapped(head, "", width - 8), *_wrapped(shorten(_clean(leaf.words), WORDS), "  ", width - 8)]
            for place, line in enumerate(lines):
                yield f"    {('`- ' if last else '|- ') if place == 0 else ('   ' if last else '|  ')}{line}".rstrip()


def _wrapped(words: str, indent: str, width: int, *, hang: int | None = None) -> list[str]:
    following = indent if hang is None else " " * hang
    return textwrap.wrap(
        _clean(words), width, initial_indent=indent, subsequent_indent=following, break_on_hyphens=False
    )


def _clean(words: str) -> str:
    return " ".join(spell_out(words).split())
