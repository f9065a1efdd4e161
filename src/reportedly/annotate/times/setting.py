"""The setting of a time expression: the date of publication, the tense around it, the date last mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.annotate.times.period import Period


class Tense(StrEnum):
    """Which way the words around an expression look."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def day_of(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None for one that no calendar has, as for an undated article."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a relative expression is read against. `published` is None for an undated article.

    `mentioned` is the period last mentioned before, `quarter` the last mentioned quarter of a year (business news compares with it).
    """

    published: date | None
    text: str = ""
    start: int = 0
    mentioned: Period | None = None
    quarter: Period | None = None

    @property
    def before(self) -> str:
        """A few characters before the expression."""
        return self.text[max(0, self.start - 12) : self.start]

    @property
    def tense(self) -> Tense:
        """The tense of the verbs around."""
        return tense_around(self.text, self.start)


VERBS = {
    Tense.FUTURE: "will shall would could going scheduled slated due plan plans planned planning expect expects expected hope hopes"
    " hoping until beginning starting effective upcoming begins starts opens should must ll",
    Tense.PAST: "was were had has have did said told made came went took gave got saw found left held met began fell rose won lost led sent"
    " spoke wrote brought died shot ran paid kept became since put hit cut",
}
TENSES = {verb: tense for tense, verbs in VERBS.items() for verb in verbs.split()}
# Two words that look ahead together.
FUTURE_PAIRS = frozenset(
    {
        ("is", "to"),
        ("are", "to"),
        ("was", "to"),
        ("were", "to"),
        ("to", "be"),
        ("set", "to"),
        ("as", "soon"),
        ("as", "early"),
    }
)
SENTENCE_END = re.compile(r"[.!?]\s|\n")
WORD = re.compile(r"[A-Za-z]+")
# Characters on either side in which the nearest verb decides.
REACH = 160


def tense_around(text: str, start: int) -> Tense:
    """The tense of the nearest verb before this place in its sentence, else after it."""
    before = WORD.findall(SENTENCE_END.split(text[max(0, start - REACH) : start])[-1].lower())
    for place in range(len(before) - 1, -1, -1):
        tense = _tense(before[place], before[place - 1] if place else "")
        if tense:
            return tense
    after = WORD.findall(SENTENCE_END.split(text[start : start + REACH])[0].lower())
    verbs = (_tense(word, previous) for previous, word in zip(["", *after], after, strict=False))
    return next((tense for tense in verbs if tense), Tense.UNKNOWN)


def _tense(word: str, previous: str) -> Tense | None:
    if (previous, word) in FUTURE_PAIRS:
        return Tense.FUTURE
    return TENSES.get(word) or (Tense.PAST if word.endswith("ed") and len(word) > 3 else None)
