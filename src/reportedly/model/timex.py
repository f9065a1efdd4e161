"""A time expression, after TIMEX3 (TimeML, Pustejovsky et al. 2003)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One expression of the text with its TIMEX3 value ("2026-03-03", "P3D", "2026-W10", "XXXX-XX-XX" where not resolved)."""

    span: Span
    type: TimexType
    value: str
