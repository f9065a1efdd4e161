"""A statement: one claim of one article, attributed or in the article's own voice, before anything is compared."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.attribution import Attribution
from reportedly.model.passage import Passage
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statement:
    """`article` is the place of its report in the list compared; `attribution` is None where the article speaks itself.

    It is one clause of one sentence: `passage` holds it in its context, `setting` is its whole sentence.
    """

    article: int
    attribution: Attribution | None
    content: tuple[Span, ...]
    passage: Passage
    setting: str

    @property
    def text(self) -> str:
        """The content verbatim."""
        return self.passage.text

    @property
    def start(self) -> int:
        """Where its content begins in the article."""
        return self.content[0].start

    def __repr__(self) -> str:
        return f"<Statement {self.article}:{self.start} {'attributed' if self.attribution else 'own voice'}: {self.text[:50]!r}>"
