"""Which body "the agency", "the company" or "it" is: bodies named before, ranked."""

from __future__ import annotations

import re
from math import log

from reportedly.annotate.bodies import COUNTRIES, DEMONYMS, PLACES, long_names
from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.name_sources import named_figure
from reportedly.annotate.phrases import read_phrase
from reportedly.annotate.scene import Scene
from reportedly.model.attribution import Kind

_FORMS = {
    "agency": r"Agency|Administration|Bureau|Department|Commission|Services?|Centers|Office|Authority|[A-Z]{2,5}$",
    "company": r"Inc|Corp|Co|LLC|Ltd|Motors|Technologies|Group|Airlines|Energy|Bank",
    "firm": r"Inc|Corp|Co|LLC|Ltd|Group|Partners|Capital|Associates|Technologies|Strike|Eye",
    "group": r"Center|Association|Coalition|Citizens|Alliance|League|Society|Union|Committee|Institute|Foundation|Council|Project|Fund|Action|Watch|Americans|[A-Z]{3,5}$",
    "organization": r"Center|Association|Coalition|Citizens|Alliance|League|Society|Union|Committee|Institute|Foundation|Council|Project|Organization|[A-Z]{3,5}$",
    "committee": r"Committee", "panel": r"Committee|Commission|Panel", "commission": r"Commission", "department": r"Department|Ministry|Police",
    "ministry": r"Ministry", "court": r"Court", "board": r"Board", "bureau": r"Bureau|FBI", "university": r"University|College", "union": r"Union|Association|Federation|Teamsters",
    "institute": r"Institute", "foundation": r"Foundation", "center": r"Center", "council": r"Council", "bank": r"Bank", "administration": r"Administration",
    "government": r"Government", "campaign": r"Campaign", "association": r"Association", "party": r"Party", "military": r"Army|Pentagon|Military|Forces",
}  # fmt: skip
"""Words that the name of such a body has in it."""
NAMED_ONLY = frozenset(
    [
        "committee",
        "commission",
        "department",
        "ministry",
        "court",
        "board",
        "bureau",
        "university",
        "institute",
        "foundation",
        "center",
        "council",
    ]
)
"""Heads whose bodies carry the word in their name."""
PRIVATE = frozenset(
    [
        "company",
        "firm",
        "group",
        "organization",
        "organisation",
        "charity",
        "startup",
        "giant",
        "manufacturer",
        "airline",
        "retailer",
    ]
)
"""What no part of a state is called."""
_STATE = re.compile(
    r"\b(?:Department|Ministry|Court|Senate|House|Congress|Parliament|Commission|Government|Police|Army|Navy|Party|University|Embassy|Pentagon|Kremlin|Cabinet)\b"
)
OWNED = frozenset(
    [
        "administration",
        "government",
        "regime",
        "campaign",
        "military",
        "army",
        "presidency",
        "opposition",
        "authorities",
    ]
)
"""These are called after whom they belong to."""
REACH = 4000


def body_near(scene: Scene, cast: Cast, place: int, head: str) -> Figure | None:
    """The body named before this draft's source that the head noun fits best; any body for an empty head."""
    here = scene.here(place)
    if head in OWNED:
        return _owned(scene, here, head)
    people = {span.end for span, _ in scene.namings}
    count: dict[str, int] = {}
    last: dict[str, int] = {}
    for match in long_names(scene.text):
        if match.start() >= here:
            break
        name = match.group().removeprefix("The ")
        if match.end() not in people and name.count(" "):
            count[name], last[name] = count.get(name, 0) + 1, match.start()
    for run in scene.runs:
        if run.span.start >= here:
            break
        name = " ".join(run.words)
        if run.span.end not in people and name not in DEMONYMS:
            count[name], last[name] = count.get(name, 0) + 1, run.span.start
    form = re.compile(_FORMS.get(head, r"(?!)"))
    best: tuple[float, str] | None = None
    for name, at in last.items():
        fits = bool(form.search(name))
        if (not fits and head in NAMED_ONLY) or here - at > REACH or not _may_be(scene, head, name):
            continue
        spoke = any(
            figure.kind is Kind.ORGANIZATION and name.casefold() in figure.key for figure in cast.figures.values()
        )
        score = log(1 + count[name]) - (here - at) / 500 + 2.0 * fits + 1.5 * spoke
        if best is None or score > best[0]:
            best = (score, name)
    if best is None or (head == "" and best[0] < 0):
        return None
    figure = named_figure(scene, read_phrase(best[1]))
    if figure.kind is Kind.PERSON and figure.name == best[1]:
        return _body(best[1])
    return figure if figure.kind is Kind.ORGANIZATION else None


def _body(name: str) -> Figure:
    heads = {word.casefold() for word in name.split()}
    return Figure(key=f"body {name.casefold()}", name=name, kind=Kind.ORGANIZATION, heads=heads)


def _may_be(scene: Scene, head: str, name: str) -> bool:
    """Whether a body of that name may be called so: no ministry is a firm, and no country either."""
    if head not in PRIVATE:
        return True
    tagged = scene.tags.get(name, "ORGANIZATION") == "ORGANIZATION"
    return tagged and name not in PLACES and name not in COUNTRIES and not _STATE.search(name)


def _owned(scene: Scene, here: int, head: str) -> Figure | None:
    """The administration under the name that it was given before: "the Quill administration"."""
    named = re.compile(rf"\b((?!The\b|In\b|But\b)[A-ZÀ-Þ][\w.-]*(?:['’]s?)?(?: [A-ZÀ-Þ][\w.-]*)?) {head}\b")
    names = [match.group() for match in named.finditer(scene.text, 0, here)]
    return _body(names[-1]) if names else None
