"""Judgements: one claim with what may be said of it, the form that says it, and the ledger of all that was said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import Corpus, desk
from reportedly.corpus.corpora import Corpora
from reportedly.errors import InputError
from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.judgement import CORRECTABLE, Judgement, JudgementKind, Subject, SubjectType
from reportedly.web.addresses import own_page
from reportedly.web.asked import Lent
from reportedly.web.render import render

router = APIRouter()

LEDGER = 200
CHOICES = {"kind": tuple(Kind), "act": tuple(Act), "certainty": tuple(Certainty), "polarity": tuple(Polarity)}
LONGEST = 2_000


@router.get("/claims/{id:path}")
def claim_page(request: Request, corpus: Lent, id: str, next: str = "") -> Response:
    """One claim: its words, its chain, what people judged, and the forms to judge it."""
    claim = corpus.claim(id)
    assertion = desk.assertions_by_claim(corpus, [id]).get(id)
    about = f"claim:{id}"
    return render(
        request,
        corpus,
        "claim.html.j2",
        claim=claim,
        assertion=assertion,
        judgements=[one for one in corpus.judgements() if about in map(str, one.subjects)],
        choices=CHOICES,
        heading=corpus.article(claim.article),
        next=own_page(next) if next else request.url.path,
    )


@router.get("/ledger")
def ledger_page(request: Request, corpus: Lent) -> Response:
    """Who judged what, when and why, newest first; undone ones too."""
    ledger = corpus.judgements()
    return render(request, corpus, "ledger.html.j2", judgements=ledger[::-1][:LEDGER], total=len(ledger))


@router.post("/judge")
def judge(
    request: Request,
    kind: Annotated[JudgementKind, Form()],
    who: Annotated[str, Form(max_length=200)] = "",
    why: Annotated[str, Form(max_length=LONGEST)] = "",
    subject: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
    undoes: Annotated[str | None, Form(max_length=100)] = None,
    next: Annotated[str, Form(max_length=LONGEST)] = "/ledger",
    speaker: Annotated[str | None, Form(max_length=LONGEST)] = None,
    source_kind: Annotated[str | None, Form(max_length=50)] = None,
    act: Annotated[str | None, Form(max_length=50)] = None,
    certainty: Annotated[str | None, Form(max_length=50)] = None,
    polarity: Annotated[str | None, Form(max_length=50)] = None,
    said_on: Annotated[str | None, Form(max_length=100)] = None,
    about: Annotated[str | None, Form(max_length=100)] = None,
    outlet: Annotated[str | None, Form(max_length=LONGEST)] = None,
    published: Annotated[str | None, Form(max_length=100)] = None,
    title: Annotated[str | None, Form(max_length=LONGEST)] = None,
) -> Response:
    """Append to the ledger, then go back to where the form stood."""
    given = {
        "speaker": speaker, "kind": source_kind, "act": act, "certainty": certainty, "polarity": polarity, "said_on": said_on,
        "about": about, "outlet": outlet, "published": published, "title": title,
    }  # fmt: skip
    subjects = [_subject(one) for one in subject if one.strip()]
    corpora: Corpora = request.app.state.corpora
    with corpora.borrow_to_write() as corpus:
        changes = _changes(corpus, subjects, given) if kind is JudgementKind.CORRECT else {}
        kept = corpus.judge(
            kind,
            subjects,
            who=getattr(request.state, "who", "") or who.strip(),
            why=why.strip(),
            changes=changes,
            undoes=undoes if kind is JudgementKind.UNDO else None,
        )
    return RedirectResponse(_back(next, kept), 303)


def _subject(text: str) -> Subject:
    try:
        return Subject.parse(text.strip())
    except ValueError as error:
        raise InputError(f"{error}") from None


def _changes(corpus: Corpus, subjects: list[Subject], given: Mapping[str, str | None]) -> dict[str, str | None]:
    """What the form says differently from what is stored; a field that was emptied means: not stated."""
    if len(subjects) != 1:
        raise InputError("a correction is of one claim or one article; send its form again")
    (subject,) = subjects
    if subject.type not in CORRECTABLE:
        raise InputError(f"a {subject.type} has no fields to correct; merge, split, accept or reject it")
    stored = corpus.claim(subject.id) if subject.type is SubjectType.CLAIM else corpus.judged_report(subject.id).article
    changes = {
        name: value.strip() or None
        for name, value in given.items()
        if value is not None and (value.strip() or None) != getattr(stored, name, None)
    }
    if not changes:
        raise InputError("nothing was changed in the form, so there is nothing to keep; change a field, or go back")
    return changes


def _back(next: str, kept: Judgement) -> str:
    """To the page that the form stood on, which then tells what was kept."""
    page = urlsplit(own_page(next))
    query = [pair for pair in parse_qsl(page.query) if pair[0] != "judged"]
    return urlunsplit(page._replace(query=urlencode([*query, ("judged", kept.id)])))
