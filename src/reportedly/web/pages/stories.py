"""The story page: its articles in time, what they say between them, and who carries what."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import desk
from reportedly.errors import NotFoundError
from reportedly.store.sheets import StorySheet
from reportedly.web import phrases
from reportedly.web.addresses import article_at, story_at
from reportedly.web.asked import Format, Lent
from reportedly.web.carried import SIGNS, carried, carried_table
from reportedly.web.render import render
from reportedly.web.table import Cell, Table, answer_csv, row

router = APIRouter()


@router.get("/stories/{id:path}")
def story_page(request: Request, corpus: Lent, id: str, format: Format = None, part: str = "timeline") -> Response:
    """A story. The id of an article leads to its story, or to the article where no other is on the event."""
    try:
        sheet = desk.story(corpus, id)
    except NotFoundError:
        return RedirectResponse(article_at(corpus.article(id).id), 303)
    if sheet.id != id:
        return RedirectResponse(story_at(sheet.id), 303)
    timeline, matrix = timeline_table(sheet), carried(sheet)
    if format:
        return answer_csv(carried_table(sheet, matrix) if part == "matrix" else timeline)
    ranked = sorted(sheet.briefs, key=lambda one: one.weight, reverse=True)
    return render(
        request,
        corpus,
        "story.html.j2",
        sheet=sheet,
        assertions=[one for one in ranked if one.weight],
        alone=sum(not one.weight for one in ranked),
        ticks=ticks(sheet),
        matrix=matrix,
        copy_of={copy.article: copy for copy in sheet.copies},
        headings={one.article: one for one in sheet.headings},
        signs=SIGNS,
    )


def ticks(sheet: StorySheet) -> dict[str, float]:
    """Where on a line from 0 to 100 each dated article of the story stands."""
    moments = {one.article: moment for one in sheet.headings if (moment := _moment(one.published)) is not None}
    first, last = min(moments.values(), default=0.0), max(moments.values(), default=0.0)
    return {id: round(100 * (moment - first) / (last - first), 1) if last > first else 50.0 for id, moment in moments.items()}  # fmt: skip


def timeline_table(sheet: StorySheet) -> Table:
    """The articles in time, with what each is a copy of."""
    copies = {copy.article: copy for copy in sheet.copies}
    outlets = {one.article: phrases.outlet(one.outlet) for one in sheet.headings}
    rows = (
        row(
            one.published,
            phrases.outlet(one.outlet),
            Cell(text=phrases.title(one), href=article_at(one.article)),
            outlets.get(copies[one.article].of) if one.article in copies else None,
            one.article,
        )
        for one in sheet.headings
    )
    columns = ("published", "outlet", "title", "copy of", "article")
    return Table(name=f"timeline-{sheet.id}", caption="Timeline", columns=columns, rows=tuple(rows))


def _moment(published: str | None) -> float | None:
    """Seconds; a date without a time is its noon, one without an offset is taken as it stands."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    if len(published or "") <= len("2026-03-04"):
        moment = moment.replace(hour=12)
    return moment.replace(tzinfo=None).timestamp() - (moment.utcoffset().total_seconds() if moment.utcoffset() else 0)  # type: ignore[union-attr]
