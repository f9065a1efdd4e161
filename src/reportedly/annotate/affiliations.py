"""For which body a person speaks, by the words beside the name: "Tomas Venn, the head of the Harbour Board", "Harbour Board spokesman Venn"."""

from __future__ import annotations

import re

from reportedly.annotate.people import Person
from reportedly.annotate.scene import Scene
from reportedly.annotate.titles import OFFICES, is_title

REACH = 90
"""How far from the name its apposition is read."""
_NAME = r"(?:[A-ZÀ-Þ][\w.&’'-]*(?: (?:of|for|on|and|&)(?: the)?(?= [A-ZÀ-Þ])| [A-ZÀ-Þ][\w.&-]*)*)"
_AFTER = re.compile(
    rf",? \(?(?:an?|the|who (?:is|was|heads|leads|runs|directs|chairs)|its|whose)? ?(?P<office>(?:[\w-]+ ){{0,5}}?)(?:of|for|at|with|from) (?:the )?(?P<body>{_NAME})"
)
_BEFORE = re.compile(rf"(?P<body>{_NAME})(?:['’]s?)? (?P<office>(?:[\w-]+ ){{1,3}})$")


def affiliation(scene: Scene, person: Person) -> str | None:
    """The name of the body that the text gives a person's office in, None if it gives none."""
    for place in person.places:
        for found in (_AFTER.match(scene.text, place.end, place.end + REACH), _before(scene, place.start)):
            if found and any(is_title(word) or word.casefold() in OFFICES for word in found["office"].split()):
                return found["body"].removesuffix("’s").removesuffix("'s")
    return None


def _before(scene: Scene, start: int) -> re.Match[str] | None:
    """A body and an office in small letters right before the name."""
    stretch = scene.text[max(0, start - REACH) : start]
    found = _BEFORE.search(stretch)
    return found if found and found["office"][:1].islower() and not is_title(found["body"]) else None
