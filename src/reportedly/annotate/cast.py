"""The sources of one article while they are being resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.annotate.first_names import Gender
from reportedly.model.attribution import Kind
from reportedly.model.span import Span


@dataclass(slots=True, kw_only=True, eq=False)
class Figure:
    """One source: what it is called, and where it was mentioned so far. `heads` are the nouns it was called by."""

    key: str
    name: str
    kind: Kind
    gender: Gender | None = None
    plural: bool = False
    role: str | None = None
    reason: Span | None = None
    heads: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Where it was last mentioned, -1 if nowhere yet."""
        return self.mentions[-1].start if self.mentions else -1


@dataclass(slots=True, kw_only=True)
class Cast:
    """All figures met so far, by key, and the speaker of each draft done."""

    figures: dict[str, Figure] = field(default_factory=dict)
    speakers: list[Figure | None]
    order: list[int] = field(default_factory=list)

    def meet(self, figure: Figure, mention: Span) -> Figure:
        """The figure of that key, known or new, with one mention more."""
        known = self.figures.setdefault(figure.key, figure)
        known.mentions.append(mention)
        known.heads |= figure.heads
        known.role = known.role or figure.role
        if len(figure.name) > len(known.name):
            known.name = figure.name
        return known

    def latest(self) -> Iterator[Figure]:
        """Figures by their last mention as a source, latest first."""
        return iter(sorted(self.figures.values(), key=lambda figure: -figure.last))

    def previous(self) -> Figure | None:
        """The speaker of the draft resolved last."""
        return self.speakers[self.order[-1]] if self.order else None
