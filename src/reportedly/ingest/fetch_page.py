"""Pages from the web: one GET, with limits on time, size, redirects and on where it may lead.

Proxies named in the environment are not used: behind a proxy the address connected to could not be checked.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reportedly.errors import FetchError, NotFoundError, TooLargeError, UnavailableError, UnsupportedError
from reportedly.ingest.check_address import Destination, check_address

if TYPE_CHECKING:
    import ssl

    import httpx

MEDIA_TYPES = re.compile(
    r"(?:text/(?:html|plain|markdown|x-markdown)|application/(?:xhtml\+xml|json|jsonl|ndjson|x-ndjson|jsonlines|gzip|x-gzip|octet-stream))"
)
AGENT = "Mozilla/5.0 (compatible; Reportedly; reads news articles)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: media types in words (HTTP Accept) and as a pattern, what it is called, and the version already had.

    `enter` is called with each address on the way, redirects too, before anything is sent there; it raises to refuse.
    """

    accept: str = "text/html, text/plain, application/json;q=0.8"
    media_types: re.Pattern[str] = field(default=MEDIA_TYPES)
    called: str = "article: give the address of a page of HTML, text or JSON"
    etag: str | None = None
    last_modified: str | None = None
    enter: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may cost: bytes after unpacking, redirects, seconds in all and to wait for an answer."""

    size: int = 10_000_000
    redirects: int = 5
    seconds: float = 60.0
    patience: float = 15.0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Page:
    """What came back: the address it came from at last, its bytes, media type and stated encoding.

    `unchanged` says that it is still the version asked about (304), so that there are no bytes.
    """

    url: str
    content: bytes
    media_type: str | None
    encoding: str | None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False

    def __repr__(self) -> str:
        return f"<Page {self.url}: {len(self.content):,} bytes of {self.media_type}>"


def fetch_page(
    url: str,
    *,
    permits: Callable[[str], bool] | None = None,
    limits: Limits | None = None,
    wanted: Wanted | None = None,
) -> Page:
    """The page at this address; `permits` says which IP addresses may be connected to, public ones by default.

    Raises NotFoundError (404, 410), UnavailableError (try again later), FetchError (anything else that fails),
    ForbiddenAddressError, TooLargeError, UnsupportedError (a media type that was not wanted).
    """
    import httpx

    limits, wanted = limits or Limits(), wanted or Wanted()
    deadline = time.monotonic() + limits.seconds
    address = url
    with httpx.Client(trust_env=False, timeout=limits.patience, verify=_certificates()) as client:
        for _ in range(limits.redirects + 1):
            destination = check_address(address, permits)
            if wanted.enter:
                wanted.enter(address)
            try:
                page = _get(client, destination, wanted, limits, deadline)
            except httpx.TimeoutException as error:
                raise UnavailableError(
                    f"{address} does not answer within {limits.patience:.0f} seconds: try again later."
                ) from error
            except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
                raise UnavailableError(
                    f"{address} cannot be fetched ({error or type(error).__name__}): check the address and try again."
                ) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(
                    f"{address} cannot be fetched ({error or type(error).__name__}): check the address and try again."
                ) from error
            if isinstance(page, Page):
                return page
            address = urljoin(address, page)
    raise FetchError(
        f"{url} redirects more than {limits.redirects} times: open it in a browser and give the address it ends at."
    )


@cache
def _certificates() -> ssl.SSLContext:
    """Whom we trust; to read them takes longer than to fetch a page."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _get(client: httpx.Client, destination: Destination, wanted: Wanted, limits: Limits, deadline: float) -> Page | str:
    """The page, or the address it redirects to."""
    known = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
    headers = {
        "Host": destination.authority,
        "User-Agent": AGENT,
        "Accept": wanted.accept,
        "Accept-Encoding": "gzip, deflate",
        **{name: value for name, value in known.items() if value},
    }
    # The certificate is checked against the name, though the connection goes to the address.
    extensions = {"sni_hostname": destination.host}
    with client.stream("GET", destination.pinned(), headers=headers, extensions=extensions) as response:
        if response.has_redirect_location:
            return response.headers["location"]
        unchanged = response.status_code == 304
        media_type = None if unchanged else _check_answer(response, destination.url, wanted, limits)
        return Page(
            url=destination.url,
            content=b"" if unchanged else _read_body(response, destination.url, limits, deadline),
            media_type=media_type,
            encoding=response.charset_encoding,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            unchanged=unchanged,
        )


def _check_answer(response: httpx.Response, url: str, wanted: Wanted, limits: Limits) -> str | None:
    status = response.status_code
    if status in (404, 410):
        raise NotFoundError(f"{url} does not exist (the server answers {status}): check the address.")
    if status in (401, 402, 403, 451):
        raise FetchError(
            f"{url} is closed to us (the server answers {status}): save the page in your browser and give the file."
        )
    if status >= 500 or status in (408, 425, 429):
        raise UnavailableError(
            f"{url} cannot be fetched (the server answers {status}): try again later.",
            after=seconds_of(response.headers.get("retry-after"), datetime.now(UTC)),
        )
    if not response.is_success:
        raise FetchError(f"{url} cannot be fetched (the server answers {status}): check the address.")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
    if media_type and not wanted.media_types.fullmatch(media_type):
        raise UnsupportedError(f"{url} is {media_type}, no {wanted.called}.")
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.size:
        raise TooLargeError(
            f"{url} has {int(length):,} bytes, more than are fetched ({limits.size:,}): download it and split it."
        )
    return media_type


def seconds_of(retry_after: str | None, now: datetime) -> float | None:
    """How long a Retry-After header, a number of seconds or a date (RFC 9110, 10.2.3), asks to wait.

    >>> seconds_of("120", datetime(2026, 3, 4, tzinfo=UTC)), seconds_of("soon", datetime(2026, 3, 4, tzinfo=UTC))
    (120.0, None)
    >>> seconds_of("Wed, 04 Mar 2026 00:01:00 GMT", datetime(2026, 3, 4, tzinfo=UTC))
    60.0
    """
    from email.utils import parsedate_to_datetime

    stated = (retry_after or "").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated[:9])
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, IndexError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def _read_body(response: httpx.Response, url: str, limits: Limits, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():  # as they come: a body that drips must not outlast its time
        body += chunk
        if len(body) > limits.size:
            raise TooLargeError(
                f"{url} has more than the {limits.size:,} bytes that are fetched: download it and split it."
            )
        if time.monotonic() > deadline:
            raise UnavailableError(f"{url} takes longer than {limits.seconds:.0f} seconds: try again later.")
    return bytes(body)
