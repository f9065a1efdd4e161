"""Patterns compiled when a text first needs them: most texts need few, and compiling all takes longer than reading one."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, kept; `re`'s own memory is small, and foreign libraries crowd it."""
    return re.compile(source, flags)
