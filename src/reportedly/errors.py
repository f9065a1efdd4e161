"""One tree of exceptions; the message of each says what happened and what to do next.

ReportedlyError
├── InputError              the article given cannot be read               (exit code 3)
│   ├── NotFoundError       no such file, or the server answers 404/410
│   ├── UnsupportedError    binary, another media type, another language
│   ├── TooLargeError       more than a reader reads at once
│   ├── EmptyError          no text, or a page without an article
│   └── RecordError         a broken line of a JSON Lines file
├── FetchError              a URL that could not be fetched                (exit code 4)
│   ├── ForbiddenAddressError   private or loopback address without --allow-private
│   └── UnavailableError    a fault that passes: 429, 5xx, no answer
├── ModelError              the model's files are missing or damaged       (exit code 5)
├── StoreError              a store that cannot be opened or written       (exit code 6)
└── ArchiveError            a bulk run that cannot go on                   (exit code 7)
"""

from __future__ import annotations

__all__ = [
    "ArchiveError",
    "EmptyError",
    "FetchError",
    "ForbiddenAddressError",
    "InputError",
    "ModelError",
    "NotFoundError",
    "RecordError",
    "ReportedlyError",
    "StoreError",
    "TooLargeError",
    "UnavailableError",
    "UnsupportedError",
]


class ReportedlyError(Exception):
    """Base of all errors that Reportedly raises on purpose; `exit_code` is what the command line returns for it."""

    exit_code = 1


class InputError(ReportedlyError):
    """The input given cannot be read as an article."""

    exit_code = 3


class NotFoundError(InputError):
    """There is nothing at the path or address given."""


class UnsupportedError(InputError):
    """The input is of a kind that Reportedly does not read."""


class TooLargeError(InputError):
    """The input is larger than the limit for one article."""


class EmptyError(InputError):
    """The input holds no article text."""


class RecordError(InputError):
    """A record in a file of articles is broken; the message gives its line number."""


class FetchError(ReportedlyError):
    """A URL could not be fetched."""

    exit_code = 4


class ForbiddenAddressError(FetchError):
    """A URL leads to a private or loopback address."""


class UnavailableError(FetchError):
    """A fault that passes by itself; `after` is how many seconds the server asks us to stay away, if it says so."""

    def __init__(self, message: str, *, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class ModelError(ReportedlyError):
    """The model's files are missing or damaged."""

    exit_code = 5


class StoreError(ReportedlyError):
    """A store cannot be opened or written."""

    exit_code = 6


class ArchiveError(ReportedlyError):
    """A run over an archive cannot begin or go on; what it has done stays, and it can be resumed."""

    exit_code = 7
