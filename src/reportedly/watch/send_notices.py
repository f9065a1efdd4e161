"""The outbox to its targets: in order, each target from where it was; nothing is left out, and what is repeated has the same id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.errors import ReportedlyError
from reportedly.ingest import Failure
from reportedly.store.watchbook import Watchbook
from reportedly.watch.targets import Target

AT_ONCE = 20
"""Notices in one message."""


def join_targets(book: Watchbook, targets: Sequence[Target]) -> None:
    """A target that is new gets what happens from now on."""
    for target in targets:
        if book.last_sent(target.id) is None:
            book.keep_sent(target.id, book.last_position())


def send_notices(book: Watchbook, targets: Sequence[Target]) -> Iterator[Failure]:
    """Send each target what it has not had. It is noted after it is sent: a stop between the two sends it again."""
    for target in targets:
        while posted := book.notices(book.last_sent(target.id) or 0, AT_ONCE):
            try:
                target.send([one.notice for one in posted])
            except ReportedlyError as error:
                yield Failure(input="--notify", error=error)
                break
            book.keep_sent(target.id, posted[-1].position)
