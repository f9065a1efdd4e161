"""Which address a URL may be fetched from: a public one, decided after its name is resolved and before anything is sent."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from reportedly.errors import FetchError, ForbiddenAddressError, UnsupportedError

_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 addresses inside IPv6 (NAT64, RFC 6052)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A URL with the address its host name was found at; connecting there, a second look-up cannot lead elsewhere."""

    url: str
    host: str
    authority: str
    address: str

    def pinned(self) -> str:
        """The URL with the address instead of the name."""
        parts = urlsplit(self.url)
        address = f"[{self.address}]" if ":" in self.address else self.address
        return parts._replace(netloc=f"{address}:{parts.port}" if parts.port else address, fragment="").geturl()


def check_address(url: str, permits: Callable[[str], bool] | None = None) -> Destination:
    """Where to connect for this URL. All addresses of the name are checked, the first is taken.

    Raises ForbiddenAddressError if `permits` refuses any of them (`is_public` by default); UnsupportedError if it is no http(s) URL; FetchError if the name is unknown.
    """
    parts = _split(url)
    host = _ascii(str(parts.hostname), url)
    addresses = _resolve(host, parts.port or (443 if parts.scheme == "https" else 80), url)
    forbidden = next((address for address in addresses if not (permits or is_public)(address)), None)
    if forbidden:
        raise ForbiddenAddressError(
            f"{url} leads to a private address ({forbidden}): use --allow-private if you trust it."
        )
    bracketed = f"[{host}]" if ":" in host else host
    authority = f"{bracketed}:{parts.port}" if parts.port else bracketed
    return Destination(url=url, host=host, authority=authority, address=addresses[0])


def is_public(address: str) -> bool:
    """Whether the address belongs to the public internet, seen through addresses that wrap another.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            wrapped = IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = wrapped or ip
    return ip.is_global and not ip.is_multicast


def is_any(address: str) -> bool:
    """Any address will do, for those who fetch from their own network."""
    return bool(address)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = None
    if not usable:
        raise UnsupportedError(f"{url} is no address Reportedly can fetch: give a full http:// or https:// address.")
    return parts


def _ascii(host: str, url: str) -> str:
    """The host name as DNS and HTTP have it (IDNA)."""
    try:
        return host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError as error:
        raise UnsupportedError(f"{url} has a host name that cannot be looked up: check the address.") from error


def _resolve(host: str, port: int, url: str) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"{url} cannot be fetched: the host {host} is not known; check the address and the connection."
        ) from error
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
