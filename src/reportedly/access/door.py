"""The door: under which names the server is reached, who may read unasked, and who is known."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address

from starlette.requests import HTTPConnection

from reportedly.access.secrets import digest_secret
from reportedly.access.sessions import Sessions
from reportedly.model.token import Role, Token

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
# With one of these a proxy stands between, and who asks is not at this machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks. `key` tells one caller from another (never a secret); `cookie` is the session's secret where one is used."""

    role: Role
    who: str
    key: str
    cookie: str | None = None
    by_token: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What the gate goes by. `names` are the host names answered to, None for any; `find_token` may block.

    Reading is open where the server is bound to loopback and answers to no other name.
    """

    open_reading: bool
    names: frozenset[str] | None
    port: int
    find_token: Callable[[str], Token | None]
    sessions: Sessions = field(default_factory=Sessions)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers keep those of all ports of a host together, so it names the port."""
        return f"reportedly-{self.port}"

    def caller(self, connection: HTTPConnection) -> Caller:
        """Who asks, by token, else by session, else nobody known; may block."""
        scheme, _, given = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and given.strip():
            token = self.find_token(digest_secret(given))
            if token is not None:
                return Caller(role=token.role, who=token.name, key=token.digest, by_token=True)
            return Caller(role=Role.NONE, who="", key=_address(connection))
        return self._by_session(connection.cookies.get(self.cookie, "")) or self._unknown(connection)

    def csrf(self, caller: Caller) -> str:
        """What a form of this caller must carry, so that no other site can send it in their name."""
        owner = caller.cookie or "nobody signed in"
        return hmac.new(self.secret, owner.encode(), hashlib.sha256).hexdigest()

    def _by_session(self, key: str) -> Caller | None:
        session = self.sessions.find(key) if key else None
        if session is None:
            return None
        if session.token is not None and self.find_token(session.token) is None:
            self.sessions.end(key)  # revoked meanwhile
            return None
        return Caller(
            role=session.role,
            who=session.who,
            key=session.token or hashlib.sha256(key.encode()).hexdigest(),
            cookie=key,
        )

    def _unknown(self, connection: HTTPConnection) -> Caller:
        forwarded = any(name in connection.headers for name in FORWARDED)
        role = Role.READER if self.open_reading and not forwarded else Role.NONE
        return Caller(role=role, who="", key=_address(connection))


def _address(connection: HTTPConnection) -> str:
    return f"address {connection.client.host if connection.client else 'unknown'}"


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach a server bound there.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("desk.example")
    (True, True, False, False)
    """
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def names_for(host: str, others: tuple[str, ...]) -> frozenset[str] | None:
    """The names to answer to. On loopback no other: a site whose name is made to lead here must not read along (DNS rebinding)."""
    if not is_loopback(host) and not others:
        return None
    own = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return frozenset(name.lower() for name in (*LOOPBACK_NAMES, own, *others))
