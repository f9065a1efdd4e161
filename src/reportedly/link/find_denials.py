"""Find who denies what: a denial belongs to the claim that it denies, though it says the opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.link.statement import Statement
from reportedly.model.attribution import Act, Polarity
from reportedly.model.comparison import Position

# Words that deny in the article's own voice or inside a neutral "said" ("there is no truth to", "never happened").
DENYING = re.compile(
    r"\b(?:there (?:is|was) no truth (?:to|in)|(?:is|was|are|were) (?:simply |completely |totally |entirely |just |utterly )?(?:false|untrue|not true|fiction|nonsense|baseless|unfounded|fabricated)"
    r"|never (?:happened|took place|occurred)|did not happen|didn[’']t happen|fake news|hoax|complete (?:garbage|nonsense|fabrication)|non-?sense|categorically|falsely|(?:has|have|had) (?:repeatedly |consistently |always )?denied"
    r"|den(?:y|ied|ies|ying) (?:that|any|the|having|it)|no record of|disputed? (?:that|the)|rejected? (?:the )?(?:claim|report|accusation|allegation|suggestion)s?)\b",
    re.IGNORECASE,
)


def denies_by_itself(statement: Statement) -> bool:
    """Whether the statement denies something on its own words, whatever the claim."""
    attribution = statement.attribution
    return (attribution is not None and attribution.act is Act.DENIES) or bool(DENYING.search(statement.text))


def positions(statements: Sequence[Statement]) -> list[Position]:
    """How each statement of one assertion stands to it.

    Besides open denials, a source that presents as not so what most present as so denies it.
    An assertion whose every claim is negative ("no evidence was seen") is denied by none of them.
    """
    marked = [denies_by_itself(s) for s in statements]
    plain = [s for s, denial in zip(statements, marked, strict=True) if not denial]
    negative = sum(_negative(s) for s in plain)
    counter = plain and 0 < negative < len(plain) / 2
    return [
        _position(s, denial or bool(counter and _negative(s))) for s, denial in zip(statements, marked, strict=True)
    ]


def _negative(statement: Statement) -> bool:
    return statement.attribution is not None and statement.attribution.polarity is Polarity.NEGATIVE


def _position(statement: Statement, denies: bool) -> Position:
    if statement.attribution is not None and statement.attribution.act is Act.DECLINES:
        return Position.DECLINES
    return Position.DENIES if denies else Position.ASSERTS
