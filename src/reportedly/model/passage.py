"""A passage: what is compared, in the text around it that says what its pronouns mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """`context[start:end]` is the passage; the context is its sentence and the one before."""

    context: str
    start: int
    end: int

    @classmethod
    def whole(cls, text: str) -> Passage:
        """A text that needs no context."""
        return cls(text, 0, len(text))

    @property
    def text(self) -> str:
        """The passage verbatim."""
        return self.context[self.start : self.end]
