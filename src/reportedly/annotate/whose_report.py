"""Whose report "the report", "the story" or "the outlet" is: outlets that the text shows reporting, before the words or after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.annotate.outlet_names import fuller, outlet_at, same_outlet
from reportedly.annotate.scene import Scene

BACK = 2500
"""How many characters before its mention a report may have been told of."""
AHEAD = 900
"""How many characters after "a report" the outlet that made it may be named."""
_PIECE = (
    r"(?:report|reports|reporting|story|stories|article|scoop|investigation|exclusive|interview|piece|account|analysis)"
)
_MADE = re.compile(
    rf"(?:['’]s?)?(?:,? (?:also|first|later|previously|has|had|exclusively|then|which|who|citing|quoting))*"
    rf" (?:report(?:s|ed|ing)?\b|revealed|disclosed|published|obtained|broke\b|said|says|wrote|notes?d?\b|found|acquired|cited|cites|(?:\w+ ){{0,2}}{_PIECE}\b)"
)
_MADE_BY = re.compile(
    rf"\b(?:told|according to|{_PIECE} (?:by|in|from|on|for)|(?:reported|published|revealed|obtained|released|disclosed|aired|broadcast|seen|reviewed) (?:\w+ )?(?:by|in|on)"
    r"|interview with|as|tells) (?:[Tt]he )?$"
)


def reporter_before(scene: Scene, here: int) -> str | None:
    """The outlet that the text last showed reporting before this place."""
    return next(_reporters(scene, max(0, here - BACK), here, backwards=True), None)


def reporter_after(scene: Scene, here: int) -> str | None:
    """The first outlet that the text shows reporting after this place."""
    return next(_reporters(scene, here, here + AHEAD, backwards=False), None)


def outlet_before(scene: Scene, here: int) -> str | None:
    """The outlet named last before this place, whatever it does."""
    for run in reversed(scene.runs):
        if here - BACK <= run.span.start < here and (name := _named(scene, run.span.start)):
            return name
    return None


def _reporters(scene: Scene, start: int, end: int, *, backwards: bool) -> Iterator[str]:
    text = scene.text
    for run in reversed(scene.runs) if backwards else scene.runs:
        at = run.span.start
        shown = start <= at < end and (_MADE.match(text, run.span.end) or _MADE_BY.search(text[max(0, at - 40) : at]))
        if shown and (name := _named(scene, at)):
            yield name


def _named(scene: Scene, at: int) -> str | None:
    """The outlet whose name begins here, its own left out."""
    name = outlet_at(scene.text, at)
    if name is None or same_outlet(name, scene.article.outlet):
        return None
    return fuller(name, scene.text, scene.article.outlet)
