"""Tables for the terminal: plain columns that fit the page, with nothing in them that a terminal would obey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from reportedly.cli.output import Page

if TYPE_CHECKING:
    from rich.console import RenderableType


def render_table(columns: Sequence[str], rows: Iterable[Sequence[str]], page: Page) -> str:
    """A column whose name begins with # holds numbers and stands to the right."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in columns:
        number = name.startswith("#")
        table.add_column(name.lstrip("#"), justify="right" if number else "left", overflow="fold", no_wrap=number)
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    return render(table, page)


def render(what: RenderableType, page: Page) -> str:
    """As it would be printed."""
    from rich.console import Console

    buffer = StringIO()
    Console(
        file=buffer,
        width=page.width,
        force_terminal=page.colour,
        color_system="standard" if page.colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    ).print(what)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def plain(words: str | None) -> str:
    """One line without control characters."""
    from reportedly.export.controls import spell_out

    return " ".join(spell_out(words or "").split())


def wrapped(words: str, indent: int, page: Page) -> str:
    """Lines of at most the page's width behind an indent."""
    import textwrap

    gap = " " * indent
    return "".join(
        f"{line}\n" for line in textwrap.wrap(plain(words), page.width, initial_indent=gap, subsequent_indent=gap)
    )
