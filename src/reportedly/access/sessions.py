"""Sessions of browsers: somebody showed a token, or the link that the server printed, and holds a cookie from then on.

They live in memory and end with the server: a person signs in again, a program sends its token each time anyway.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from reportedly.model.token import Role

SESSION_SECONDS = 12 * 3600.0
INVITATION_SECONDS = 3600.0
MOST = 1000  # the oldest goes when one more comes


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Who is signed in. `token` is the digest of the token shown, None for the link of the terminal; `ends` is monotonic."""

    role: Role
    who: str
    token: str | None
    ends: float


class Sessions:
    """All sessions and unused invitations. `now` gives monotonic seconds: a clock that jumps signs nobody in or out."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: OrderedDict[str, Session] = OrderedDict()
        self._invited: dict[str, Session] = {}
        self._turn = Lock()

    def begin(self, role: Role, who: str, token: str | None = None) -> str:
        """Sign somebody in; gives the secret for their cookie."""
        session = Session(role=role, who=who, token=token, ends=self._now() + SESSION_SECONDS)
        key = secrets.token_urlsafe(32)
        with self._turn:
            self._open[key] = session
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        return key

    def find(self, key: str) -> Session | None:
        """The session of a cookie, if it has not ended."""
        with self._turn:
            session = self._open.get(key)
            if session is not None and session.ends <= self._now():
                del self._open[key]
                return None
            return session

    def end(self, key: str) -> None:
        """Sign out."""
        with self._turn:
            self._open.pop(key, None)

    def invite(self, role: Role, who: str) -> str:
        """A code that signs in once, within the hour."""
        code = secrets.token_urlsafe(24)
        with self._turn:
            self._invited[code] = Session(role=role, who=who, token=None, ends=self._now() + INVITATION_SECONDS)
        return code

    def accept(self, code: str) -> str | None:
        """Sign in by a code; None if it was used, has expired, or never was."""
        with self._turn:
            invited = self._invited.pop(code, None)
        if invited is None or invited.ends <= self._now():
            return None
        return self.begin(invited.role, invited.who)
