"""What resolving the sources of an article yields."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.attribution import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The sources in order of first mention, and for each draft the id of its speaker, None where the text names none."""

    sources: tuple[Source, ...]
    speakers: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The sources, intermediaries added, and for each draft the ids of its intermediaries, outermost first."""

    sources: tuple[Source, ...]
    via: tuple[tuple[str, ...], ...]
