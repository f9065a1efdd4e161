"""`reportedly source`: everything a source said, where and through whom."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.claim_lines import claim_lines, counted, coverage_line
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where
from reportedly.cli.output import Page, page_of, write_json, write_text
from reportedly.cli.table import wrapped

if TYPE_CHECKING:
    from reportedly.store.answers import SourceGroup


def source(
    name: Annotated[str, typer.Argument(help="A name, whole or in part.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Newest claims of each source.")] = 20,
    store: Where = STORE,
    format: ShownAs = Shown.TEXT,
) -> None:
    """Everything a source said: where, when, through whom; variants of the name together.

    Unnamed sources of one description stay apart by outlet: nobody can tell whether they are the same people.

    \b
    Examples
      reportedly source "Jana Orlik"
      reportedly source "interior ministry" --limit 100
      reportedly judge merge "source:jana orlik" "source:j orlik" --why "same person, see article"
    """
    with open_existing(store) as corpus:
        groups = corpus.source(name, limit)
        coverage = corpus.coverage()
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, groups)
        return
    page = page_of(out)
    shown = "\n".join(_group(group, page) for group in groups) or f"No source of the name {name!r}.\n"
    write_text(out, shown + "\n" + wrapped(coverage_line(coverage), 0, page))


def _group(group: SourceGroup, page: Page) -> str:
    from reportedly.export import wording

    kinds = ", ".join(wording.KIND[kind] for kind in group.kinds)
    lines = [wrapped(f"{group.name} ({kinds})", 0, page)]
    others = [variant for variant in group.variants if variant != group.name]
    if others:
        lines.append(wrapped(f"also: {'; '.join(others)}", 2, page))
    outlets = f" of {', '.join(group.outlets)}" if group.outlets else ""
    lines.append(wrapped(f"{counted(group.total, 'claim')} in {counted(group.articles, 'article')}{outlets}", 2, page))
    lines.append(wrapped(f"source:{group.id}", 2, page))
    lines += ["\n" + claim_lines(claim, page) for claim in group.claims]
    if group.total > len(group.claims):
        lines.append(wrapped(f"… and {group.total - len(group.claims):,} more; --limit shows them", 2, page))
    return "".join(lines)
