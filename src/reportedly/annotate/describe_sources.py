"""Sources that are described, not named: "two officials", "the report", "the senator"."""

from __future__ import annotations

import re

from reportedly.annotate.bodies_near import body_near
from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.name_sources import named_figure, named_people, person_figure
from reportedly.annotate.named_later import named_later
from reportedly.annotate.outlet_names import fuller, outlet_at, outlet_name
from reportedly.annotate.people import Person
from reportedly.annotate.phrases import Phrase, read_phrase
from reportedly.annotate.pronouns import resolve_pronoun
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import (
    BODIES,
    KIN,
    KINDS,
    OFFICE_HOLDERS,
    OUTLETS,
    SPOKESPEOPLE,
)
from reportedly.annotate.whose_report import outlet_before, reporter_after, reporter_before
from reportedly.model.attribution import Kind
from reportedly.model.span import Span

_INFORMED = re.compile(
    r"\b(?:familiar with|close to|briefed|knowledge|involved in|privy|anonym|not authori[sz]ed|on condition|on the condition|in the room|who asked|who spoke|"
    r"who declined to be|who requested|requested anonymity|unauthori[sz]ed|aware of|speaking privately)"
)
_REPORTS_WORDS = """
report reports story article investigation scoop piece account
"""
_INFORMING = frozenset(
    ["source", "sources", "person", "people", "official", "officials", "individual", "individuals", "aide", "aides"]
)
_OWNER = re.compile(r"(.+?)['’]s? ")
_STORIES = frozenset(["story", "article", "scoop", "reporting"])
"""Only outlets and reporters have these."""
SURELY = 0.8
_COUNSEL = frozenset(["lawyer", "lawyers", "attorney", "attorneys"])
_SAME = {
    **dict.fromkeys(("source", "sources", "person", "people", "individual", "individuals"), _INFORMING),
    **dict.fromkeys(_COUNSEL, _COUNSEL),
}
"""Nouns that may take up one another."""
_REPORTS = frozenset(_REPORTS_WORDS.split())
_COUNTS = frozenset(["tally", "count", "counts", "calculation", "calculations", "reporting", "review", "analysis"])
"""What an outlet makes itself: with its name before, the outlet speaks."""
_SOME = frozenset(["one", "another", "some", "others", "many", "most", "several", "few", "all", "both", "none"])
"""Alone, they stand for some of those who were named last."""
_STATE_MEDIA = re.compile(
    r"\bstate[- ](?:run |owned |controlled )?(?:television|tv|radio|media|broadcaster|news)\b", re.I
)
_WHEN = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[Ll]ast|[Tt]his) (?:week|month|year)|[Yy]esterday|[Tt]oday)['’]s? "
)
_COUNTED = re.compile(
    r"^(?:(?:the|at least|other|some|two|three|four|five|six|seven|eight|nine|ten|several|many|multiple|a few|dozens of|both|\d+) )+",
    re.I,
)
_ANOTHER = re.compile(r"\b(?:second|third|fourth|fifth|other|another)\b", re.I)
_BY = re.compile(r"\b(?:by|in|from|on) (?=(?:[Tt]he )?[A-Z])")


