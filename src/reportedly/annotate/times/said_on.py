"""When things were said: the date beside the cue, carried to the next sentence of the same utterance."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.annotate.draft import Draft
from reportedly.annotate.times.period import Grain, Period
from reportedly.annotate.times.sentences import Sentences
from reportedly.model.attribution import Act
from reportedly.model.span import Span
from reportedly.model.timex import Timex, TimexType

# Digits of an ISO date that a period of this length leaves: day, month, year. Longer ones date no saying.
DAY, MONTH, YEAR = 10, 7, 4
PRECISION = {
    Grain.DAY: DAY, Grain.WEEK: MONTH, Grain.WEEKEND: MONTH, Grain.MONTH: MONTH,
    Grain.QUARTER: YEAR, Grain.SEASON: YEAR, Grain.HALF: YEAR, Grain.YEAR: YEAR,
}  # fmt: skip
# Words between a date and the cue, source apart, up to which it dates the saying. Counted double before the cue, where a date
# more often belongs to another clause, and half where it opens the sentence. Fitted on the chains of ../shared/data.
REACH = {DAY: 10, MONTH: 6, YEAR: 1}
# Characters of "On", "But on" before a date that opens its sentence.
OPENING = 12
# "Today" mostly dates the event; so many characters after the cue ("said here today") it dates the saying.
NEAR_TODAY = 15
TODAY = ("today", "tonight")
# Drafts back in which the same speaker may have been dated.
LOOK_BACK = 3
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
NAME = re.compile(r"[A-Z][\w’'-]+")
WORD = re.compile(r"[\w’'-]+")
# Taken up from the sentence before rather than new in this one.
TAKEN_UP = re.compile(
    r"[Tt]he (?:statement|letter|memo|report|officials?|spokes(?:man|woman|person)|sources?|ambassador|minister|senator|lawmaker|judge"
    r"|candidate|company|group|ministry|agency|department|country)$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text, its drafts, its datable times and where its sentences and cues begin."""

    text: str
    drafts: Sequence[Draft]
    dates: Sequence[tuple[Span, str]]
    sentences: Sentences
    cues: Sequence[int]


def said_on(
    text: str, today: date | None, drafts: Sequence[Draft], times: Sequence[Timex], acts: Sequence[Act]
) -> list[str | None]:
    """The ISO date, perhaps of reduced precision, on which each draft was said, or None (annotation/GUIDELINES.md, `said_on`)."""
    reading = Reading(
        text,
        drafts,
        [(time.span, on) for time in times if (on := _date(time, today))],
        Sentences.of(text),
        sorted(draft.cue[0].start for draft in drafts if draft.cue),
    )
    said = [_beside_cue(reading, draft) if draft.cue and draft.source else None for draft in drafts]
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].start)
    for rank, later in enumerate(order):
        # A thought is reported inside another saying more often than it goes on with one.
        if said[later] is None and acts[later] is not Act.THINKS:
            dated = (earlier for earlier in reversed(order[max(0, rank - LOOK_BACK) : rank]) if said[earlier])
            said[later] = next((said[i] for i in dated if _same_utterance(reading, drafts[i], drafts[later])), None)
    return said


def _date(time: Timex, today: date | None) -> str | None:
    """The time as the date of a saying. Nothing is said in the future: a weekday read as the next one is the one before."""
    period = Period.parse(time.value) if time.type in (TimexType.DATE, TimexType.TIME) else None
    if period is None or period.grain not in PRECISION:
        return None
    if today and period.first > today:
        if period.grain is not Grain.DAY or (period.first - today).days > 7:
            return None
        period = period.shift(-7)
    return period.first.isoformat()[: PRECISION[period.grain]]


def _beside_cue(reading: Reading, draft: Draft) -> str | None:
    """The date nearest to the cue in its sentence, outside the contents that belong to another clause."""
    sentence, foreign, home = reading.sentences.at(draft.cue[0].start), _foreign(reading, draft), _home(reading, draft)
    near: list[tuple[int, str]] = []
    for span, on in reading.dates:
        if reading.sentences.at(span.start) != sentence or any(piece.overlaps(span) for piece in foreign):
            continue
        words = _words_between(reading, draft, span) if _dates_sayings(reading.text, draft, span, on) else None
        if words is not None and words <= REACH[len(on)] and (home is None or home.holds(span)):
            near.append((words, on))
    return min(near, default=(0, None))[1]


def _foreign(reading: Reading, draft: Draft) -> list[Span]:
    """Contents in which a date is not this saying's: its own, and those of others that do not hold its cue."""
    others = (piece for other in reading.drafts if other is not draft for piece in other.content)
    return [*draft.content, *(piece for piece in others if not piece.overlaps(draft.cue[0]))]


def _home(reading: Reading, draft: Draft) -> Span | None:
    """The narrowest content of another that holds the cue: a date outside of it is that other saying's."""
    others = (
        piece for other in reading.drafts if other is not draft for piece in other.content if piece.holds(draft.cue[0])
    )
    return min(others, key=lambda piece: piece.end - piece.start, default=None)


def _dates_sayings(text: str, draft: Draft, span: Span, on: str) -> bool:
    """Whether the words suit: a year needs "in" or the cue around it ("the 2016 election"), "today" a place right after the cue."""
    cue = draft.cue[0]
    if span.overlaps(cue):
        return True
    if len(on) == YEAR:
        return text[max(0, span.start - 3) : span.start].lower() == "in "
    return span.text(text).lower() not in TODAY or 0 <= span.start - cue.end <= NEAR_TODAY


def _words_between(reading: Reading, draft: Draft, span: Span) -> int | None:
    """How many words stand between date and cue, source apart, weighed as at REACH; None if another cue stands there."""
    cue, text = draft.cue[0], reading.text
    if span.overlaps(cue):
        return 0
    start, end = (cue.end, span.start) if cue.start < span.start else (span.end, cue.start)
    if bisect_left(reading.cues, start) != bisect_left(reading.cues, end):
        return None
    words = len(text[start:end].split()) - sum(
        len(text[max(s.start, start) : min(s.end, end)].split()) for s in draft.source
    )
    if end != cue.start:
        return words
    opens = span.start - reading.sentences.starts[reading.sentences.at(span.start)] < OPENING
    return words // 2 if opens else words * 2


def _same_utterance(reading: Reading, earlier: Draft, later: Draft) -> bool:
    """Whether the later one goes on in the same or the next sentence, not inside the earlier one, by the same speaker."""
    if not earlier.cue or not later.cue or any(piece.holds(later.cue[0]) for piece in earlier.content):
        return False
    last = max(span.end for span in (*earlier.cue, *earlier.source, *earlier.content)) - 1
    apart = reading.sentences.at(later.start) - reading.sentences.at(last)
    return apart <= 1 and _same_speaker(reading.text, earlier, later)


def _same_speaker(text: str, earlier: Draft, later: Draft) -> bool:
    """Whether the later mention takes up the earlier one: the same, a pronoun, "the statement", or the same last name."""
    if not later.source or earlier.source == later.source:
        return earlier.source == later.source
    mention = later.source[0].text(text)
    if mention.lower() in PRONOUNS or TAKEN_UP.match(mention):
        return True
    named = (NAME.findall(mention) or WORD.findall(mention) or [""])[-1].lower()
    return bool(earlier.source) and named in WORD.findall(earlier.source[0].text(text).lower())
