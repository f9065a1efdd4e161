"""Who "he", "she", "they", "it", "I" and "we" are."""

from __future__ import annotations

import re

from reportedly.annotate.affiliations import affiliation
from reportedly.annotate.antecedents import find_antecedent
from reportedly.annotate.bodies_near import body_near
from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.first_names import Gender
from reportedly.annotate.name_sources import named_figure
from reportedly.annotate.phrases import read_phrase
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import SPOKESPEOPLE
from reportedly.model.attribution import Kind

HE = ("he", "him", "his", "himself")
SHE = ("she", "her", "hers", "herself")
ME = ("i", "me", "my", "mine")
WE = ("we", "us", "our", "ours")
THEY = ("they", "them", "their", "theirs", "themselves", "both", "they both")
IT = ("it", "its", "itself", "this", "that", "which")
LIKELY = 0.5
UNLIKELY = 0.05
_AFFILIATION = re.compile(r"\b(?:for|of|at|with) (?:the )?(?=[A-Z])")


def resolve_pronoun(scene: Scene, cast: Cast, place: int, word: str) -> Figure | None:
    """The figure that the pronoun of a draft stands for, or None where nobody fits."""
    word = word.casefold()
    outer = scene.outer(place)
    holder = cast.speakers[outer] if outer is not None else None
    if word == "you":
        return Figure(key="you", name="you", kind=Kind.GROUP, plural=True)
    if word in ME:
        return holder or cast.previous()
    if word in WE:
        if holder is None and not scene.quoted(scene.here(place)) and scene.article.outlet:
            return Figure(key="author", name=scene.article.outlet, kind=Kind.AUTHOR)
        return _body_of(scene, place, holder) or holder or cast.previous()
    if word in HE or word in SHE:
        return find_antecedent(scene, cast, place, Gender.HE if word in HE else Gender.SHE)
    if word in THEY:
        return _several(scene, cast, place)
    if word in IT:
        return _thing(scene, cast, place)
    return cast.previous()


def _body_of(scene: Scene, place: int, holder: Figure | None) -> Figure | None:
    """The body that the "we" of a spokesperson or head means."""
    if holder is None or holder.kind is not Kind.PERSON:
        return None
    known = next((person for person in scene.people if person.name == holder.name), None)
    if known and scene.leans(place, Kind.ORGANIZATION) >= LIKELY and (body := affiliation(scene, known)):
        return named_figure(scene, read_phrase(body))
    if holder.role is None:
        return None
    words = holder.role.split()
    speaks_for = {word.casefold().strip(",") for word in words} & SPOKESPEOPLE
    if not speaks_for and scene.leans(place, Kind.ORGANIZATION) <= LIKELY:
        return None
    after = _AFFILIATION.search(holder.role)
    owner = (
        holder.role[after.end() :]
        if after
        else " ".join(words[: next((i for i, w in enumerate(words) if w.casefold().strip(",") in SPOKESPEOPLE), 0)])
    )
    return named_figure(scene, read_phrase(owner)) if owner[:1].isupper() else None


def _several(scene: Scene, cast: Cast, place: int) -> Figure | None:
    """Who "they" are: the speakers of the draft around or before if they are several, else the last who are."""
    outer = scene.outer(place)
    holder = cast.speakers[outer] if outer is not None else None
    here = scene.here(place)
    for figure in (holder, cast.previous(), *cast.latest()):
        if (
            figure
            and figure.last <= here
            and (figure.plural or figure.kind is Kind.GROUP)
            and _fits(scene, place, figure)
        ):
            return figure
    for figure in cast.latest():
        if figure.kind in {Kind.ORGANIZATION, Kind.OUTLET} and _fits(scene, place, figure):
            return figure
    return None


def _fits(scene: Scene, place: int, figure: Figure) -> bool:
    """Whether the model allows that the pronoun is a source of that kind."""
    return scene.leans(place, figure.kind) >= UNLIKELY


def _thing(scene: Scene, cast: Cast, place: int) -> Figure | None:
    """What "it" is: the body or document that spoke last, else the body named last."""
    outer = scene.outer(place)
    holder = cast.speakers[outer] if outer is not None else None
    kinds = (Kind.ORGANIZATION, Kind.DOCUMENT, Kind.OUTLET)
    for figure in (holder, cast.previous()):
        if figure and figure.kind in kinds and not figure.plural and _fits(scene, place, figure):
            return figure
    near = body_near(scene, cast, place, "") if scene.leans(place, Kind.ORGANIZATION) >= UNLIKELY else None
    known = [figure for figure in cast.latest() if figure.kind in kinds]
    return near or next((figure for figure in known if _fits(scene, place, figure)), known[0] if known else None)
