"""The article page: its text with everything that is attributed marked, its chains, and its versions side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import Corpus, desk
from reportedly.errors import NotFoundError
from reportedly.export.html.view import Place
from reportedly.export.outline import outline
from reportedly.model.report import Report
from reportedly.store.answers import StoredClaim
from reportedly.web.addresses import article_at
from reportedly.web.article_sheet import ArticleSheet, lay_out
from reportedly.web.asked import Format, Lent
from reportedly.web.compare_versions import compare_versions
from reportedly.web.render import render
from reportedly.web.table import Table, answer_csv, row

router = APIRouter()


@router.get("/articles/{id:path}")
def article_page(request: Request, corpus: Lent, id: str, format: Format = None) -> Response:
    """An article as it was last seen and as people judged it."""
    report = desk.report(corpus, id)
    if report.article.id != id:
        return RedirectResponse(article_at(report.article.id), 303)
    claims = corpus.claims(id)
    if format:
        return answer_csv(claims_table(id, claims))
    return render(
        request,
        corpus,
        "article.html.j2",
        sheet=_sheet(corpus, report, claims),
        revisions=corpus.revisions(id),
        published=report.article.published,
        stories=[one for one in corpus.store.stories(of_article=id) if len(one.articles) > 1],
    )


@router.get("/revisions/{id:path}")
def revisions_page(
    request: Request,
    corpus: Lent,
    id: str,
    one: Annotated[int, Query(alias="from", ge=1, lt=2**31)] = 1,
    other: Annotated[int | None, Query(alias="to", ge=1, lt=2**31)] = None,
) -> Response:
    """Two versions of an article, paragraph by paragraph."""
    revisions = corpus.revisions(id)
    newest = other or revisions[-1].number
    known = {revision.number: revision for revision in revisions}
    if missing := {one, newest} - known.keys():
        raise NotFoundError(f"article {id} has no version {min(missing)}; it has 1 to {revisions[-1].number}")
    versions = [corpus.store.article(id, number) for number in (one, newest)]
    return render(
        request,
        corpus,
        "revisions.html.j2",
        id=revisions[0].article,
        revisions=revisions,
        sides=(known[one], known[newest]),
        titles=[version.title or "Untitled article" for version in versions],
        difference=compare_versions(versions[0].text, versions[1].text),
    )


def claims_table(id: str, claims: tuple[StoredClaim, ...]) -> Table:
    """Every claim as it stands."""
    columns = ("claim", "outlet", "through", "speaker", "kind", "act", "form", "certainty", "polarity", "said on", "about", "rejected", "words")  # fmt: skip
    rows = (
        row(
            one.id, one.outlet, " ← ".join(one.via), one.speaker, one.kind, one.act, one.form, one.certainty, one.polarity,
            one.said_on, one.about, "rejected" if one.rejected else None, one.text,
        )
        for one in claims
    )  # fmt: skip
    return Table(name=f"claims-{id}", caption="Its claims", columns=columns, rows=tuple(rows))


def _sheet(corpus: Corpus, report: Report, claims: tuple[StoredClaim, ...]) -> ArticleSheet:
    standing = [one for one in claims if not one.rejected]
    assertions = desk.assertions_by_claim(corpus, [one.id for one in standing])
    places = [
        Place(id=f"claim-{one.id}", spans=one.spans, own=one.attribution is None) for one in standing if one.spans
    ]
    of_attribution = {one.attribution: one for one in standing if one.attribution}
    return lay_out(
        report,
        places,
        stored=[of_attribution.get(entry.attribution.id) for entry in outline(report)],
        assertions=assertions,
        own=[one for one in standing if one.attribution is None and one.id in assertions],
    )
