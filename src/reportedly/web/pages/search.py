"""Search, with everything asked for in the address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BeforeValidator
from starlette.responses import Response

from reportedly.model.attribution import Act, Kind
from reportedly.store.answers import Hit, Query, Scope
from reportedly.web import phrases
from reportedly.web.asked import Cursor, Day, Format, Lent, OfAct, OfKind, Text
from reportedly.web.render import render
from reportedly.web.table import Table, answer_csv, row

router = APIRouter()

SHOWN, IN_FILE = 20, 500
OfScope = Annotated[Scope, BeforeValidator(lambda value: value or Scope.EVERYTHING)]


@router.get("/search")
def search_page(
    request: Request,
    corpus: Lent,
    q: Text = None,
    scope: OfScope = Scope.EVERYTHING,
    source: Text = None,
    kind: OfKind = None,
    act: OfAct = None,
    outlet: Text = None,
    since: Day = None,
    until: Day = None,
    after: Cursor = None,
    format: Format = None,
) -> Response:
    """Claims and articles, best first; without words, the newest that the filters leave."""
    query = Query(text=q or "", scope=scope, source=source, kind=kind, act=act, outlet=outlet, since=since, until=until)
    asked = {
        "q": q, "scope": scope if scope is not Scope.EVERYTHING else None, "source": source, "kind": kind, "act": act,
        "outlet": outlet, "since": since, "until": until,
    }  # fmt: skip
    found = corpus.search(query, IN_FILE if format else SHOWN, after)
    if format:
        return answer_csv(hits_table(found.hits))
    return render(
        request,
        corpus,
        "search.html.j2",
        query=query,
        found=found,
        asked={name: value for name, value in asked.items() if value is not None},
        kinds=tuple(Kind),
        acts=tuple(Act),
        scopes=tuple(Scope),
        pieces=[cut(hit) for hit in found.hits],
        first=after is None,
    )


def cut(hit: Hit) -> list[tuple[str, bool]]:
    """The words of a hit in pieces, each with whether it was looked for."""
    pieces, at = [], 0
    for mark in sorted(hit.marks):
        start, end = max(mark.start - hit.span.start, at), mark.end - hit.span.start
        if start >= end:
            continue
        pieces += [(hit.words[at:start], False), (hit.words[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (hit.words[at:], False)) if piece[0]]


def hits_table(hits: tuple[Hit, ...]) -> Table:
    """What was found."""
    columns = ("published", "outlet", "title", "through", "speaker", "kind", "act", "words", "article", "claim")
    rows = (
        row(
            hit.published, phrases.outlet(hit.outlet), hit.title, " ← ".join(hit.claim.via) if hit.claim else None,
            hit.claim.speaker if hit.claim else None, hit.claim.kind if hit.claim else None,
            hit.claim.act if hit.claim else None, hit.words, hit.article, hit.claim.id if hit.claim else None,
        )
        for hit in hits
    )  # fmt: skip
    return Table(name="search", caption="Found", columns=columns, rows=tuple(rows))
