"""A token: what a person or program shows to be let in, and what it lets them do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a caller may do; each role may do all that those before it may.

    >>> Role.EDITOR.may(Role.READER), Role.NONE.may(Role.READER)
    (True, False)
    """

    NONE = "none"
    READER = "reader"
    EDITOR = "editor"

    def may(self, needed: Role) -> bool:
        """Whether this role is enough where that one is needed."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What is kept of a token; its secret is shown once and never kept. `created` and `revoked` are aware.

    `digest` is the SHA-256 of the secret in hexadecimal, `id` the first twelve digits of it.
    """

    name: str
    role: Role
    digest: str
    created: datetime
    revoked: datetime | None = None

    @property
    def id(self) -> str:
        """What lists call it and what revokes it."""
        return self.digest[:12]

    def __repr__(self) -> str:
        return f"<Token {self.id} {self.name}: {self.role}{', revoked' if self.revoked else ''}>"
