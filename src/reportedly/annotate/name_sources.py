"""Sources that carry a name: people with their titles, bodies, outlets."""

from __future__ import annotations

import re

from reportedly.annotate.bodies import COUNTRIES
from reportedly.annotate.cast import Figure
from reportedly.annotate.lone_names import may_be_person
from reportedly.annotate.outlet_names import fuller, outlet_name
from reportedly.annotate.people import Person
from reportedly.annotate.phrases import Phrase, read_phrase
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import BODIES, DOCUMENTS, KINDS, MANY, OFFICE_HOLDERS, OUTLETS, SPOKESPEOPLE
from reportedly.annotate.titles import OFFICES, is_title
from reportedly.model.attribution import Kind
from reportedly.model.span import Span

PASSING = 3
"""A short form so many times as frequent as the full name is the name."""
_LINK = re.compile(
    r"\b(?:of|to|for|by|with|from|in|at|on|who|that|and|near|than|against|about|like|including|as|familiar|representing|supporting|opposing)\b"
)
_OF_NAME = re.compile(r"(\w+) of (?:the )?(?:(?:[A-Z][\w.&’'-]*|and|of|for|on|the) )+$")
_GOES_ON = re.compile(
    r"^(?:$|[,(:;—–]| (?:[-–—(]|(?:of|who|whose|in|at|from|on|with|to|for|himself|herself|has|was|is|when|after|during|while|as|that|\d+)\b)|['’]s?$)"
)
_CALLED = re.compile(r"[\w ’'-]+? (?:called|named|known as|dubbed) (?:the )?(?=[“\"]?[A-Z])")
_KIND_BEFORE = re.compile(r"(?:[\w’'.-]+ )*(?P<noun>[a-z-]+) (?=[A-Z])")
_ADJECTIVES = re.compile(r"(?:[A-Z][\w.]*['’]s )?(?:[a-z]+(?:-[a-z]+)* )+(?=[A-Z])")
_TITLED = DOCUMENTS - {"post", "record", "intelligence", "research", "polling"} | {
    "act",
    "constitution",
    "bible",
    "quran",
    "koran",
    "charter",
}
"""Last words of the names of written things."""
_NOUNS = BODIES | OUTLETS
_THINGS = frozenset((Kind.ORGANIZATION, Kind.OUTLET, Kind.DOCUMENT))
_AND = re.compile(r"^(?:,? and |, )(?:[A-Z][\w.]* |[a-z]+ ){0,3}$")


def person_figure(person: Person) -> Figure:
    """The figure of a person named in the article."""
    return Figure(
        key=f"person {person.name}", name=person.name, kind=Kind.PERSON, gender=person.gender, heads=set(person.roles)
    )


def named_people(scene: Scene, span: Span) -> list[tuple[Span, Person]]:
    """The people that the phrase is about: one as its head or in apposition, or several joined by "and"; empty if it is about nobody named."""
    inside = scene.namings_in(span)
    for i, (place, person) in enumerate(inside):
        after = scene.text[place.end : span.end]
        before = scene.text[span.start : place.start]
        joined = [(place, person)]
        for following, other in inside[i + 1 :]:
            if not _AND.match(scene.text[joined[-1][0].end : following.start]):
                break
            joined.append((following, other))
        if len(joined) > 1 and _joins(scene.text, joined, span) and not _LINK.search(before):
            return joined
        if _GOES_ON.match(after) and _leaves_head(before) and not _with_others(after):
            return joined[:1]
    return []


def _joins(text: str, joined: list[tuple[Span, Person]], span: Span) -> bool:
    """Whether the names stand side by side, "and" before the last, with nothing that would make them part of another phrase."""
    between = text[joined[0][0].end : joined[-1][0].start]
    return " and " in between and bool(_GOES_ON.match(text[joined[-1][0].end : span.end]))


def _with_others(after: str) -> bool:
    """Whether others are joined to the name."""
    return bool(re.match(r"^,? and (?:other|many|some|top|his|her|several)\b", after))


