"""What is known about an article besides its text; each place that knows something fills the gaps of the one before."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.ingest.dates import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Outlet, date, address, title and authors, each only if stated.

    `published` takes any usual date ("3 March 2026") and is kept as ISO 8601; InputError if it is no date.
    """

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.published is None:
            return
        published = iso(self.published)
        if published is None:
            raise InputError(f"{self.published!r} is no date of publication: write it like 2026-03-04.")
        object.__setattr__(self, "published", published)

    def __or__(self, other: Metadata) -> Metadata:
        """This, with its gaps filled from the other."""
        return Metadata(
            outlet=self.outlet or other.outlet,
            published=self.published or other.published,
            url=self.url or other.url,
            title=self.title or other.title,
            authors=self.authors or other.authors,
        )
