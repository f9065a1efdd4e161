"""The words in which pages tell of claims and of what hangs on them; the same as everywhere in Reportedly."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.export import wording
from reportedly.export.comparison_view import STANDING, count_in_words, origin_in_words
from reportedly.model.attribution import Kind
from reportedly.model.comparison import OriginCount, Position
from reportedly.model.stakes import WIDELY
from reportedly.store.answers import Due, Prediction, StoredClaim
from reportedly.store.article_rows import speaker_key
from reportedly.store.sheets import AssertionBrief, Heading

__all__ = ["STANDING", "WORDS", "origin_in_words"]

NOT_STATED = "not stated"
POSITION = {Position.ASSERTS: "asserts", Position.DENIES: "denies", Position.DECLINES: "declines to comment"}
DUE = {
    Due.OPEN: "not due yet",
    Due.DUE: "due now",
    Due.OVERDUE: "overdue",
    Due.UNDATED: "no date stated",
}


def stakes(brief: AssertionBrief) -> tuple[str, ...]:
    """Why an assertion stands where it does."""
    return tuple(_stakes(brief))


def _stakes(brief: AssertionBrief) -> Iterator[str]:
    if brief.contested:
        yield "contested"
    if brief.origins.max == 1 and brief.outlets >= WIDELY:
        yield f"one origin, {brief.outlets} outlets"
    if brief.figures:
        yield "figures differ"
    if brief.circles:
        yield "circular citation"


def origins(count: OriginCount) -> str:
    """The range of independent origins."""
    return count_in_words(count.min, count.max)


def reach(brief: AssertionBrief) -> str:
    """Who asserts it, beside how many articles take it up at all, be it to deny it."""
    outlets = f"{brief.outlets} outlet{' asserts' if brief.outlets == 1 else 's assert'} it"
    return f"{outlets}; {brief.articles} article{'' if brief.articles == 1 else 's'} on it"


def outlet(stated: str | None) -> str:
    """An outlet, or that none is stated."""
    return stated or "outlet not stated"


def day(published: str | None) -> str:
    """A date of publication."""
    return wording.date_in_words(published) if published else "undated"


def days(first: str | None, last: str | None) -> str:
    """The days from first to last.

    >>> days("2026-03-10", "2026-03-14"), days(None, None)
    ('10 to 14 March 2026', 'dates not stated')
    """
    if not first or not last:
        return "dates not stated"
    return wording.date_in_words(first if first == last else f"{first}/{last}")


def title(heading: Heading) -> str:
    """What to call an article."""
    return heading.title or f"Untitled, {outlet(heading.outlet)}"


def standing(claim: StoredClaim) -> str:
    """How well the source is identified: named, unnamed or unstated."""
    if claim.speaker is None:
        return "unstated"
    return "unnamed" if claim.kind in (Kind.ANONYMOUS, Kind.GROUP) else "named"


def speaker(claim: StoredClaim) -> str:
    """Who says it."""
    return claim.speaker or ("in its own voice" if claim.attribution is None else NOT_STATED)


def particulars(claim: StoredClaim) -> str:
    """Form, stance and times, in words."""
    words = [wording.FORM[claim.form]] if claim.form else []
    words += [wording.CERTAINTY[claim.certainty]] if claim.certainty else []
    words += [wording.POLARITY[claim.polarity]] if claim.polarity else []
    due = "due" if claim.act == "predicts" else "about"
    words += [f"{word} {wording.date_in_words(value)}" for word, value in (("said", claim.said_on), (due, claim.about)) if value]  # fmt: skip
    return "; ".join(word for word in words if word)


def chain(claim: StoredClaim) -> str:
    """The chain in one line, from the page back to the mouth."""
    return " ← ".join((outlet(claim.outlet), *claim.via, speaker(claim)))


def interval(one: Prediction) -> str:
    """By when a prediction is due."""
    ends = [end.isoformat() if end else "" for end in (one.first, one.last)]
    return wording.date_in_words(ends[0] if ends[0] == ends[1] else "/".join(ends)) if any(ends) else "no date stated"


def percent(share: float | None) -> str:
    """A share.

    >>> percent(0.126), percent(None)
    ('13%', 'no claims')
    """
    return "no claims" if share is None else f"{100 * share:.0f}%"


# What templates use, by name.
WORDS = {
    "stakes": stakes,
    "reach": reach,
    "origins": origins,
    "outlet_name": outlet,
    "day": day,
    "days": days,
    "title_of": title,
    "standing_of": standing,
    "speaker_of": speaker,
    "particulars": particulars,
    "chain_of": chain,
    "interval": interval,
    "percent": percent,
    "particulars_of": particulars,
    "speaker_key": speaker_key,
    "origin_in_words": origin_in_words,
    "KIND": wording.KIND,
    "ACT": wording.ACT,
    "STANDING": STANDING,
    "POSITION": POSITION,
    "DUE": DUE,
}
