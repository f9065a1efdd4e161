"""Count the independent origins of an assertion as a range that never invents independence."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.link.match_names import name_words
from reportedly.link.trace_origins import Traced
from reportedly.link.words import word_set
from reportedly.model.attribution import Kind
from reportedly.model.comparison import OriginCount

# Bodies that name nobody in particular: "the government" may be the ministry that is an origin already.
GENERIC = word_set(
    "officials official government administration authorities authority police lawmakers sources spokesman spokeswoman spokesperson department ministry agency agencies army military ",
    "company campaign team court federal state american british national foreign members group aides lawyers prosecutors investigators leaders country countries",
)
SPEAKS_FOR = ("spokes", "press secretary", "speaking for")


def count_origins(traced: Sequence[Traced], sure: Sequence[bool], doubtful: Sequence[Traced] = ()) -> OriginCount:
    """The range for the origins that assert it; `sure` says of each whether its claim is beyond doubt the same.

    `doubtful` origins are named beside the range and not counted: what they say may be another claim.

    A named origin adds to `min` only if its claim is surely the same and its name cannot be another's.
    Unnamed ones add at most one to `min`, and only where no named origin is sure; each may be another, so all add to `max`.
    """
    if not traced:
        unknown = f"no article says {'for sure ' * bool(doubtful)}where it comes from"
        return OriginCount(min=0, max=0, why=(*_left_out(doubtful), unknown))
    certain = certain_origins(traced, sure)
    unnamed = [t for t in traced if not t.origin.named]
    low = max(len(certain), int(any(sure)))
    return OriginCount(
        min=low, max=max(low, len(traced)), why=(*_reasons(traced, certain, unnamed), *_left_out(doubtful))
    )


def certain_origins(traced: Sequence[Traced], sure: Sequence[bool]) -> list[Traced]:
    """Named origins no two of which can be one: names share no word, and nobody speaks for a body that is there."""
    kept: list[Traced] = []
    named = [t for t, ok in zip(traced, sure, strict=True) if ok and t.origin.named]
    for one in sorted(named, key=lambda t: (t.origin.kind is not Kind.PERSON, t.origin.id)):
        words = name_words(one.origin.name)
        if words <= GENERIC or any(words & name_words(other.origin.name) for other in kept):
            continue
        if any(_may_speak_for(a, b) for other in kept for a, b in ((one, other), (other, one))):
            continue
        kept.append(one)
    return kept


def _may_speak_for(person: Traced, body: Traced) -> bool:
    if body.origin.kind is not Kind.ORGANIZATION or person.origin.kind is not Kind.PERSON:
        return False
    roles = [lineage.role.casefold() for lineage in person.lineages if lineage.role]
    return any(mark in role for role in roles for mark in SPEAKS_FOR) or any(
        name_words(body.origin.name) & name_words(role) for role in roles
    )


def _reasons(traced: Sequence[Traced], certain: Sequence[Traced], unnamed: Sequence[Traced]) -> list[str]:
    why = []
    if certain:
        names = _listed([t.origin.name for t in certain])
        why.append(f"{names} {'are named and different' if len(certain) > 1 else 'is named'}")
    for one in traced:
        if one.origin.named and one not in certain and len(traced) > 1:
            why.append(f"{one.origin.name} may be no other than an origin already counted, or may say something else")
    for one in traced:
        if len(one.places) > 1 and not one.origin.named:
            why.append(f"{len(one.places)} claims rest on {_of(one)}")
    if len(unnamed) > 1:
        outlets = _listed(sorted({t.origin.through for t in unnamed if t.origin.through}))
        why.append(f"unnamed sources{' of ' + outlets if outlets else ''} may be the same people")
    elif unnamed and len(traced) > 1:
        why.append(f"{_of(unnamed[0])} may be one of the others")
    elif unnamed:
        why.append(f"it rests on {_of(unnamed[0])} alone")
    return why


def _left_out(doubtful: Sequence[Traced]) -> list[str]:
    if not doubtful:
        return []
    names = _listed([t.origin.name if t.origin.named else _of(t) for t in doubtful])
    return [f"what {names} said may be another claim and is not counted"]


def _of(traced: Traced) -> str:
    origin = traced.origin
    if origin.kind is Kind.OUTLET:
        return f"the report of {origin.name}"
    return f"{origin.name} (not named{', through ' + origin.through if origin.through else ''})"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
