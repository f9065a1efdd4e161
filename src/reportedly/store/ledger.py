"""The ledger of judgements: rows are appended, never changed; the database itself refuses anything else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from reportedly.errors import NotFoundError
from reportedly.model.judgement import Judgement, JudgementKind, Rulings, Subject, SubjectType, replay
from reportedly.store.apply_judgements import Anchor
from reportedly.store.tables import article, assertion, assertion_claim, claim, judgement, judgement_subject


def append_judgement(connection: Connection, one: Judgement) -> frozenset[str]:
    """Append a judgement with the words of the claims it is about; gives the ids of the articles it touches.

    One that is in the ledger already changes nothing. Raises NotFoundError if it is about something not stored.
    """
    if connection.scalar(select(judgement.c.id).where(judgement.c.id == one.id)):
        return frozenset()
    if one.undoes is not None:
        _require(connection, judgement.c.id, one.undoes, "judgement")
    rows = [_subject_row(connection, one.id, subject) for subject in sorted(set(one.subjects))]
    connection.execute(insert(judgement), _row(connection, one))
    if rows:
        connection.execute(insert(judgement_subject), rows)
    return articles_judged(connection, one.id)


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """The whole ledger in the order of its rows, each knowing which judgement in force undoes it."""
    rows = connection.execute(select(judgement).order_by(judgement.c.position)).all()
    ledger = [_noun(row, {}) for row in rows]
    undone = _undone(ledger)
    return tuple(_noun(row, undone) for row in rows)


def rulings_on(connection: Connection, article_key: str) -> tuple[Rulings, Sequence[Anchor]]:
    """What the ledger says about one article and its claims, and the words by which to find those again."""
    about = select(judgement_subject.c.subject, judgement_subject.c.words).where(
        judgement_subject.c.article == article_key
    )
    rows = connection.execute(about.order_by(judgement_subject.c.judgement)).all()
    if not rows:
        return Rulings(), ()
    anchors = [Anchor(subject=Subject.parse(row.subject), words=row.words) for row in rows if row.words]
    of_claims = [anchor for anchor in anchors if anchor.subject.type is SubjectType.CLAIM]
    return replay(all_judgements(connection)), of_claims


def articles_judged(connection: Connection, id: str) -> frozenset[str]:
    """Articles that a judgement is about, or that the judgement which it undoes is about."""
    ids: list[str] = []
    while id and id not in ids:
        ids.append(id)
        id = connection.scalar(select(judgement.c.undoes).where(judgement.c.id == id)) or ""
    articles = select(judgement_subject.c.article).where(judgement_subject.c.judgement.in_(ids))
    return frozenset(key for key in connection.scalars(articles) if key is not None)


def _row(connection: Connection, one: Judgement) -> dict[str, object]:
    return {
        "position": (connection.scalar(select(func.max(judgement.c.position))) or 0) + 1,
        "id": one.id,
        "at": one.at.isoformat(),
        "who": one.who,
        "why": one.why,
        "kind": one.kind,
        "subjects": json.dumps([str(subject) for subject in one.subjects]),
        "payload": json.dumps(dict(one.changes)),
        "undoes": one.undoes,
    }


def _subject_row(connection: Connection, id: str, subject: Subject) -> dict[str, object]:
    row: dict[str, object] = {"judgement": id, "subject": str(subject), "article": None, "spans": None, "words": None}
    if subject.type is SubjectType.CLAIM:
        found = select(article.c.key, claim.c.spans, claim.c.text).join(article, article.c.id == claim.c.article)
        judged = connection.execute(found.where(claim.c.key == subject.id)).first()
        if judged is None:
            raise NotFoundError(f"no claim {subject.id} in this store; `reportedly search` shows the ids")
        return {**row, "article": judged.key, "spans": judged.spans, "words": judged.text}
    if subject.type is SubjectType.ASSERTION:
        return {**row, **_first_claim(connection, subject.id)}
    if subject.type is SubjectType.ARTICLE:
        _require(connection, article.c.key, subject.id, "article")
        return {**row, "article": subject.id}
    return row


def _first_claim(connection: Connection, id: str) -> dict[str, object]:
    """The first stored claim of an assertion, by which it is found again however its story changes."""
    rows = select(assertion_claim.c.article, assertion_claim.c.claim, assertion_claim.c.spans)
    rows = rows.join(assertion, assertion.c.id == assertion_claim.c.assertion).where(assertion.c.key == id)
    for row in connection.execute(rows.order_by(assertion_claim.c.number)):
        found = select(claim.c.key, claim.c.attribution, claim.c.spans, claim.c.text).order_by(claim.c.number)
        found = found.join(article, article.c.id == claim.c.article).where(article.c.key == row.article)
        for one in connection.execute(found):
            if one.key == row.claim or (one.attribution is None and _within(one.spans, row.spans)):
                return {"article": row.article, "spans": one.spans, "words": one.text}
    raise NotFoundError(f"no assertion {id} in this store; stories list theirs")


def _within(spans: str, others: str) -> bool:
    """Whether each span stands inside one of the others; both as they are kept."""
    return all(any(o[0] <= s[0] and s[1] <= o[1] for o in json.loads(others)) for s in json.loads(spans))


def _require(connection: Connection, column: object, id: str, what: str) -> None:
    if connection.scalar(select(column).where(column == id)) is None:  # type: ignore[call-overload]
        raise NotFoundError(f"no {what} {id} in this store")


def _noun(row: Row[tuple[object, ...]], undone: dict[str, str]) -> Judgement:
    return Judgement(
        at=datetime.fromisoformat(row.at),
        who=row.who,
        why=row.why,
        kind=JudgementKind(row.kind),
        subjects=tuple(Subject.parse(subject) for subject in json.loads(row.subjects)),
        changes=json.loads(row.payload),
        undoes=row.undoes,
        undone_by=undone.get(row.id),
    )


def _undone(ledger: Sequence[Judgement]) -> dict[str, str]:
    """Judgement -> the undo in force that takes it back."""
    return dict(_undoing(ledger))


def _undoing(ledger: Sequence[Judgement]) -> Iterator[tuple[str, str]]:
    gone: set[str] = set()
    for one in reversed(ledger):
        if one.undoes is not None and one.id not in gone:
            gone.add(one.undoes)
            yield one.undoes, one.id
