"""Pages from the web: one GET, with limits on time, size, redirects and on where it may lead.

Proxies named in the environment are not used: behind a proxy the address connected to could not be checked.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reportedly.errors import FetchError, NotFoundError, TooLargeError, UnsupportedError
from reportedly.ingest.check_address import Destination, check_address

if TYPE_CHECKING:
    import httpx

MEDIA_TYPES = re.compile(
    r"(?:text/(?:html|plain|markdown|x-markdown)|application/(?:xhtml\+xml|json|jsonl|ndjson|x-ndjson|jsonlines|gzip|x-gzip|octet-stream))"
)
AGENT = "Mozilla/5.0 (compatible; Reportedly; reads news articles)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may cost: bytes after unpacking, redirects, seconds in all and to wait for an answer."""

    size: int = 10_000_000
    redirects: int = 5
    seconds: float = 60.0
    patience: float = 15.0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Page:
    """What came back: the address it came from at last, its bytes, media type and stated encoding."""

    url: str
    content: bytes
    media_type: str | None
    encoding: str | None

    def __repr__(self) -> str:
        return f"<Page {self.url}: {len(self.content):,} bytes of {self.media_type}>"


def fetch_page(url: str, *, permits: Callable[[str], bool] | None = None, limits: Limits | None = None) -> Page:
    """The page at this address; `permits` says which IP addresses may be connected to, public ones by default.

    Raises NotFoundError (404, 410), FetchError (anything else that fails), ForbiddenAddressError, TooLargeError,
    UnsupportedError (a media type that holds no article).
    """
    import httpx

    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    address = url
    with httpx.Client(trust_env=False, timeout=limits.patience) as client:
        for _ in range(limits.redirects + 1):
            destination = check_address(address, permits)
            try:
                page = _get(client, destination, limits, deadline)
            except httpx.TimeoutException as error:
                raise FetchError(
                    f"{address} does not answer within {limits.patience:.0f} seconds: try again later."
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


def _get(client: httpx.Client, destination: Destination, limits: Limits, deadline: float) -> Page | str:
    """The page, or the address it redirects to."""
    headers = {
        "Host": destination.authority,
        "User-Agent": AGENT,
        "Accept": "text/html, text/plain, application/json;q=0.8",
        "Accept-Encoding": "gzip, deflate",
    }
    # The certificate is checked against the name, though the connection goes to the address.
    extensions = {"sni_hostname": destination.host}
    with client.stream("GET", destination.pinned(), headers=headers, extensions=extensions) as response:
        if response.is_redirect:
            return response.headers["location"]
        media_type = _check_answer(response, destination.url, limits)
        content = _read_body(response, destination.url, limits, deadline)
        return Page(url=destination.url, content=content, media_type=media_type, encoding=response.charset_encoding)


def _check_answer(response: httpx.Response, url: str, limits: Limits) -> str | None:
    status = response.status_code
    if status in (404, 410):
        raise NotFoundError(f"{url} does not exist (the server answers {status}): check the address.")
    if status in (401, 402, 403, 451):
        raise FetchError(
            f"{url} is closed to us (the server answers {status}): save the page in your browser and give the file."
        )
    if not response.is_success:
        again = "try again later" if status >= 500 or status == 429 else "check the address"
        raise FetchError(f"{url} cannot be fetched (the server answers {status}): {again}.")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
    if media_type and not MEDIA_TYPES.fullmatch(media_type):
        raise UnsupportedError(f"{url} is {media_type}, no article: give the address of a page of HTML, text or JSON.")
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.size:
        raise TooLargeError(
            f"{url} has {int(length):,} bytes, more than are fetched ({limits.size:,}): download it and split it."
        )
    return media_type


def _read_body(response: httpx.Response, url: str, limits: Limits, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes(65536):
        body += chunk
        if len(body) > limits.size:
            raise TooLargeError(
                f"{url} has more than the {limits.size:,} bytes that are fetched: download it and split it."
            )
        if time.monotonic() > deadline:
            raise FetchError(f"{url} takes longer than {limits.seconds:.0f} seconds: try again later.")
    return bytes(body)
