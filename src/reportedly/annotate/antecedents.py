"""Whom "he" or "she" means: the people and unnamed sources before it, ranked by a small linear model.

The weights are fitted by `training/fit_antecedents.py`, a softmax over the candidates of one pronoun.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from math import log

from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.first_names import Gender
from reportedly.annotate.name_sources import person_figure
from reportedly.annotate.scene import Scene
from reportedly.model.attribution import Kind
from reportedly.model.span import Span

WEIGHTS = {
    "far": -1.35,
    "same sentence": 0.11,
    "last sentence": 0.49,
    "same paragraph": 0.70,
    "opens a sentence": 0.09,
    "quoted": -0.46,
    "latest named": 0.61,
    "second latest": 0.29,
    "often named": 0.58,
    "known gender": 0.14,
    "unnamed": -0.62,
    "spoke last": 1.37,
    "spoke last, same paragraph": 0.13,
    "spoke before that": -0.01,
    "has spoken": 0.41,
    "holds it, reported": 0.19,
    "holds it, quoted": -0.97,
    "spoke beside it": 0.23,
    "subject": 0.5,
    "subject, pronoun too": 0.5,
    "owner": -0.5,
    "after a preposition": -0.5,
    "source phrase": 0.5,
}
_OWNER = re.compile(
    r"['’]s? |['’]s?$| (?:administration|campaign|team|transition|White House|supporters|allies|aides|officials|presidency|ally|adviser|tweet|speech)\b"
)
_SUBJECT = re.compile(
    r"(?:,[^,.\n]{1,90},|,? who [^,.\n]{1,90},)? (?:has|had|have|was|is|were|will|would|could|can|did|does|also|then|later|first|told|said|says|made|took|went|came|"
    r"gave|got|won|lost|left|met|put|ran|saw|set|spoke|wrote|held|kept|led|began|knew|became|never|again|repeatedly|\w+ed|(?!was|is|has|as|this|its|his)\w+[^s]s)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:of|to|with|by|on|for|from|in|at|over|about|against|under|behind|near|and|like|than|including)(?: \w+\.?){0,2} $"
)


UNLIKELY = 0.02
"""Candidates of a kind that the model gives less than this are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody a pronoun may stand for, and what speaks for or against."""

    figure: Figure
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The weighted sum."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


def find_antecedent(scene: Scene, cast: Cast, place: int, gender: Gender) -> Figure | None:
    """The best candidate for the pronoun that is this draft's source."""
    ranked = candidates(scene, cast, place, gender)
    ranked = [c for c in ranked if scene.leans(place, c.figure.kind) >= UNLIKELY] or ranked
    return max(ranked, key=lambda candidate: candidate.score).figure if ranked else None


def candidates(scene: Scene, cast: Cast, place: int, gender: Gender) -> list[Candidate]:
    """Everybody mentioned before whose gender does not exclude them."""
    here = scene.here(place)
    last = _last_mentions(scene, cast, place, here, gender)
    recent = sorted((at for _, at in last.values()), reverse=True)[:2]
    return [
        Candidate(figure=figure, features=_features(scene, cast, place, (here, at, gender), figure, recent))
        for figure, at in last.values()
    ]


def _last_mentions(scene: Scene, cast: Cast, place: int, here: int, gender: Gender) -> dict[str, tuple[Figure, int]]:
    """Each possible figure with its last mention, what the same attribution says in its content left out."""
    own = scene.drafts[place].content
    found: dict[str, tuple[Figure, int]] = {}
    for person in scene.people:
        if person.gender not in (None, gender):
            continue
        index = bisect_left(person.places, (here, 0)) - 1
        while index >= 0 and any(span.holds(person.places[index]) for span in own):
            index -= 1
        if index >= 0:
            key = f"person {person.name}"
            found[key] = (cast.figures.get(key) or person_figure(person), person.places[index].start)
    for figure in cast.figures.values():
        if figure.kind not in (Kind.PERSON, Kind.ANONYMOUS) or figure.plural or figure.gender not in (None, gender):
            continue
        at = max((span.start for span in figure.mentions if span.start < here), default=-1)
        if at >= 0 and (figure.key not in found or at > found[figure.key][1]):
            found[figure.key] = (figure, at)
    return found


def _features(
    scene: Scene, cast: Cast, place: int, where: tuple[int, int, Gender], figure: Figure, recent: list[int]
) -> dict[str, float]:
    here, at, gender = where
    apart = scene.sentence(here) - scene.sentence(at)
    paragraph = "\n" not in scene.text[at:here]
    opening = scene.sentences[scene.sentence(at) - 1] if scene.sentence(at) else 0
    outer = scene.outer(place)
    spoken = (
        [cast.speakers[i] for i in reversed(cast.order[-6:]) if scene.outer(i) == outer]
        if outer is not None
        else [cast.speakers[i] for i in reversed(cast.order[-12:]) if scene.outer(i) is None]
    )
    features = {
        "far": log(1 + apart),
        "same sentence": float(apart == 0),
        "last sentence": float(apart == 1),
        "same paragraph": float(paragraph),
        "opens a sentence": float(at - opening < 30),
        "quoted": float(scene.quoted(at)),
        "latest named": float(at == recent[0]),
        "second latest": float(len(recent) > 1 and at == recent[1]),
        "often named": log(1 + len(figure.mentions)),
        "known gender": float(figure.gender is gender),
        "unnamed": float(figure.kind is Kind.ANONYMOUS),
        "has spoken": float(bool(figure.mentions)),
    }
    features |= _position(scene, figure, at, here)
    if outer is not None:
        holder = cast.speakers[outer]
        quoted = scene.quoted(here)
        features["holds it, reported"] = float(figure is holder and not quoted)
        features["holds it, quoted"] = float(figure is holder and quoted)
        features["spoke beside it"] = float(bool(spoken) and spoken[0] is figure)
    else:
        features["spoke last"] = float(bool(spoken) and spoken[0] is figure)
        features["spoke last, same paragraph"] = float(bool(spoken) and spoken[0] is figure and paragraph)
        features["spoke before that"] = float(len(spoken) > 1 and spoken[1] is figure)
    return features


def _position(scene: Scene, figure: Figure, at: int, here: int) -> dict[str, float]:
    """What the mention's place in its clause says."""
    text = scene.text
    source = any(span.start <= at < span.end for span in figure.mentions)
    end = next((span.end for span, _ in scene.namings_in(Span(at, at + 80))), at)
    subject = bool(_SUBJECT.match(text, end)) and not _PREPOSITION.search(text[max(0, at - 25) : at])
    number = scene.sentence(here)
    opening = scene.sentences[number - 1] if number else 0
    return {
        "subject": float(subject),
        "subject, pronoun too": float(subject and here - opening < 4),
        "owner": float(bool(_OWNER.match(text, end))),
        "after a preposition": float(bool(_PREPOSITION.search(text[max(0, at - 25) : at]))),
        "source phrase": float(source),
    }
