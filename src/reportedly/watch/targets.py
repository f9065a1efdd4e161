"""Where notices go: lines to a stream, or messages through Apprise, which only this module knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from reportedly.codec import digest
from reportedly.errors import FetchError, InputError
from reportedly.export.notice_line import notice_line
from reportedly.model.notice import Notice

if TYPE_CHECKING:
    from apprise import Apprise


class Target(Protocol):
    """MUST raise ReportedlyError where a message may not have arrived; it is then sent again, with the same ids."""

    id: str

    def send(self, notices: Sequence[Notice]) -> None:
        """Send some notices, in order."""


class LineTarget:
    """One line a notice, rendered and written by whoever owns the stream."""

    def __init__(self, write: Callable[[Notice], None]) -> None:
        self.id, self._write = "out", write

    def send(self, notices: Sequence[Notice]) -> None:
        """Write each."""
        for one in notices:
            self._write(one)


class AppriseTarget:
    """A service by its Apprise URL (https://github.com/caronc/apprise/wiki). Raises InputError if it is none.

    The URL may hold a password: it is neither stored nor shown.
    """

    def __init__(self, url: str) -> None:
        self._apprise = _service(url)
        self.id = f"apprise:{digest(url)}"
        self._shown = str(self._apprise[0].url(privacy=True))  # type: ignore[no-untyped-call]

    def send(self, notices: Sequence[Notice]) -> None:
        """One message, a line a notice."""
        title = f"Reportedly: {len(notices)} notice{'' if len(notices) == 1 else 's'}"
        body = "\n".join(notice_line(one) for one in notices)
        try:
            sent = bool(self._apprise.notify(body=body, title=title, body_format="text"))
        except Exception as error:  # a hundred services fail in ways that nobody can list
            raise FetchError(f"{self._shown} could not be notified ({error}): sent again in the next round.") from error
        if not sent:
            raise FetchError(f"{self._shown} could not be notified: sent again in the next round; check the URL.")


def _service(url: str) -> Apprise:
    import logging
    import warnings

    with warnings.catch_warnings():
        # Its plug-ins, loaded at the first URL, use parts of Python that a later one will not have; that is theirs to mend.
        warnings.simplefilter("ignore", DeprecationWarning)
        from apprise import Apprise, AppriseAsset

        service = Apprise(asset=AppriseAsset(app_id="Reportedly", async_mode=False))
        logging.getLogger("apprise").addHandler(logging.NullHandler())
        logging.getLogger("apprise").propagate = False
        if not service.add(url):
            raise InputError(
                f"--notify {url.partition('://')[0][:20]}://... is no service that Apprise knows: "
                "write a URL of its list, for example mailto:// or json://"
            )
    return service
