"""The people an article names: every mention of a name, gathered under the fullest form of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.annotate.bodies import DEMONYMS, KNOWN_BODIES, PLACES
from reportedly.annotate.capitals import Run
from reportedly.annotate.draft import Entity
from reportedly.annotate.first_names import Gender, gender_of, is_first_name
from reportedly.annotate.outlet_names import outlet_name
from reportedly.annotate.titles import HONORIFICS, bare_title, gender_in_title, is_title, offices_told
from reportedly.annotate.usual_tags import usual_tags
from reportedly.model.span import Span

_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
_NO_SURNAMES_WORDS = """
House Senate Congress Court Department Committee Administration Party Council Commission Agency Bureau Office
University College School Institute Center Centre Foundation Association Union Bank Group Company Corp Corporation
Inc Ltd Co News Times Post Journal Press Radio Television Network Street Avenue Road City County State States
Kingdom Republic Nations Act Bill Law Amendment War Day Week Month Year Valley River Lake Island Islands Beach Park
Hill Springs Bay Coast East West North South Africa America Asia Europe Korea Guard Force Forces Army Navy Police
Service Security Intelligence Affairs Defense Defence Justice Treasury Labor Health Services Project Fund Coalition
Alliance League Society Caucus Conference Convention Summit Democrats Republicans Democrat Republican Conservatives
Americans Christians Muslims Jews Tower Hotel Airport Airlines Hospital Church Cup Prize Games Olympics Line Program
Plan Initiative Strategy Team Task Board Capitol Constitution Ministry Embassy Government Parliament Assembly Gulf
Sea Ocean Nation Twitter Facebook Google Media Studios Records Entertainment Industries Holdings Partners Capital
Systems Technologies Energy Motors Campaign Mountain Brotherhood
"""
NO_SURNAMES = frozenset(_NO_SURNAMES_WORDS.split())
_AGE_OR_PARTY = re.compile(
    r",? (?:\([RDI][-–)]|, ?[RDI]-|\d\d,)|, \d\d,|, (?:an?|the|who|whose|chair\w*|director|president|head|chief|spokes\w+|executive)\b"
)
_ASIDE = re.compile(r"[^.!?;\n“”\"]{0,90}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place where a person is named: the name's own words and the title words before it."""

    span: Span
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def gender(self) -> Gender | None:
        """What its titles, else its first name, say of the gender."""
        told = next((gender for title in self.titles if (gender := gender_in_title(title))), None)
        return told or (gender_of(self.words[0]) if len(self.words) > 1 else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the article: the fullest name, where named, the titles before it, and all words of office said beside it."""

    name: str
    places: tuple[Span, ...]
    gender: Gender | None
    titles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


def surname(words: Sequence[str]) -> str:
    """The last word that is not a suffix.

    >>> surname(("Sam", "Poe", "Jr."))
    'Poe'
    """
    kept = [word for word in words if word not in _SUFFIXES]
    return kept[-1] if kept else words[-1]


def find_people(
    text: str, runs: Sequence[Run], entities: Sequence[Entity], surnames: frozenset[str] = frozenset()
) -> tuple[Person, ...]:
    """The people named in the text, in order of first mention; `surnames` are known to be people's though never given in full."""
    tags = usual_tags(text, entities)
    tagged = {entity.span.end: tags[entity.span.text(text)] for entity in entities}
    alone = Counter(run.words[0] for run in runs if len(run.words) == 1)
    namings: list[Naming] = []
    singles: list[Naming] = []
    for run in runs:
        naming = _naming(text, run)
        if naming is None:
            continue
        if len(naming.words) == 1:
            singles.append(naming)
        elif _is_person(text, naming, alone, tagged.get(naming.span.end)):
            namings.append(naming)
    groups = _group(namings)
    return tuple(
        sorted(
            (
                _person(text, group)
                for group in _adopt(
                    groups,
                    singles,
                    surnames | {name for name, tag in tags.items() if tag == "PERSON" and not outlet_name(name)},
                )
            ),
            key=lambda p: p.places[0],
        )
    )


def _naming(text: str, run: Run) -> Naming | None:
    """The run cut after its last title; None if nothing but titles is left."""
    words = run.words
    cut = max(
        (i + 1 for i, word in enumerate(words) if is_title(word) and i + 1 < len(words)),
        default=0,
    )
    while (
        cut < len(words) - 1
        and is_first_name(words[cut]) is False
        and any(is_first_name(word) for word in words[cut + 1 : -1])
    ):
        cut += 1
    if cut + 1 < len(words) and words[cut].endswith("ing") and is_first_name(words[cut]) is False:
        cut += 1
    name = words[cut:]
    if not name or all(is_title(word) or word in DEMONYMS for word in name) or name[0] in _SUFFIXES:
        return None
    start = run.span.end - len(" ".join(name))
    titles = words[:cut]
    before = re.search(r"(\w+),? $", text[max(0, start - 30) : start]) if not titles else None
    if before and is_title(before.group(1)):
        titles = (before.group(1),)
    return Naming(span=Span(start, run.span.end), words=name, titles=titles)


def _is_person(text: str, naming: Naming, alone: Counter[str], tag: str | None) -> bool:
    """Whether a name of several words is a person's: by its title, first name, tag, or how the text goes on."""
    last = surname(naming.words)
    if last in NO_SURNAMES or len(naming.words) > 5 or any(word in NO_SURNAMES for word in naming.words[1:]):
        return False
    whole = " ".join(naming.words)
    if whole in PLACES or outlet_name(whole):
        return False
    titled = any(map(is_title, naming.titles[-1:]))
    if titled or is_first_name(naming.words[0]) or tag == "PERSON":
        return True
    if (
        tag is not None
        or len(naming.words) > 3
        or any(word.isupper() and len(word) > 2 and "." not in word for word in naming.words)
    ):
        return False
    return alone[last] > 0 or bool(_AGE_OR_PARTY.match(text, naming.span.end))


def _same_person(one: Naming, other: Naming) -> bool:
    """Whether two names with one surname can be one person's: same or shortened first names, same suffix."""
    if {*one.words} & _SUFFIXES != {*other.words} & _SUFFIXES:
        return False
    a, b = one.words, other.words
    return (
        a[0] == b[0]
        or set(a) <= set(b)
        or set(b) <= set(a)
        or (a[0].rstrip(".") in b[0][:1])
        or (b[0].rstrip(".") in a[0][:1])
    )


def _group(namings: Iterable[Naming]) -> list[list[Naming]]:
    """Full names, one list for each person."""
    groups: list[list[Naming]] = []
    by_surname: dict[str, list[list[Naming]]] = {}
    for naming in namings:
        rivals = by_surname.setdefault(surname(naming.words), [])
        for group in rivals:
            if _same_person(group[0], naming):
                group.append(naming)
                break
        else:
            rivals.append([naming])
            groups.append(rivals[-1])
    return groups


def _adopt(groups: list[list[Naming]], singles: Iterable[Naming], surnames: frozenset[str]) -> list[list[Naming]]:
    """Gives each name of one word to the person of that surname, else of that first name; titled ones found their own."""
    by_word: dict[str, list[list[Naming]]] = {}
    for group in groups:
        by_word.setdefault(surname(group[0].words), []).append(group)
    for group in groups:
        by_word.setdefault(group[0].words[0], []).append(group)
    for single in singles:
        rivals = [group for group in by_word.get(single.words[0], ()) if _agree(group, single)]
        if rivals:
            _nearest(rivals, single).append(single)
        elif single.words[0] not in NO_SURNAMES | PLACES | KNOWN_BODIES and (
            _is_titled(single) or single.words[0] in surnames
        ):
            groups.append([single])
            by_word.setdefault(single.words[0], []).append(groups[-1])
    return groups


def _is_titled(naming: Naming) -> bool:
    return any(bare_title(title) in HONORIFICS for title in naming.titles[-1:])


def _agree(group: list[Naming], single: Naming) -> bool:
    genders = {naming.gender for naming in group} - {None}
    return single.gender is None or not genders or single.gender in genders


def _nearest(rivals: list[list[Naming]], single: Naming) -> list[Naming]:
    """Among people of one surname: the one named last before it, offices of state first."""
    if len(rivals) == 1:
        return rivals[0]
    return max(
        rivals,
        key=lambda group: (
            any("President" in n.titles for n in group) or len(group) > 3,
            max(n.span.start for n in group if n.span.start <= single.span.start or n is group[0]),
        ),
    )


def _person(text: str, group: list[Naming]) -> Person:
    group = sorted(group, key=lambda naming: naming.span)
    fullest = max(group, key=lambda naming: len(naming.words))
    genders = Counter(gender for naming in group if (gender := naming.gender))
    titles = {bare_title(word) for naming in group for word in naming.titles}
    roles = set(titles)
    for naming in group:
        if len(naming.words) > 1 and text[naming.span.end : naming.span.end + 1] in {",", " "}:
            aside = _ASIDE.match(text, naming.span.end)
            if aside and aside.group().startswith((", ", " (")):
                roles |= {word.casefold() for word in re.findall(r"\w+", aside.group())}
        before = text[max(0, naming.span.start - 40) : naming.span.start]
        roles |= {word.casefold() for word in re.findall(r"\w+", re.split(r"[.,;:!?“”\"\n]", before)[-1])[-4:]}
    return Person(
        name=" ".join(fullest.words),
        places=tuple(naming.span for naming in group),
        gender=genders.most_common(1)[0][0] if genders else None,
        titles=frozenset(offices_told(titles)),
        roles=frozenset(offices_told(roles)),
    )
