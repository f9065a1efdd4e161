"""Find what attribution a later claim lost: "reportedly" dropped, "said" become "confirmed", the source gone."""

from __future__ import annotations

import re

from reportedly.link.lineage import Lineage
from reportedly.link.statement import Statement
from reportedly.model.attribution import Act, Attribution, Certainty

HEDGES = re.compile(
    r"\b(reportedly|allegedly|apparently|purportedly|supposedly|is said to|are said to|is believed to|may have|might have|could have|possibl[ey]|suspected|unconfirmed)\b",
    re.IGNORECASE,
)
_HELD_BACK = (Certainty.POSSIBLE, Certainty.PROBABLE)
_NEUTRAL = (Act.SAYS, Act.ALLEGES, Act.THINKS)


def find_lost_attribution(
    earlier: Statement, source: Lineage | None, later: Statement, now: Lineage | None
) -> tuple[str, ...]:
    """What the earlier claim had and the later one, of the same assertion, has not; `source` and `now` are who says each."""
    lost = []
    if source and not now:
        lost.append(f"source gone: {source.name} said it, now the article says it itself")
    hedge, kept = HEDGES.search(earlier.setting), HEDGES.search(later.setting)
    if hedge and not kept:
        lost.append(f'"{hedge.group().lower()}" dropped')
    one, other = earlier.attribution, later.attribution
    if one and other:
        lost += _hardened(one, other)
    elif one and not other and one.certainty in _HELD_BACK and not (hedge or kept):
        lost.append(f"{one.certainty.value} become plain fact")
    return tuple(lost)


def _hardened(one: Attribution, other: Attribution) -> list[str]:
    lost = []
    if one.act in _NEUTRAL and other.act is Act.CONFIRMS:
        lost.append(f'"{one.act.value}" become "confirms"')
    if one.act is Act.ALLEGES and other.act is Act.SAYS:
        lost.append('"alleges" become "says"')
    if one.certainty in _HELD_BACK and other.certainty is Certainty.CERTAIN:
        lost.append(f"{one.certainty.value} become certain")
    return lost