def _leaves_head(before: str) -> bool:
    """Whether what stands before a name leaves the name the head of the phrase."""
    words = before.split()
    titled = len(words)
    while titled and is_title(words[titled - 1]):
        titled -= 1
    rest = " ".join(words[:titled])
    if not rest or rest.casefold() in {"the", "a", "an"}:
        return True
    if rest.endswith(","):
        return _apposed(rest)
    if not _LINK.search(rest):
        return "," not in rest
    of = _OF_NAME.search(rest + " ")
    if not of:
        return bool(_joins_titles(rest))
    return of.group(1)[:1].isupper() or of.group(1).casefold() in OFFICES


def _joins_titles(rest: str) -> bool:
    """Whether an "and" only joins two trades of one person ("critic and private detective")."""
    links = _LINK.findall(rest)
    first = re.split(r" and\b", rest)[0].rpartition(" ")[2].casefold()
    return links == ["and"] and (first in OFFICES | OFFICE_HOLDERS)


def _apposed(before: str) -> bool:
    """Whether a description before a comma is of the one person named after it."""
    head = read_phrase(before)
    single = not head.plural or head.core.casefold().startswith("one ")
    return single and (head.head in OFFICES | SPOKESPEOPLE or (head.common and KINDS.get(head.head) not in _THINGS))


def role_of(scene: Scene, span: Span, place: Span) -> str | None:
    """The title before the name, or the apposition after it."""
    before = scene.text[span.start : place.start].strip(" ,")
    before = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", before)
    if before and before.rstrip(".").casefold() not in {"mr", "mrs", "ms", "miss", "the", "a"}:
        return before
    after = scene.text[place.end : span.end]
    aside = re.match(r", (?!who\b|which\b|\d)(.+?),?$", after, re.S)
    return aside.group(1).strip() if aside else None


def named_figure(scene: Scene, phrase: Phrase) -> Figure:
    """The figure of a named body, outlet, place, of named many ("House Republicans"), or of a person named by one word only."""
    name = _bare_name(phrase.core.removeprefix("The ").strip("“”\"' "))
    owned = re.match(r"[A-Z][\w.]*['’]s? (?=[A-Z])", name)
    if owned and outlet_name(name[owned.end() :]):
        name = name[owned.end() :]
    head = name.rpartition(" ")[2].casefold()
    if phrase.words.startswith(("“", '"', "‘")):
        kind = Kind.DOCUMENT
    elif outlet := outlet_name(name):
        name = fuller(outlet, scene.text, scene.article.outlet)
        kind = Kind.OUTLET
    elif head in _TITLED and phrase.determiner:
        kind = Kind.DOCUMENT
    elif head in MANY and head not in {"companies", "community"}:
        kind = Kind.GROUP
    elif not phrase.determiner and may_be_person(name, scene.text, scene.tags):
        return Figure(key=f"person {name}", name=name, kind=Kind.PERSON)
    else:
        name = long_form(scene, name)
        kind = Kind.ORGANIZATION
    heads = {word.casefold() for word in name.split()}
    return Figure(key=f"body {name.casefold()}", name=name, kind=kind, plural=phrase.plural, heads=heads)


def _usual(text: str, full: str, short: str) -> bool:
    """Whether the text gives the full name more than in passing."""
    return text.count(full) * PASSING >= len(re.findall(rf"\b{re.escape(short)}(?!\w)", text)) and full in text


def _bare_name(name: str) -> str:
    """A name without the noun that says what bears it: "campus newspaper Harbour Daily", "hacking group called Nine Nails"."""
    noun = _CALLED.match(name) or _KIND_BEFORE.match(name)
    name = name.replace(" nor ", " and ")
    adjectives = _ADJECTIVES.match(name)
    if adjectives and outlet_name(name[adjectives.end() :]):
        return name[adjectives.end() :]
    return name[noun.end() :] if noun and (noun.lastgroup is None or noun["noun"] in _NOUNS) else name


def long_form(scene: Scene, name: str) -> str:
    """The name that a short form stands for in this article, else the name itself."""
    name = re.sub(r"['’]s?$", "", name)
    if name in COUNTRIES:
        return COUNTRIES[name] if _usual(scene.text, COUNTRIES[name], name) else name
    return scene.short_forms.get(name.replace(".", ""), name) if name.isupper() else name
