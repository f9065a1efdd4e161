"""Who a description means that is named only afterwards: "A spokesman for the port said ... . Tomas Venn, the spokesman, added"."""

from __future__ import annotations

from reportedly.annotate.people import Person
from reportedly.annotate.phrases import Phrase
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import INFORMANTS, SPOKESPEOPLE
from reportedly.annotate.titles import OFFICES, offices_told
from reportedly.model.span import Span

AHEAD = 800
"""How many characters later the name comes at most."""


def named_later(scene: Scene, place: int, phrase: Phrase) -> Person | None:
    """The first person named only after a description, as a source: of its office, or told of without any, as one already introduced.

    Informants by trade alone ("an official") are never taken for anybody: they may be unnamed on purpose.
    """
    if phrase.plural or (phrase.head in INFORMANTS - OFFICES and phrase.head not in SPOKESPEOPLE):
        return None
    here = scene.span(place).end
    for person in sorted(scene.people, key=lambda person: person.places[0]):
        first = person.places[0]
        if any(piece.holds(first) for piece in scene.drafts[place].content):
            continue
        if here < first.start < here + AHEAD and (source := _source_at(scene, first)):
            return person if _has_office(phrase, person) or _unexplained(scene, first, source) else None
    return None


def _source_at(scene: Scene, name: Span) -> Span | None:
    """The source that a name lies in."""
    return next((source for source in scene.sources if source and source.holds(name)), None)


def _has_office(phrase: Phrase, person: Person) -> bool:
    if phrase.head in SPOKESPEOPLE:
        return bool(SPOKESPEOPLE & person.roles)
    return bool(offices_told({phrase.head}) & person.roles)


def _unexplained(scene: Scene, name: Span, source: Span) -> bool:
    """Whether the full name stands alone, without title or apposition."""
    return source == name and " " in name.text(scene.text) and scene.text[name.end : name.end + 1] != ","