def resolve_description(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure:
    """The figure that a description stands for: one met before, or a new one by this description."""
    if phrase.head in SPOKESPEOPLE and not (phrase.plural and _INFORMED.search(phrase.rest)):
        return _spoken_for(scene, cast, place, phrase)
    owned = _OWNER.match(phrase.core)
    document = phrase.head in _REPORTS and not owned and scene.leans(place, Kind.DOCUMENT) > SURELY
    if (
        phrase.head in _REPORTS | OUTLETS | _COUNTS
        and not document
        and (known := _reporting_outlet(scene, cast, place, phrase))
    ):
        return known
    pointing = phrase.definite or (phrase.head in OFFICE_HOLDERS and bool(re.search(r"['’]s? ", phrase.core)))
    if phrase.words.casefold() in {"one", "another"} and (one := _one_of(cast, place, scene.here(place))):
        return one
    known = _met(scene, cast, place, phrase) if pointing and not _ANOTHER.search(phrase.core) else None
    if known is None and phrase.head != "president" and (person := _later(scene, place, phrase)):
        return person_figure(person)
    return known or _new(place, phrase)


def _later(scene: Scene, place: int, phrase: Phrase) -> Person | None:
    """Whom the text names afterwards as the one described."""
    single = phrase.head in OFFICE_HOLDERS | SPOKESPEOPLE or KINDS.get(phrase.head) in {Kind.ANONYMOUS, Kind.PERSON}
    return named_later(scene, place, phrase) if single and not _INFORMED.search(phrase.rest) else None


def describes(phrase: Phrase) -> bool:
    """Whether a capitalised phrase is a description all the same ("The President", "Sources", "the Ohio Republican")."""
    words = phrase.core.split()
    if phrase.common or (len(words) == 1 and phrase.head in {*KINDS, *_SOME} and not phrase.determiner):
        return True
    return phrase.determiner in {"the", "a", "an"} and phrase.head in OFFICE_HOLDERS


def _new(place: int, phrase: Phrase) -> Figure:
    heads = {phrase.head} | {word for word in phrase.core.casefold().split() if word in _INFORMING}
    return Figure(key=f"unnamed {place}", name=_bare(phrase), kind=kind_of(phrase), plural=phrase.plural, heads=heads)


def _one_of(cast: Cast, place: int, here: int) -> Figure | None:
    """One of the unnamed several who spoke last: a source of its own, by their noun."""
    for figure in cast.latest():
        if figure.plural and figure.key.startswith("unnamed") and figure.kind in {Kind.ANONYMOUS, Kind.GROUP}:
            noun = read_phrase(_COUNTED.sub("", figure.name)).core
            if noun.casefold() in _SOME:
                continue
            single = {"people": "person", "men": "man", "women": "woman"}.get(noun, re.sub(r"(?<=ss)es$|s$", "", noun))
            return Figure(key=f"unnamed {place}", name=single, kind=Kind.ANONYMOUS, heads={single.rpartition(" ")[2]})
    return None


def _bare(phrase: Phrase) -> str:
    """A description without the outlet that it is told to or belongs to, and without a clause after a comma."""
    name = re.sub(
        r"(?:,| who)? (?:sp(?:eaking|oke)|talking|quoted|cited|interviewed) .*$|, (?:who|whom|whose|which)\b.*$",
        "",
        phrase.words,
        flags=re.S,
    )
    name = _WHEN.sub("", name)
    name = re.sub(r"^[Oo]ne (?=[a-z])(?!of )", "", name)
    owned = re.match(r"(.+?)(?:['’]s?)? (?=(?:[a-z-]+ )*(?:sources?|officials?|informants?|insiders?)\b)", name)
    return (
        name[owned.end() :]
        if owned and outlet_name(owned.group(1)) and owned.end() < len(name)
        else name or phrase.words
    )


def kind_of(phrase: Phrase) -> Kind:
    """The kind of an unnamed source by its head and by what is said of it."""
    if _INFORMED.search(phrase.rest) and KINDS.get(phrase.head) not in {Kind.DOCUMENT, Kind.OUTLET}:
        return Kind.ANONYMOUS
    if _STATE_MEDIA.search(phrase.core) or re.search(
        r"\bnews (?:agency|service|organization|outlet|site|channel|network)$", phrase.core
    ):
        return Kind.OUTLET
    if phrase.head in KINDS:
        return KINDS[phrase.head]
    return Kind.GROUP if phrase.plural else Kind.ANONYMOUS if phrase.determiner in {"a", "an"} else Kind.ORGANIZATION


def _reporting_outlet(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure | None:
    """The outlet behind "the report", "a report in the Gazette", "the paper"."""
    text = scene.text
    span = scene.span(place)
    for match in _BY.finditer(text, span.start, span.end):
        if phrase.head in _COUNTS:
            break
        if name := outlet_at(text[: span.end], match.end()):
            return _outlet(fuller(name, text, scene.article.outlet))
    if owner := _OWNER.match(phrase.core):
        named = re.sub(r"^[Tt]he ", "", owner.group(1))
        story = phrase.head in _STORIES and not scene.namings_in(span)
        found = outlet_name(named) or (named if story and named[:1].isupper() else None)
        return _outlet(fuller(found, text, scene.article.outlet)) if found else None
    for end in range(len(phrase.core.split()) - 1, 0, -1):
        name = " ".join(phrase.core.split()[:end])
        if found := outlet_name(re.sub(r"^(?:new|recent) ", "", name)):
            return _outlet(fuller(found, text, scene.article.outlet))
    if phrase.plural or phrase.head in _COUNTS | {"media", "press", "reports", "outlets"}:
        return None
    known = _met_outlet(cast, phrase) if phrase.definite else None
    return known or _told_of(scene, place, phrase)


def _met_outlet(cast: Cast, phrase: Phrase) -> Figure | None:
    for figure in cast.latest():
        if phrase.head in figure.heads and figure.kind in {Kind.DOCUMENT, Kind.OUTLET} and figure.mentions:
            return figure
        if figure.kind is Kind.OUTLET:
            return figure
    return None


def _told_of(scene: Scene, place: int, phrase: Phrase) -> Figure | None:
    """The outlet that the text shows reporting nearby."""
    here = scene.here(place)
    if phrase.head not in _REPORTS:
        name = outlet_before(scene, here) if phrase.definite else None
    elif phrase.rest:
        name = None
    elif phrase.definite:
        name = reporter_before(scene, here) or reporter_after(scene, here)
    else:
        name = reporter_after(scene, here)
    return _outlet(name) if name else None


def _outlet(name: str) -> Figure:
    return Figure(
        key=f"body {name.casefold()}", name=name, kind=Kind.OUTLET, heads={word.casefold() for word in name.split()}
    )


def _met(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure | None:
    """Who a definite description points back at."""
    here = scene.here(place)
    if phrase.head in OFFICE_HOLDERS and not phrase.plural and phrase.head not in KIN:
        person = _holder(scene, phrase, here)
        known = next((f for f in cast.latest() if f.kind is Kind.ANONYMOUS and phrase.head in f.heads), None)
        if known and (person is None or known.last > max(p.start for p in person.places if p.start < here)):
            return known
        if person:
            return person_figure(person)
    kind = kind_of(phrase)
    for figure in cast.latest():
        named = figure.key.startswith("body ")
        same = phrase.head in figure.heads and (figure.plural is phrase.plural or named)
        if same and figure.kind in (kind, Kind.ORGANIZATION) and _agree(phrase, figure):
            return figure
    if phrase.head in _SAME and kind is Kind.ANONYMOUS:
        return next(
            (
                f
                for f in cast.latest()
                if f.kind is Kind.ANONYMOUS and f.plural is phrase.plural and f.heads & _SAME[phrase.head]
            ),
            None,
        )
    if kind is Kind.ORGANIZATION and not phrase.plural and phrase.head in BODIES:
        return None if _named_words(phrase) else body_near(scene, cast, place, phrase.head)
    return None


def _named_words(phrase: Phrase) -> list[str]:
    """The capitalised words before a common head: "the Quill administration"."""
    words = phrase.core.split()[1 if phrase.definite and phrase.determiner != "the" else 0 : -1]
    return [word for word in words if word[:1].isupper()] if phrase.common else []


def _agree(phrase: Phrase, figure: Figure) -> bool:
    """Whether names in a description are in the figure's name too, by their first letters ("Egyptian", "Egypt's")."""
    known = figure.name.casefold()
    return all(word.casefold()[:4] in known for word in _named_words(phrase))


def _holder(scene: Scene, phrase: Phrase, here: int) -> Person | None:
    """The person named before to whom the office and its other words fit best."""
    wanted = {word.casefold().strip(".,") for word in f"{phrase.core} {phrase.rest}".split()} - {
        "the",
        "of",
        "for",
        "a",
    }
    heads = {phrase.head} | ({"minister"} if phrase.head == "pm" else set())
    best: tuple[tuple[int, int], Person] | None = None
    for person in scene.people:
        before = [place.start for place in person.places if place.start < here]
        if person.roles & heads and before:
            rank = (len(wanted & person.roles) + (phrase.head in person.titles), max(before))
            if best is None or rank > best[0]:
                best = (rank, person)
    return best[1] if best else None


def _spoken_for(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure:
    """The body or person whose spokesperson it is."""
    span = scene.span(place)
    if not phrase.definite and (person := _later(scene, place, phrase)):
        return person_figure(person)
    owner = (
        phrase.rest.partition(" ")[2]
        if re.match(r"(?:for|of|from|with|at) ", phrase.rest)
        else phrase.core.rpartition(" ")[0]
    )
    owner = re.sub(r"^(?:former|chief|top|senior|unnamed|unidentified) ", "", owner)
    if owner:
        at = scene.text.find(owner, span.start, span.end)
        if at >= 0 and (people := named_people(scene, Span(at, at + len(owner)))):
            return person_figure(people[0][1])
        read = read_phrase(owner)
        if read.pronoun or owner.casefold() in {"his", "her", "its", "their"}:
            known = resolve_pronoun(scene, cast, place, owner)
            if known:
                return known
        elif not read.common or not read.definite:
            return (
                named_figure(scene, read)
                if any(w[:1].isupper() for w in owner.split())
                else _nearest_body(cast, place, phrase)
            )
        else:
            return _met(scene, cast, place, read) or _nearest_body(cast, place, read)
    for figure in cast.latest():
        if phrase.definite and figure.heads & SPOKESPEOPLE:
            return figure
    return _nearest_body(cast, place, phrase)


def _nearest_body(cast: Cast, place: int, phrase: Phrase) -> Figure:
    previous = next((figure for figure in cast.latest() if figure.kind is Kind.ORGANIZATION), None)
    return previous or Figure(key=f"unnamed {place}", name=phrase.words, kind=Kind.ORGANIZATION, heads={phrase.head})
