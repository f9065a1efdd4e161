"""`reportedly follow`: what to be told about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.opening import open_corpus, open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where
from reportedly.cli.output import page_of, write_json, write_text
from reportedly.cli.table import render_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.model.follow import Follow


def follow(
    things: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIM|ASSERTION|SOURCE|QUERY]...",
            help="claim:ID, assertion:ID, 'source:NAME', or the words of a query as for search. Without any, all that is followed is listed.",
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        bool,
        typer.Option("--remove", help="Follow these no longer; they are named as before, or by the id in the list."),
    ] = False,
    store: Where = STORE,
    format: ShownAs = Shown.TEXT,
) -> None:
    """Follow a claim, an assertion, a source or a query: `reportedly watch` then tells what happens to it, and only that.

    Of a claim or an assertion: denials, further origins, changed figures, its day if it is a prediction. Of a source: what it says, too.
    Of a query: articles it finds, too.

    \b
    Examples
      reportedly follow claim:4cfdc44aa39db8f3c8dd
      reportedly follow assertion:8d1f0c9be27a63e5b410
      reportedly follow "source:Jana Orlik" "harbour rockets"
      reportedly follow
      reportedly follow --remove "harbour rockets"
    """
    if remove and not things:
        raise typer.BadParameter("say which to follow no longer", param_hint="--remove")
    opened = open_corpus if things and not remove else open_existing
    with opened(store) as corpus:
        change = corpus.unfollow if remove else corpus.follow
        for thing in things or ():
            sys.stdout.write(f"{change(thing).id}\n")
        if not things:
            _list(corpus.follows(), format)


def _list(follows: Sequence[Follow], format: Shown) -> None:
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(
            out,
            [
                {"id": one.id, "type": one.type, "what": one.what, "since": one.since, "words": one.words}
                for one in follows
            ],
        )
    elif not follows:
        write_text(out, "Nothing is followed: `reportedly watch` tells everything that happens.\n")
    else:
        rows = ((f"{one.since:%Y-%m-%d}", one.type.value, one.words or one.what, one.id) for one in follows)
        write_text(out, render_table(("Since", "What", "Words", "Id"), rows, page_of(out)))
