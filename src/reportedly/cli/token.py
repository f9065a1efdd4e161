"""`reportedly token`: who is let in where a server is reached from elsewhere, and who may edit."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where
from reportedly.cli.output import page_of, write_json, write_text
from reportedly.cli.table import render_table
from reportedly.model.token import Role, Token

token = typer.Typer(
    no_args_is_help=True,
    help="Tokens let people and programs in: a reader reads, an editor also adds articles and judges. Only a digest of "
    "each is kept; the token itself is shown once. What an editor judges stands in the ledger under the token's name.",
)


class Granted(StrEnum):
    """The roles that a token may give."""

    READER = "reader"
    EDITOR = "editor"


@token.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose it is: a person, or a program.", show_default=False)],
    role: Annotated[Granted, typer.Option(help="What it lets them do.")] = Granted.READER,
    store: Where = STORE,
) -> None:
    """Make a token and show it, this once.

    \b
    Examples
      reportedly token add "Jana Orlik" --role editor
      TOKEN=$(reportedly token add dashboard)
      curl -H "Authorization: Bearer $TOKEN" http://desk.example:8000/api/v1/stories
    """
    from reportedly.access.secrets import make_secret, make_token

    if not name.strip():
        raise typer.BadParameter("a token needs the name of whoever holds it", param_hint="NAME")
    secret = make_secret()
    with open_existing(store) as corpus:
        corpus.store.keep_token(make_token(secret, name.strip(), Role(role), datetime.now(UTC)))
    sys.stderr.write(
        f"reportedly: a token of a{'n' if role is Granted.EDITOR else ''} {role} for {name.strip()}; keep it, it is not shown again\n"
    )
    sys.stdout.write(f"{secret}\n")


@token.command("list")
def list_(store: Where = STORE, format: ShownAs = Shown.TEXT) -> None:
    """All tokens, revoked ones too; never the secrets."""
    with open_existing(store) as corpus:
        tokens = corpus.store.tokens()
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, [_record(one) for one in tokens])
    elif not tokens:
        write_text(out, "No tokens yet; `reportedly token add NAME` makes one.\n")
    else:
        rows = ((one.id, one.name, one.role.value, _day(one.created), _day(one.revoked)) for one in tokens)
        write_text(out, render_table(("Id", "Name", "Role", "Made", "Revoked"), rows, page_of(out)))


@token.command()
def revoke(
    token: Annotated[str, typer.Argument(help="Its id or name, from `token list`.", show_default=False)],
    store: Where = STORE,
) -> None:
    """Let its holder in no more, from the next request on; sessions begun with it end too.

    \b
    Example
      reportedly token revoke dashboard
    """
    with open_existing(store) as corpus:
        revoked = corpus.store.revoke_token(token, datetime.now(UTC))
    sys.stderr.write(f"reportedly: revoked the token {revoked.id} of {revoked.name}\n")


def _record(one: Token) -> dict[str, object]:
    return {"id": one.id, "name": one.name, "role": one.role, "created": one.created, "revoked": one.revoked}


def _day(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
