"""An article as the desk lays it out: the report's page, with links from its claims to what is stored of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.export.html.view import ArticleView, Place, view_article
from reportedly.model.report import Report
from reportedly.store.answers import StoredClaim

KEY = "r"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSheet:
    """`stored` runs parallel to the claims of `view`, None where nothing is stored; `own` are compared statements in its own voice.

    `assertions` tells for the id of a claim which assertion it is counted to.
    """

    id: str
    view: ArticleView
    stored: tuple[StoredClaim | None, ...]
    own: tuple[StoredClaim, ...]
    assertions: Mapping[str, str]
    model: str


def lay_out(
    report: Report,
    places: Sequence[Place] = (),
    *,
    stored: Sequence[StoredClaim | None] | None = None,
    assertions: Mapping[str, str] | None = None,
    own: Sequence[StoredClaim] = (),
) -> ArticleSheet:
    """Lay out a report; without what is stored it is one that was read and not kept."""
    view = view_article(report, KEY, places)
    return ArticleSheet(
        id=report.article.id,
        view=view,
        stored=tuple(stored) if stored is not None else (None,) * len(view.claims),
        own=tuple(own),
        assertions=assertions or {},
        model=f"Reportedly {report.produced_by.reportedly}, reader {report.produced_by.model}",
    )
