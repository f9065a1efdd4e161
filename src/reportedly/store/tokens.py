"""Tokens as rows: added, looked up by the digest of their secret, revoked, never forgotten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from reportedly.errors import InputError, NotFoundError
from reportedly.model.token import Role, Token
from reportedly.store.tables import token


def keep_token(connection: Connection, one: Token) -> None:
    """Keep a token; raises InputError if one of that name is in force, since a name tells who judged."""
    same = select(token.c.digest).where(token.c.name == one.name, token.c.revoked.is_(None))
    if connection.execute(same).first():
        raise InputError(
            f"a token named {one.name!r} is in force; revoke it first (`reportedly token revoke`), or choose another name"
        )
    connection.execute(insert(token), {**_stated(one), "created": one.created.isoformat(), "revoked": None})


def find_token(connection: Connection, digest: str) -> Token | None:
    """The token of that digest if it is in force."""
    row = connection.execute(select(token).where(token.c.digest == digest, token.c.revoked.is_(None))).first()
    return _noun(row) if row else None


def list_tokens(connection: Connection) -> tuple[Token, ...]:
    """All of them, oldest first, revoked ones too."""
    return tuple(_noun(row) for row in connection.execute(select(token).order_by(token.c.created, token.c.digest)))


def revoke_token(connection: Connection, wanted: str, at: datetime) -> Token:
    """Revoke the token of that id or name; raises NotFoundError if none in force is called so."""
    for one in list_tokens(connection):
        if one.revoked is None and wanted in (one.id, one.name):
            revoked = update(token).where(token.c.digest == one.digest).values(revoked=at.isoformat())
            connection.execute(revoked)
            return one
    raise NotFoundError(f"no token {wanted!r} in force; `reportedly token list` shows them")


def _stated(one: Token) -> dict[str, str]:
    return {"digest": one.digest, "name": one.name, "role": one.role.value}


def _noun(row: Row[Any]) -> Token:
    return Token(
        name=row.name,
        role=Role(row.role),
        digest=row.digest,
        created=datetime.fromisoformat(row.created),
        revoked=datetime.fromisoformat(row.revoked) if row.revoked else None,
    )
