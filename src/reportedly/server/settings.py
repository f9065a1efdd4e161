"""What a server is started with."""

from __future__ import annotations

from dataclasses import dataclass
from socket import gethostname

from reportedly.access.door import is_loopback


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`store` is a path or DSN, `names` host names answered to besides the one bound to, `rate` units a minute for each caller.

    Without a `rate` there is none on loopback, where reading is open, and `RATE` elsewhere. `body` is in bytes, `seconds` count for a
    request to arrive and for its answer to begin.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    allow_private: bool = False
    rate: float | None = None
    body: int = 24_000_000
    seconds: float = 60.0
    threads: int = 0

    @property
    def open_reading(self) -> bool:
        """Whether reading takes no token: nobody but programs of this machine comes in."""
        return is_loopback(self.host) and not self.names

    @property
    def address(self) -> str:
        """Where a browser of this machine finds it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def server(self) -> str:
        """What tells this server from others over the same store, and is the same when it starts anew."""
        return f"{gethostname()} {self.host}:{self.port}"

    @property
    def units(self) -> float | None:
        """Units a minute, None for no limit."""
        return self.rate if self.rate is not None else None if self.open_reading else RATE


RATE = 600.0
