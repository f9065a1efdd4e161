"""`reportedly judge`: a person's judgements, kept beside what the machine found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where
from reportedly.cli.output import page_of, write_json, write_text
from reportedly.cli.table import render_table
from reportedly.model.judgement import Judgement, JudgementKind, Subject

judge = typer.Typer(
    no_args_is_help=True,
    help="A person merges, splits, corrects, rejects or accepts what the machine found. Nothing is overwritten: each "
    "judgement is a row of a ledger (who, when, why) that outlives new readings and can be undone.",
    epilog="Things are named by type and id, as search, story and source show them: claim:4cfdc44aa39db8f3c8dd, "
    "'source:jana orlik', article:tidewatch, story:tidewatch.",
)

Subjects = Annotated[
    list[str],
    typer.Argument(
        metavar="THING...", help="type:id, as in claim:4cfdc44aa39d or 'source:jana orlik'.", show_default=False
    ),
]
Who = Annotated[str, typer.Option(envvar="USER", help="Who judges.", show_default=False)]
Why = Annotated[str, typer.Option(help="The reason, for whoever reads the ledger later.", show_default=False)]


@judge.command()
def merge(things: Subjects, who: Who, why: Why = "", store: Where = STORE) -> None:
    """These are one: two names one source, two stories one event, two claims say the same.

    \b
    Examples
      reportedly judge merge "source:jana orlik" "source:j orlik"
      reportedly judge merge claim:4cfdc44aa39db8f3c8dd claim:7f5fa47cac71ec2a745d
    """
    _judge(JudgementKind.MERGE, things, who, why, store)


@judge.command()
def split(things: Subjects, who: Who, why: Why = "", store: Where = STORE) -> None:
    """These are not one; a single thing is taken out of what it was put into.

    Of two claims in one assertion, the one less like the rest leaves it.

    \b
    Examples
      reportedly judge split article:tidewatch --why "about another ferry"
      reportedly judge split claim:4cfdc44aa39db8f3c8dd claim:7f5fa47cac71ec2a745d
    """
    _judge(JudgementKind.SPLIT, things, who, why, store)


@judge.command()
def reject(things: Subjects, who: Who, why: Why = "", store: Where = STORE) -> None:
    """The machine is wrong: this is no claim.

    \b
    Example
      reportedly judge reject claim:4cfdc44aa39db8f3c8dd --why "a caption"
    """
    _judge(JudgementKind.REJECT, things, who, why, store)


@judge.command()
def accept(things: Subjects, who: Who, why: Why = "", store: Where = STORE) -> None:
    """The machine is right; also takes back a rejection."""
    _judge(JudgementKind.ACCEPT, things, who, why, store)


@judge.command()
def correct(
    thing: Annotated[str, typer.Argument(help="type:id of a claim or an article.", show_default=False)],
    changes: Annotated[
        list[str], typer.Option("--set", help="FIELD=VALUE; an empty value means: not stated.", show_default=False)
    ],
    who: Who,
    why: Why = "",
    store: Where = STORE,
) -> None:
    """Put right a field: of a claim speaker, kind, act, certainty, polarity, said_on, about; of an article outlet, published, title.

    \b
    Examples
      reportedly judge correct claim:4cfdc44aa39d --set act=denies --why "he calls it false"
      reportedly judge correct article:a17 --set "outlet=Harbour Post" --set published=2026-03-04
    """
    _judge(JudgementKind.CORRECT, [thing], who, why, store, dict(_change(given) for given in changes))


@judge.command()
def undo(
    id: Annotated[str, typer.Argument(help="The id of the judgement, from `judge list`.", show_default=False)],
    who: Who,
    why: Why = "",
    store: Where = STORE,
) -> None:
    """Take a judgement back; undoing the undo brings it into force again."""
    with open_existing(store) as corpus:
        kept = corpus.judge(JudgementKind.UNDO, (), who=who, why=why, undoes=id)
    sys.stdout.write(f"{kept.id}\n")


@judge.command("list")
def list_(store: Where = STORE, format: ShownAs = Shown.TEXT) -> None:
    """The ledger, oldest first."""
    with open_existing(store) as corpus:
        ledger = corpus.judgements()
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, [{"id": one.id} | _record(one) for one in ledger])
    elif not ledger:
        write_text(out, "Nobody has judged anything in this corpus yet.\n")
    else:
        columns = ("When", "Who", "What", "Why", "Judgement")
        write_text(out, render_table(columns, map(_row, ledger), page_of(out)))


def _judge(
    kind: JudgementKind,
    things: Sequence[str],
    who: str,
    why: str,
    store: str,
    changes: dict[str, str | None] | None = None,
) -> None:
    subjects = [_subject(thing) for thing in things]
    with open_existing(store) as corpus:
        kept = corpus.judge(kind, subjects, who=who, why=why, changes=changes)
    sys.stdout.write(f"{kept.id}\n")


def _subject(thing: str) -> Subject:
    try:
        return Subject.parse(thing)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="THING") from None


def _change(given: str) -> tuple[str, str | None]:
    name, sign, value = given.partition("=")
    if not sign:
        raise typer.BadParameter(f"{given!r} is no change; write FIELD=VALUE", param_hint="--set")
    return name.strip(), value.strip() or None


def _record(one: Judgement) -> dict[str, object]:
    return {
        "at": one.at.isoformat(),
        "who": one.who,
        "why": one.why,
        "kind": one.kind.value,
        "subjects": [str(subject) for subject in one.subjects],
        "changes": dict(one.changes),
        "undoes": one.undoes,
        "undone_by": one.undone_by,
    }


def _row(one: Judgement) -> tuple[str, ...]:
    about = " + ".join(map(str, one.subjects)) or one.undoes or ""
    changes = "".join(f", {name}={value or 'not stated'}" for name, value in one.changes.items())
    undone = f" (undone by {one.undone_by})" if one.undone_by else ""
    return f"{one.at:%Y-%m-%d %H:%M}", one.who, f"{one.kind} {about}{changes}{undone}", one.why, one.id
