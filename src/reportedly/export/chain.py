"""The chain of a claim as links to draw: the article's outlet, whoever stands between, and last the speaker."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.export import wording
from reportedly.model.attribution import Attribution, Kind, Source
from reportedly.model.report import Report

OUTLET_NOT_STATED = "outlet not stated"
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link: `note` says in words what the name alone does not; `source` is None where it is no source of the article."""

    name: str
    note: str = ""
    source: Source | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.note})" if self.note else self.name


# A person, a body or an outlet shows by its name what it is; these do not, or must be told apart at once.
NOTED = (Kind.ANONYMOUS, Kind.GROUP, Kind.DOCUMENT, Kind.AUTHOR)


def draw_chain(report: Report, attribution: Attribution) -> tuple[Link, ...]:
    """The links outermost first, never empty: what the text does not tell is said to be not stated."""
    chain = tuple(_link(source) for source in report.chain(attribution))
    end = () if attribution.speaker is not None else (Link(name=NOT_STATED),)
    return (Link(name=report.article.outlet or OUTLET_NOT_STATED), *chain, *end)


def kind_of(report: Report, attribution: Attribution) -> Kind | None:
    """What kind of source speaks; None where the text names none."""
    return None if attribution.speaker is None else report.source(attribution.speaker).kind


def _link(source: Source) -> Link:
    return Link(name=source.name, note=wording.KIND[source.kind] if source.kind in NOTED else "", source=source)
