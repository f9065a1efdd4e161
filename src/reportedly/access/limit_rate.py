"""How much one caller may ask for: a bucket of units that refills steadily (token bucket)."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.access.problem import answer_problem, problem
from reportedly.access.rules import SAFE

# Units: what changes or reads something costs the processor a hundred times what a look-up costs.
SAFE_COST, OTHER_COST = 1.0, 10.0
FREE = ("/health", "/ready", "/static/")
MOST_CALLERS = 10_000


class Buckets:
    """One bucket a caller, full at first. `now` gives monotonic seconds, so that a clock that jumps changes nothing."""

    def __init__(self, per_minute: float, now: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._most, self._now = per_minute / 60, max(per_minute, OTHER_COST), now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str, units: float) -> float:
        """Take units; gives 0, or the seconds to wait where there are too few.

        >>> buckets = Buckets(60, now=lambda: 0.0)
        >>> buckets.take("a", 60), buckets.take("a", 1), buckets.take("b", 1)
        (0.0, 1.0, 0.0)
        """
        now = self._now()
        left, since = self._left.pop(caller, (self._most, now))
        left = min(self._most, left + max(now - since, 0) * self._rate)
        enough = left >= units
        self._left[caller] = (left - units if enough else left, now)
        while len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        return 0.0 if enough else (units - left) / self._rate


class LimitRate:
    """ASGI middleware: 429 with Retry-After for who asks too much; stands behind the gate, which knows the caller."""

    def __init__(self, app: ASGIApp, buckets: Buckets) -> None:
        self._app, self._buckets = app, buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or say when to come again."""
        if scope["type"] != "http" or scope["path"].startswith(FREE):
            await self._app(scope, receive, send)
            return
        cost = SAFE_COST if scope["method"] in SAFE else OTHER_COST
        wait = math.ceil(self._buckets.take(scope["state"]["caller"].key, cost))
        if not wait:
            await self._app(scope, receive, send)
            return
        detail = f"too many requests: come again in {wait} seconds"
        refusal = answer_problem(Request(scope), problem(429, "too-many", detail), {"Retry-After": str(wait)})
        await refusal(scope, receive, send)
