"""The assertion page: its origins, who carries it and from whom, denials, figures, what was lost, every passage verbatim."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import desk
from reportedly.model.comparison import Figure, Position
from reportedly.model.stakes import WIDELY
from reportedly.store.sheets import AssertionSheet
from reportedly.web import phrases
from reportedly.web.addresses import article_at, assertion_at
from reportedly.web.asked import Format, Lent
from reportedly.web.draw_strands import draw_strands
from reportedly.web.origin_tree import Told, grow_trees, tell
from reportedly.web.render import render
from reportedly.web.table import Cell, Table, answer_csv, row

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One article's figure: `words` as they stand in it, `share` of the largest, 0 to 100."""

    told: Told | None
    outlet: str
    day: str
    words: str
    share: float
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One quantity over time."""

    what: str
    values: tuple[Value, ...]


@router.get("/assertions/{id:path}")
def assertion_page(request: Request, corpus: Lent, id: str, format: Format = None) -> Response:
    """An assertion; the id of a claim leads to the one it is counted to."""
    sheet = desk.assertion(corpus, id)
    if sheet.assertion.id != id:
        return RedirectResponse(assertion_at(sheet.assertion.id), 303)
    if format:
        return answer_csv(claims_table(sheet))
    trees = grow_trees(sheet, Position.ASSERTS)
    return render(
        request,
        corpus,
        "assertion.html.j2",
        sheet=sheet,
        one=sheet.assertion,
        stake_words=_stakes(sheet),
        trees=trees,
        drawing=draw_strands(trees),
        denying=grow_trees(sheet, Position.DENIES),
        declining=grow_trees(sheet, Position.DECLINES),
        series=[_series(figure, sheet) for figure in sheet.assertion.figures],
        lost=[told for told in tell(sheet) if told.claim.lost],
        told=tell(sheet),
        table=claims_table(sheet),
    )


def claims_table(sheet: AssertionSheet) -> Table:
    """Every claim: who published it, from whom, what it is to the first one."""
    origins = {origin.id: phrases.origin_in_words(origin) for origin in sheet.assertion.origins}
    rows = (
        row(
            told.number,
            told.heading.published,
            Cell(text=phrases.outlet(told.heading.outlet), href=article_at(told.heading.article)),
            " ← ".join(told.stored.via) if told.stored else None,
            phrases.speaker(told.stored) if told.stored else None,
            origins.get(told.claim.origin or "", "no source stated"),
            phrases.POSITION[told.claim.position],
            phrases.STANDING[told.claim.relation] if told.claim.relation else "relation not judged",
            "; ".join(told.claim.lost),
            told.stored.text if told.stored else None,
        )
        for told in tell(sheet)
    )
    columns = ("No.", "published", "outlet", "through", "speaker", "origin", "position", "relation", "lost", "words")
    return Table(name=f"assertion-{sheet.assertion.id}", caption="Every claim", columns=columns, rows=tuple(rows))


def _stakes(sheet: AssertionSheet) -> tuple[str, ...]:
    one = sheet.assertion
    outlets = {told.heading.outlet for told in tell(sheet) if told.claim.position is Position.ASSERTS}
    single = one.independent_origins.max == 1 and len(outlets) >= WIDELY
    said = (
        ("contested", one.contested),
        (f"one origin, {len(outlets)} outlets", single),
        ("figures differ", bool(one.figures)),
        ("circular citation", bool(sheet.circles)),
    )
    return tuple(words for words, so in said if so)


def _series(figure: Figure, sheet: AssertionSheet) -> Series:
    """In the order in which the articles were published."""
    largest = max((abs(value.value) for value in figure.values), default=0) or 1
    of_article = {told.heading.article: told for told in tell(sheet)}
    values = []
    for value in figure.values:
        told, heading = of_article.get(value.article), sheet.headings.get(value.article)
        values.append(
            Value(
                told=told,
                outlet=phrases.outlet(heading.outlet if heading else None),
                day=phrases.day(heading.published if heading else None),
                words=f"{value.value:g}{f' {value.unit}' if value.unit else ''}",
                share=round(100 * abs(value.value) / largest, 1),
                href=article_at(value.article, told.stored.id if told and told.stored else None),
            )
        )
    return Series(what=figure.what, values=tuple(values))
