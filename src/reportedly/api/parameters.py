"""Parameters that several routes share: pages, days, and what a query may hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(given: object) -> object:
    # A bare number would pass for seconds since 1970.
    if isinstance(given, str) and not _DAY.fullmatch(given):
        raise ValueError("should be a day like 2026-03-04")
    return given


Day = Annotated[date, BeforeValidator(_day)]
Name = Annotated[str, Field(min_length=1, max_length=500)]
Id = Annotated[str, Path(min_length=1, max_length=2000, description="As lists and search show it.")]


class Parameters(BaseModel):
    """What a route takes after the question mark; anything else is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paging(Parameters):
    """Which part of a list."""

    limit: int = Field(20, ge=1, le=200, description="Elements at most.")
    after: str | None = Field(None, max_length=4000, description="`next` of the page before, unchanged.")


class Nothing(Parameters):
    """No parameters."""
