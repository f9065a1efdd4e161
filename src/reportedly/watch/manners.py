"""How to behave towards other people's servers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Seconds between two requests to one host, how often and after how long to try again, and how many hosts at once.

    Within a round a server may have us wait for `patience` seconds; who asks for more is asked in a later round.
    """

    pause: float = 1.0
    attempts: int = 3
    backoff: float = 2.0
    patience: float = 30.0
    hosts: int = 8

    def wait(self, attempt: int, asked: float | None, random: Random) -> float | None:
        """Seconds until the next attempt, at least what the server asked for; None if there is none in this round.

        The wait doubles with each attempt, and its length is drawn so that many clients do not come back at once.
        """
        if attempt >= self.attempts or (asked or 0.0) > self.patience:
            return None
        return max(asked or 0.0, self.backoff * (1 << (attempt - 1)) * random.uniform(0.5, 1.5))
