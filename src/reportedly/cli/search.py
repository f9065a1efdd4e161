"""`reportedly search`: claims and articles, ranked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.claim_lines import chain, coverage_line, particulars
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where, day_of
from reportedly.cli.output import Page, page_of, write_json, write_text
from reportedly.cli.table import plain, wrapped
from reportedly.model.attribution import Act, Kind

if TYPE_CHECKING:
    from reportedly.store.answers import Hit, HitPage


def search(
    query: Annotated[
        str,
        typer.Argument(
            help='Words, "phrases in quotes", -without, begin*. Leave it empty to list what the filters leave.',
            show_default=False,
        ),
    ] = "",
    source: Annotated[
        str | None, typer.Option(help="Only claims of this source; variants of the name too.", show_default=False)
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only claims of this kind of source.", show_default=False)] = None,
    outlet: Annotated[str | None, typer.Option(help="Only what this outlet printed.", show_default=False)] = None,
    act: Annotated[Act | None, typer.Option(help="Only claims made by this act.", show_default=False)] = None,
    since: Annotated[
        str | None, typer.Option("--from", help="Published on this day or later.", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="Published on this day or earlier.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Hits at most.")] = 20,
    page: Annotated[
        str | None,
        typer.Option("--page", help="The next page, by the mark that the last one gave.", show_default=False),
    ] = None,
    store: Where = STORE,
    format: ShownAs = Shown.TEXT,
) -> None:
    """Search the corpus: claims with who made them, and articles.

    \b
    Examples
      reportedly search 'ceasefire "within days"'
      reportedly search harbour --kind anonymous --from 2026-03-01 --to 2026-03-31
      reportedly search --source "Jana Orlik" --act denies
      reportedly search rocket* -drone --outlet "Meridian Gazette" --format json
    """
    from reportedly.store.answers import Query

    asked = Query(
        text=query,
        source=source,
        kind=kind,
        act=act,
        outlet=outlet,
        since=day_of(since, "--from"),
        until=day_of(until, "--to"),
    )
    with open_existing(store) as corpus:
        found = corpus.search(asked, limit, page)
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, found)
    else:
        write_text(out, _render(found, page_of(out)))


def _render(found: HitPage, page: Page) -> str:
    lines = [_hit(number, hit, page) for number, hit in enumerate(found.hits, 1)] or ["Nothing found.\n\n"]
    lines.append(wrapped(coverage_line(found.coverage), 0, page))
    if not found.complete:
        lines.append(wrapped("More matched than are ranked; the newest were. A longer query is surer.", 0, page))
    if found.next:
        lines.append(f"More: add --page={found.next}\n")
    return "".join(lines)


def _hit(number: int, hit: Hit, page: Page) -> str:
    if hit.claim:
        head, foot = chain(hit.claim), particulars(hit.claim)
    else:
        head = f"{hit.outlet or 'outlet not stated'}: {hit.title or 'untitled article'}"
        foot = ["article", hit.published[:10] if hit.published else "undated", f"article:{hit.article}"]
    first = wrapped(f"{number}. {head}", 0, page)
    return first + wrapped(plain(hit.words), 4, page) + wrapped(" · ".join(foot), 4, page) + "\n"
