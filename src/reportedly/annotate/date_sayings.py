"""Time expressions and drafts -> when each thing was said, and when what is said happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.annotate.draft import Draft
from reportedly.annotate.times.due import about
from reportedly.annotate.times.said_on import said_on
from reportedly.annotate.times.setting import day_of
from reportedly.model.attribution import Act
from reportedly.model.timex import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """When a thing was said (ISO date, perhaps of reduced precision), when it happens (ISO date or start/end); None: not stated."""

    said_on: str | None
    about: str | None


def date_sayings(
    text: str, published: str | None, drafts: Sequence[Draft], times: Sequence[Timex], acts: Sequence[Act]
) -> tuple[Sayings, ...]:
    """The dates of each draft, in the order of the drafts; `acts` are theirs. Raises ValueError if there are more or fewer acts.

    What is due ("within days") counts from the day of the saying where the text gives one, else from the day of publication.
    """
    if len(acts) != len(drafts):
        raise ValueError(f"{len(drafts)} drafts need as many acts, not {len(acts)}")
    today = day_of(published)
    said = said_on(text, today, drafts, times, acts)
    return tuple(
        Sayings(said_on=on, about=about(text, draft.content, times, act, _day(on) or today))
        for on, draft, act in zip(said, drafts, acts, strict=True)
    )


def _day(on: str | None) -> date | None:
    return date.fromisoformat(on) if on and len(on) == 10 else None
