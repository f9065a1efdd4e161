"""Times that name no date: now, the past, the future."""

from __future__ import annotations

import re

from reportedly.annotate.times.calendar_dates import dated
from reportedly.annotate.times.grammar import Phrase, Reading, Rule
from reportedly.annotate.times.setting import Setting

# "As soon as", "too soon", "soon after" compare.
NOT_SOON_BEFORE = re.compile(r"\b(?:as|so|too) $", re.IGNORECASE)
NOT_SOON_AFTER = re.compile(r" (?:as|after|before|enough)\b")

NO_NOUN = re.compile(r"[- ][a-z]")


def reference(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "currently", "recently"."""
    if NOT_SOON_BEFORE.search(setting.before) or NOT_SOON_AFTER.match(phrase.after):
        return None
    return dated(str(phrase.get("reference")))


def present(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "now"."""
    return dated("PRESENT_REF")


def past(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the past", as a noun."""
    return dated("PAST_REF")


def future(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the future", "the near term"."""
    last, after = phrase.words[-1], phrase.after
    if last.name == "future" and (after.startswith(" of") if phrase.has("the") else NO_NOUN.match(after)):
        return None
    return dated("FUTURE_REF")


RULES = (
    Rule("reference", reference),
    Rule("now", present),
    Rule("the? near? future", future),
    Rule("the near term", future),
    Rule("the past", past),
)
