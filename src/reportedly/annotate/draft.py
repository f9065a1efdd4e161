"""An attribution on its way through the passes: its spans and the model's scores, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """What the model's heads think of one attribution: a probability for each value; kind None is "nobody stated"."""

    kind: dict[Kind | None, float]
    act: dict[Act, float]
    certainty: dict[Certainty, float]
    polarity: dict[Polarity, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attribution by its spans. `inside` is the place, in the same list, of the draft whose content holds it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    inside: int | None = None
    score: float = 1.0
    leaning: Leaning | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return min(span.start for span in (*self.cue, *self.source, *self.content))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name in the text, as the model tags it: PERSON, ORGANIZATION, LOCATION or MISC."""

    span: Span
    kind: str
