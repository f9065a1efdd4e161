"""Sources that carry a name: people with their titles, bodies, outlets."""

from __future__ import annotations

import re

from reportedly.annotate.cast import Figure
from reportedly.annotate.outlet_names import fuller, outlet_name
from reportedly.annotate.people import Person
from reportedly.annotate.phrases import Phrase, read_phrase
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import INFORMANTS, KINDS, MANY, OFFICE_HOLDERS, SPOKESPEOPLE
from reportedly.annotate.titles import HONORIFICS, OFFICES
from reportedly.model.attribution import Kind
from reportedly.model.span import Span

_LINK = re.compile(r"\b(?:of|to|for|by|with|from|in|at|on|who|that|and|near|than|against|about|like|including|as)\b")
_TITLE_OF = re.compile(
    r"(?:[A-Z][\w.-]* |former |then-?|the )*[A-Z][\w-]* (?:of|for) (?:the )?(?:[A-Z][\w.&’'-]* |and |of |for |the )*$"
)
_AND = re.compile(r"^(?:,? and |, )(?:[A-Z][\w.]* )*$")
_OWNS = re.compile(r"^['’]s? +\w")


def person_figure(person: Person) -> Figure:
    """The figure of a person named in the article."""
    return Figure(
        key=f"person {person.name}", name=person.name, kind=Kind.PERSON, gender=person.gender, heads=set(person.roles)
    )


def named_people(scene: Scene, span: Span) -> list[tuple[Span, Person]]:
    """The people that the phrase is about: one as its head or in apposition, or several joined by "and"; empty if it is about nobody named."""
    inside = scene.namings_in(span)
    for i, (place, person) in enumerate(inside):
        before = scene.text[span.start : place.start]
        if _OWNS.match(scene.text[place.end : span.end]) or not _heads(before):
            continue
        joined = [(place, person)]
        for following, other in inside[i + 1 :]:
            if _AND.match(scene.text[joined[-1][0].end : following.start]) and not _OWNS.match(
                scene.text[following.end : span.end]
            ):
                joined.append((following, other))
        return (
            joined if len(joined) == 1 or " and " in scene.text[joined[0][0].end : joined[-1][0].start] else joined[:1]
        )
    return []


def _heads(before: str) -> bool:
    """Whether what stands before a name leaves the name the head of the phrase."""
    if not _LINK.search(before):
        return "," not in before.rstrip(", ") and (not before.endswith(", ") or _apposed(before))
    last = before.split()[-1].strip(",.").casefold()
    if before.endswith(", "):
        return _apposed(before)
    if _TITLE_OF.match(before):
        return last not in HONORIFICS or last == "state"
    link = list(_LINK.finditer(before))[-1]
    return (
        last in OFFICES
        and last not in HONORIFICS
        and (before[: link.start()].strip()[-1:].isalpha() and before[: link.start()].split()[-1][:1].isupper())
        if before[: link.start()].split()
        else False
    )


def _apposed(before: str) -> bool:
    head = read_phrase(before)
    return head.head in OFFICES | SPOKESPEOPLE | OFFICE_HOLDERS | INFORMANTS and not head.plural


def role_of(scene: Scene, span: Span, place: Span) -> str | None:
    """The title before the name, or the apposition after it."""
    before = scene.text[span.start : place.start].strip(" ,")
    before = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", before)
    if before and before.rstrip(".").casefold() not in {"mr", "mrs", "ms", "miss"}:
        return before
    after = scene.text[place.end : span.end]
    aside = re.match(r", (?!who\b|which\b|\d)(.+?),?$", after, re.S)
    return aside.group(1).strip() if aside else None


def body_figure(scene: Scene, phrase: Phrase) -> Figure:
    """The figure of a named body, outlet, place, or named many ("House Republicans")."""
    name = phrase.core.removeprefix("The ").strip("“”\"' ")
    head = name.rpartition(" ")[2].casefold()
    if outlet := outlet_name(name):
        name = fuller(outlet, scene.text, scene.article.outlet)
        kind = Kind.OUTLET
    elif head in MANY and head not in {"companies", "community"}:
        kind = Kind.GROUP
    else:
        name = long_form(scene, name)
        kind = Kind.ORGANIZATION
    return Figure(
        key=f"body {name.casefold()}",
        name=name,
        kind=kind,
        plural=phrase.plural,
        heads={word.casefold() for word in name.split()},
    )


def long_form(scene: Scene, name: str) -> str:
    """The name that a short form stands for in this article, else the name itself."""
    name = re.sub(r"['’]s?$", "", name)
    return scene.short_forms.get(name.replace(".", ""), name) if name.isupper() else name


def kind_of_head(phrase: Phrase) -> Kind | None:
    """The kind that the head noun makes."""
    return KINDS.get(phrase.head)
