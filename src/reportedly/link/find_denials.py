"""Find who denies what: a denial belongs to the claim that it denies, though it says the opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.link.statement import Statement
from reportedly.model.attribution import Act, Attribution, Polarity
from reportedly.model.comparison import Position

# Cues that deny whatever follows, and those that deny only when what follows is a claim: else a request is refused.
DENIES = re.compile(r"\b(?:den(?:y|ied|ies|ying)|disput|rebut|refut|contradict|disavow|debunk|no truth)", re.IGNORECASE)
REJECTS = re.compile(r"\b(?:reject|dismiss|brush|scoff|slam|call)", re.IGNORECASE)
CLAIM = re.compile(
    r"\b(?:reports?|claims?|stor(?:y|ies)|accusations?|allegations?|charges?|suggestions?|notion|idea|rumou?rs?|account|that)\b",
    re.IGNORECASE,
)
PERMISSION = re.compile(
    r"^\W*(?:permission|access|entry|visas?|bail|asylum|a request|the request|requests?)\b", re.IGNORECASE
)
# Words that deny on their own, under any cue.
FALSE = re.compile(
    r"\bno truth (?:to|in)\b|\b(?:is|was|are|were|as) (?:\w+ly |just |all )?[“\"]?(?:false|untrue|not true|fiction|non-?sense|garbage|baseless|unfounded|fabricated)\b"
    r"|\bcomplete (?:garbage|non-?sense|fabrication)\b|\bnever (?:happened|took place|occurred)\b|\b(?:did not|didn[’']t) (?:happen|take place)\b",
    re.IGNORECASE,
)
# How one speaks of oneself or of the thing itself when one denies it; a denial only if somebody else asserts it.
NEVER = re.compile(
    r"\b(?:I|we)(?:[’']ve)? (?:have |had )?never\b|\b(?:I|we) (?:have|had|did|were|was|are|do)(?: not|n[’']t) (?!know|think|believe|want|care|see why)"
    r"|\bthere (?:has|have|had|is|was|were|are)(?: been|n[’']t been)? (?:no|never)\b|\bno (?:contact|transfer|evidence|record|plan|link|role|knowledge|involvement)s?\b"
    r"|\bnot (?:one|a single)\b|\b(?:has|have|had) (?:never|no)\b|\b(?:did|does|do) not\b",
    re.IGNORECASE,
)


def denies_by_itself(statement: Statement, article: str) -> bool:
    """Whether the statement denies on its own words, whatever the claim; `article` is the text it stands in."""
    attribution = statement.attribution
    if attribution is not None and attribution.act is Act.DENIES:
        return _denies_a_claim(attribution, statement, article)
    return attribution is not None and bool(FALSE.search(statement.text))


def may_deny(statement: Statement) -> bool:
    """Whether it is the kind of sentence that denies if somebody else asserts the same."""
    attribution = statement.attribution
    return attribution is not None and attribution.polarity is Polarity.NEGATIVE and bool(NEVER.search(statement.text))


def _denies_a_claim(attribution: Attribution, statement: Statement, article: str) -> bool:
    cue = " ".join(span.text(article) for span in attribution.cue)
    if PERMISSION.match(statement.text):
        return False
    if not cue or DENIES.search(cue):
        return True
    return bool(REJECTS.search(cue) and CLAIM.search(f"{cue} {statement.text}"))


def positions(statements: Sequence[Statement], denials: Sequence[bool]) -> list[Position]:
    """How each statement of one assertion stands to it; `denials` says which deny by themselves.

    A sentence of the denying kind denies where somebody else presents the same as so. An assertion whose every claim
    is negative ("no evidence was seen") is denied by none of them.
    """
    plain = [s for s, denial in zip(statements, denials, strict=True) if not denial]
    negative = [s for s in plain if may_deny(s)]
    contested = len(negative) < len(plain) and len(negative) <= len(plain) / 2
    return [
        _position(s, denial or (contested and s in negative)) for s, denial in zip(statements, denials, strict=True)
    ]


def _position(statement: Statement, denies: bool) -> Position:
    if statement.attribution is not None and statement.attribution.act is Act.DECLINES:
        return Position.DECLINES
    return Position.DENIES if denies else Position.ASSERTS
