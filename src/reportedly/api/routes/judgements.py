"""Judgements: what people decided about what the machine found, as a ledger that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import Response

from reportedly.access.problem import Fault, ProblemError, problem
from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.parameters import Id, Name, Paging
from reportedly.errors import NotFoundError
from reportedly.model.judgement import Judgement, JudgementKind, Subject, in_force
from reportedly.store.answers import Page
from reportedly.store.cursor import cursor_of, parts_of

router = APIRouter(tags=["judgements"])


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRecord:
    """Who judged what, when and why. Subjects are written "type:id"; `undone_by` is the judgement in force that takes it back."""

    id: str
    at: datetime
    who: str
    why: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    changes: dict[str, str | None]
    undoes: str | None
    undone_by: str | None


class JudgementFilters(Paging):
    """Which judgements."""

    subject: Name | None = Field(None, description="Only those about this, as claim:4cfdc44aa39d.")
    kind: JudgementKind | None = Field(None, description="Only those of this kind.")
    in_force: bool = Field(False, description="Only those that nobody took back.")


def _subject(given: str) -> str:
    Subject.parse(given)  # raises ValueError, which says how to write one
    return given


class JudgementGiven(BaseModel):
    """A judgement to append. Who judges is the name of the token, or of the session."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: JudgementKind
    subjects: list[Annotated[str, Field(max_length=2000), AfterValidator(_subject)]] = Field(
        default=[], max_length=100, description='What it is about, as "type:id"; an undo has none.'
    )
    why: str = Field("", max_length=4000, description="The reason, for whoever reads the ledger later.")
    changes: dict[str, Annotated[str, Field(max_length=2000)] | None] = Field(
        default={}, max_length=20, description="Of a correction: field -> value, null for not stated."
    )
    undoes: Name | None = Field(None, description="Of an undo: the id of the judgement taken back.")


@router.get("/judgements", response_model=Listing[JudgementRecord], responses=UNCHANGED)
def list_judgements(request: Request, filters: Annotated[JudgementFilters, Query()]) -> Response:
    """The ledger, newest first."""
    with request.app.state.corpora.borrow() as corpus:
        ledger = corpus.judgements()
        page = _page(_wanted(ledger, filters), filters)
        return answer_page(request, corpus, page)


@router.get("/judgements/{id}", response_model=JudgementRecord, responses=UNCHANGED)
def show_judgement(request: Request, id: Id) -> Response:
    """One judgement."""
    with request.app.state.corpora.borrow() as corpus:
        for one in corpus.judgements():
            if one.id == id:
                return answer(request, record_of(one))
    raise NotFoundError(f"no judgement {id} in this corpus; /api/v1/judgements lists them")


@router.post(
    "/judgements",
    response_model=JudgementRecord,
    status_code=201,
    responses={200: {"model": JudgementRecord, "description": "This very judgement stood already; nothing was added"}},
)
def judge(request: Request, given: JudgementGiven) -> Response:
    """Merge, split, correct, reject or accept, or undo one of those. The same again, while it stands, changes nothing."""
    subjects = tuple(Subject.parse(one) for one in given.subjects)
    with request.app.state.corpora.borrow_to_write() as corpus:
        standing = _standing(corpus.judgements(), given, subjects, request.state.who)
        if standing is not None:
            return answer(request, record_of(standing), headers=_location(standing))
        try:
            kept = corpus.judge(
                given.kind, subjects, who=request.state.who, why=given.why, changes=given.changes, undoes=given.undoes
            )
        except NotFoundError as error:
            where = "body.undoes" if given.undoes else "body.subjects"
            faults = (Fault(where=where, what=str(error)),)
            raise ProblemError(problem(422, "unknown-subject", str(error), faults=faults)) from error
    return answer(request, record_of(kept), status=201, headers=_location(kept))


def record_of(one: Judgement) -> JudgementRecord:
    """The judgement as the API gives it."""
    return JudgementRecord(
        id=one.id,
        at=one.at,
        who=one.who,
        why=one.why,
        kind=one.kind,
        subjects=tuple(map(str, one.subjects)),
        changes=dict(one.changes),
        undoes=one.undoes,
        undone_by=one.undone_by,
    )


def _standing(
    ledger: Sequence[Judgement], given: JudgementGiven, subjects: tuple[Subject, ...], who: str
) -> Judgement | None:
    """The same judgement by the same person, in force, with no later one about any of its subjects."""
    if given.undoes is not None:
        undone = next((one.undone_by for one in ledger if one.id == given.undoes), None)
        return next((one for one in ledger if one.id == undone and one.who == who), None)
    for one in reversed(in_force(ledger)):
        if set(one.subjects) & set(subjects):
            same = (one.kind, set(one.subjects), dict(one.changes), one.why, one.who)
            return one if same == (given.kind, set(subjects), given.changes, given.why, who) else None
    return None


def _wanted(ledger: Sequence[Judgement], filters: JudgementFilters) -> list[tuple[int, Judgement]]:
    """Places and judgements, newest first."""
    standing = {one.id for one in in_force(ledger)}
    return [
        (place, one)
        for place, one in reversed(list(enumerate(ledger)))
        if (filters.subject is None or filters.subject in map(str, one.subjects))
        and (filters.kind is None or one.kind is filters.kind)
        and (not filters.in_force or one.id in standing)
    ]


def _page(found: list[tuple[int, Judgement]], paging: Paging) -> Page[JudgementRecord]:
    if paging.after is not None:
        before = int(parts_of(paging.after, int)[0])
        found = [(place, one) for place, one in found if place < before]
    shown = found[: paging.limit]
    return Page(
        elements=tuple(record_of(one) for _, one in shown),
        next=cursor_of(shown[-1][0]) if len(found) > len(shown) else None,
    )


def _location(one: Judgement) -> dict[str, str]:
    return {"Location": f"/api/v1/judgements/{one.id}"}
