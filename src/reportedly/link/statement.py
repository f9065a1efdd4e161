"""A statement: one claim of one article, attributed or in the article's own voice, before anything is compared."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.attribution import Attribution
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statement:
    """`article` is the place of its report in the list compared; `attribution` is None where the article speaks itself.

    `text` is the content verbatim (pieces joined by a space); `setting` the whole sentences that it stands in.
    """

    article: int
    attribution: Attribution | None
    content: tuple[Span, ...]
    text: str
    setting: str

    @property
    def start(self) -> int:
        """Where its content begins in the article."""
        return self.content[0].start

    def __repr__(self) -> str:
        return f"<Statement {self.article}:{self.start} {'attributed' if self.attribution else 'own voice'}: {self.text[:50]!r}>"
