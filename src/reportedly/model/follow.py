"""What a person follows: a claim, an assertion, a source, or a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class FollowType(StrEnum):
    """What can be followed."""

    CLAIM = "claim"
    ASSERTION = "assertion"
    SOURCE = "source"
    QUERY = "query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """One thing followed since a moment (aware). `what` is the id of a claim or assertion, a source's name or the words of a query.

    Of a claim, `article` and `words` keep where it stood and what it said, so that it is known again after a new reading; of an
    assertion, those of the claim that words it, so that it is known again when an earlier article joins and gives it another id.
    """

    type: FollowType
    what: str
    since: datetime
    article: str | None = None
    words: str | None = None

    @property
    def id(self) -> str:
        """The same thing followed twice is one."""
        return sha256(repr((str(self.type), self.what)).encode("utf-8", "backslashreplace")).hexdigest()[:12]

    def __str__(self) -> str:
        return f"{self.type}:{self.what}"
