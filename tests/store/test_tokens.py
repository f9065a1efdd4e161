"""Tokens in the store: kept as digests, in force until revoked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.errors import InputError, NotFoundError
from reportedly.model.token import Role, Token
from reportedly.store import Store

AT = datetime(2026, 3, 5, tzinfo=UTC)


def one(name: str, digest: str = "d1", role: Role = Role.READER) -> Token:
    return Token(name=name, role=role, digest=digest, created=AT)


def test_a_token_is_found_by_the_digest_of_its_secret(store: Store) -> None:
    store.keep_token(one("Ines", role=Role.EDITOR))
    assert store.find_token("d1") == one("Ines", role=Role.EDITOR)
    assert store.find_token("d2") is None


def test_a_revoked_token_is_in_force_no_more_but_stays_in_the_list(store: Store) -> None:
    store.keep_token(one("Ines"))
    store.revoke_token("Ines", AT)
    assert store.find_token("d1") is None
    assert [token.revoked for token in store.tokens()] == [AT]
    with pytest.raises(NotFoundError, match="token list"):
        store.revoke_token("Ines", AT)


def test_a_name_in_force_is_given_once(store: Store) -> None:
    store.keep_token(one("Ines"))
    with pytest.raises(InputError, match="revoke it first"):
        store.keep_token(one("Ines", "d2"))
    store.revoke_token(one("Ines").id, AT)
    store.keep_token(one("Ines", "d2"))
