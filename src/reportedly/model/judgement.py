"""A person's judgement: a row of a ledger that stands beside what the machine found and is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from reportedly.model.attribution import Act, Certainty, Kind, Polarity

__all__ = ["CORRECTABLE", "Judgement", "JudgementKind", "Rulings", "Subject", "SubjectType", "in_force", "replay"]


class JudgementKind(StrEnum):
    """What the person does. `undo` takes an earlier judgement back; undoing an undo brings it into force again."""

    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    REJECT = "reject"
    ACCEPT = "accept"
    UNDO = "undo"


class SubjectType(StrEnum):
    """What can be judged."""

    CLAIM = "claim"
    SOURCE = "source"
    ARTICLE = "article"
    ASSERTION = "assertion"
    STORY = "story"


# The fields a person may correct; everything else is either the text itself or follows from these.
CORRECTABLE: Mapping[SubjectType, Mapping[str, type[StrEnum] | None]] = {
    SubjectType.CLAIM: {"speaker": None, "kind": Kind, "act": Act, "certainty": Certainty, "polarity": Polarity, "said_on": None, "about": None},
    SubjectType.ARTICLE: {"outlet": None, "published": None, "title": None},
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One judged thing under an id made of content, so that reading an article again does not lose it.

    The id of a source is its normalised name ("john kerry"), or name#article for the source of that name in one article.

    >>> Subject.parse("source:john kerry")
    Subject(type=<SubjectType.SOURCE: 'source'>, id='john kerry')
    """

    type: SubjectType
    id: str

    @classmethod
    def parse(cls, text: str) -> Subject:
        """The subject written as "type:id"; raises ValueError if it is not one."""
        type, colon, id = text.partition(":")
        if not colon or not id or type not in set(SubjectType):
            raise ValueError(f"{text!r} is no subject; write one of {', '.join(SubjectType)}, a colon and its id")
        return cls(SubjectType(type), id)

    def __str__(self) -> str:
        return f"{self.type}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Judgement:
    """Who judged what, when and why. `changes` are the corrected fields; `undone_by` is known once read from a ledger.

    Raises ValueError where the parts do not fit together.
    """

    at: datetime
    who: str
    why: str
    kind: JudgementKind
    subjects: tuple[Subject, ...] = ()
    changes: Mapping[str, str | None] = field(default_factory=dict)
    undoes: str | None = None
    undone_by: str | None = None

    def __post_init__(self) -> None:
        if faults := list(_faults(self)):
            raise ValueError("; ".join(faults))

    @property
    def id(self) -> str:
        """A digest of everything that the person stated."""
        changes = [f"{name}={value!r}" for name, value in sorted(self.changes.items())]
        stated = (self.at.isoformat(), self.who, self.why, self.kind, *map(str, self.subjects), *changes, self.undoes)
        return sha256(repr(stated).encode("utf-8", "backslashreplace")).hexdigest()[:20]

    def __repr__(self) -> str:
        about = " + ".join(map(str, self.subjects)) or self.undoes
        return f"<Judgement {self.id} {self.at:%Y-%m-%d} {self.who}: {self.kind} {about}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What all judgements in force come to; of two that contradict each other the later one counts.

    `links` is whether two things, or one against all others, are one (merge) or not (split), those judged last at the end.
    """

    rejected: frozenset[Subject] = frozenset()
    accepted: frozenset[Subject] = frozenset()
    corrections: Mapping[Subject, Mapping[str, str | None]] = field(default_factory=dict)
    together: tuple[frozenset[Subject], ...] = ()
    apart: frozenset[frozenset[Subject]] = frozenset()
    links: Mapping[frozenset[Subject], JudgementKind] = field(default_factory=dict)


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements, in their order, that no undo in force takes back; the undos themselves are left out."""
    undone: set[str] = set()
    kept: list[Judgement] = []
    for judgement in reversed(judgements):
        if judgement.id in undone:
            continue
        if judgement.undoes is not None:
            undone.add(judgement.undoes)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def replay(judgements: Sequence[Judgement]) -> Rulings:
    """Replay a ledger from its first row to its last."""
    verdicts: dict[Subject, JudgementKind] = {}
    corrections: dict[Subject, dict[str, str | None]] = {}
    pairs: dict[frozenset[Subject], JudgementKind] = {}
    for judgement in in_force(judgements):
        for subject in judgement.subjects:
            if judgement.kind is JudgementKind.CORRECT:
                corrections.setdefault(subject, {}).update(judgement.changes)
            elif judgement.kind in (JudgementKind.REJECT, JudgementKind.ACCEPT):
                verdicts[subject] = judgement.kind
        if judgement.kind in (JudgementKind.MERGE, JudgementKind.SPLIT):
            for pair in _pairs(judgement.subjects):
                pairs.pop(pair, None)
                pairs[pair] = judgement.kind
    return Rulings(
        rejected=frozenset(s for s, kind in verdicts.items() if kind is JudgementKind.REJECT),
        accepted=frozenset(s for s, kind in verdicts.items() if kind is JudgementKind.ACCEPT),
        corrections=corrections,
        together=_join(pair for pair, kind in pairs.items() if kind is JudgementKind.MERGE),
        apart=frozenset(pair for pair, kind in pairs.items() if kind is JudgementKind.SPLIT),
        links=pairs,
    )


def _pairs(subjects: tuple[Subject, ...]) -> list[frozenset[Subject]]:
    """Every two of them; a single subject stands for itself (a split that takes one thing out of its set)."""
    if len(subjects) == 1:
        return [frozenset(subjects)]
    return [frozenset((one, other)) for place, one in enumerate(subjects) for other in subjects[place + 1 :]]


def _join(pairs: Iterable[frozenset[Subject]]) -> tuple[frozenset[Subject], ...]:
    """Sets of subjects that hang together over any number of pairs."""
    sets: list[frozenset[Subject]] = []
    for pair in pairs:
        touching = [held for held in sets if held & pair]
        sets = [held for held in sets if not held & pair] + [pair.union(*touching)]
    return tuple(sets)


def _faults(judgement: Judgement) -> Iterable[str]:
    kind, subjects = judgement.kind, judgement.subjects
    if judgement.at.utcoffset() is None:
        yield "the time of a judgement needs its offset from UTC"
    if not judgement.who.strip():
        yield "a judgement needs somebody who makes it"
    if (kind is JudgementKind.UNDO) != (judgement.undoes is not None):
        yield "an undo, and nothing else, names the judgement that it takes back"
    if kind is not JudgementKind.UNDO and not subjects:
        yield f"nothing given to {kind}"
    if kind is JudgementKind.MERGE and len(set(subjects)) < 2:
        yield "a merge needs at least two different things"
    if kind in (JudgementKind.MERGE, JudgementKind.SPLIT) and len({subject.type for subject in subjects}) > 1:
        yield f"a {kind} needs things of one type"
    if (kind is JudgementKind.CORRECT) != bool(judgement.changes):
        yield "a correction, and nothing else, says which fields change to what"
    if kind is JudgementKind.CORRECT:
        for type in sorted({subject.type for subject in subjects}):
            yield from _change_faults(type, judgement.changes)


def _change_faults(type: SubjectType, changes: Mapping[str, str | None]) -> Iterable[str]:
    fields = CORRECTABLE.get(type, {})
    for name, value in changes.items():
        allowed = fields.get(name)
        if name not in fields:
            yield f"the {name} of a {type} cannot be corrected"
        elif allowed and value is not None and value not in set(allowed):
            yield f"{name} is one of {', '.join(allowed)}, not {value!r}"
