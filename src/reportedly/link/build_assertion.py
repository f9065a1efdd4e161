"""Build one assertion out of matched statements: positions, origins, their count, relations, figures, what was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from reportedly.link.compare_figures import compare_figures
from reportedly.link.count_origins import certain_origins, count_origins
from reportedly.link.find_circles import find_circles
from reportedly.link.find_denials import positions
from reportedly.link.find_lost_attribution import find_lost_attribution
from reportedly.link.judge_relations import Judged, judge_relations
from reportedly.link.lineage import Lineage
from reportedly.link.match_claims import COUNTED, MOSTLY_STATED, SURE, SURE_ALONE, Matches
from reportedly.link.statement import Statement
from reportedly.link.trace_origins import Traced, trace_origins
from reportedly.model.article import Article
from reportedly.model.comparison import Assertion, Circle, Claim, Figure, Position

# The clearest claim is a whole statement and no paragraph: characters.
CLEAR = (40, 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all assertions of a comparison are built from; the lists run parallel. `copies` are places (copy, original)."""

    articles: Sequence[Article]
    statements: Sequence[Statement]
    lineages: Sequence[Lineage | None]
    denials: Sequence[bool]
    matches: Matches
    copies: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An assertion, and the rings of outlets that cite each other for it."""

    assertion: Assertion
    circles: tuple[Circle, ...]


def build_assertion(group: Sequence[int], setting: Setting) -> Built:
    """The assertion that the statements at these places make between them."""
    places = sorted(group, key=lambda i: (setting.articles[setting.statements[i].article].published or "9999", i))
    statements = [setting.statements[i] for i in places]
    lineages = [setting.lineages[i] for i in places]
    stand = positions(statements, [setting.denials[i] for i in places])
    traced = trace_origins(lineages)
    said = [t for t in traced if any(stand[n] is Position.ASSERTS for n in t.places)]
    close = {t.origin.id: _closeness(t, places, stand, setting) for t in said}
    asserting = [t for t in said if close[t.origin.id] >= COUNTED]
    stated = sum(stand[n] is Position.ASSERTS for t in asserting for n in t.places) / max(
        1, stand.count(Position.ASSERTS)
    )
    # Where most say it in their own voice, a source that comes near may have said something else.
    sure = [close[t.origin.id] >= (SURE if stated >= MOSTLY_STATED else SURE_ALONE) for t in asserting]
    figures = compare_figures(statements, [a.text for a in setting.articles], [a.id for a in setting.articles])
    home = {n: t.origin.id for t in traced for n in t.places}
    judged = [
        Judged(statement=s, position=p, origin=home.get(n), published=setting.articles[s.article].published)
        for n, (s, p) in enumerate(zip(statements, stand, strict=True))
    ]
    certain = {t.origin.id for t in certain_origins(asserting, sure)}
    relations = judge_relations(judged, certain, _revising(figures, statements, setting), setting.copies)
    claims = tuple(
        Claim(
            article=setting.articles[s.article].id,
            attribution=s.attribution.id if s.attribution else None,
            content=s.content,
            position=stand[n],
            origin=home.get(n),
            relation=relations[n],
            lost=_lost(n, statements, lineages, stand),
            evidence=_evidence(n, places, setting),
        )
        for n, s in enumerate(statements)
    )
    assertion = Assertion(
        id=_digest(claims[0]),
        text=_clearest(places, stand, setting),
        claims=claims,
        origins=tuple(t.origin for t in traced),
        independent_origins=count_origins(asserting, sure),
        figures=figures,
    )
    rings = find_circles(
        [(setting.articles[s.article].outlet, lineage) for s, lineage in zip(statements, lineages, strict=True)]
    )
    return Built(assertion=assertion, circles=tuple(Circle(assertion=assertion.id, outlets=ring) for ring in rings))


def _closeness(traced: Traced, places: Sequence[int], stand: Sequence[Position], setting: Setting) -> float:
    """How surely a claim of this origin says what the assertion's other claims say: the mean over them, of its nearest."""
    mine = [places[n] for n in traced.places if stand[n] is Position.ASSERTS]
    others = [p for n, p in enumerate(places) if n not in traced.places and stand[n] is Position.ASSERTS]
    return float(setting.matches.scores[np.ix_(mine, others)].mean(axis=1).max()) if others else float("inf")


def _revising(figures: Sequence[Figure], statements: Sequence[Statement], setting: Setting) -> set[int]:
    """Articles that give another figure than the first one to give one."""
    first = setting.articles[statements[0].article].id
    place = {article.id: n for n, article in enumerate(setting.articles)}
    return {
        place[v.article]
        for figure in figures
        for v in figure.values
        if v.article != first and v.value != figure.values[0].value
    }


def _lost(
    n: int, statements: Sequence[Statement], lineages: Sequence[Lineage | None], stand: Sequence[Position]
) -> tuple[str, ...]:
    """Compared with the first claim of another article that asserts it too and states a source."""
    if stand[n] is not Position.ASSERTS:
        return ()
    for m in range(n):
        if statements[m].article != statements[n].article and stand[m] is stand[n] and lineages[m]:
            return find_lost_attribution(statements[m], lineages[m], statements[n], lineages[n])
    return ()


def _evidence(n: int, places: Sequence[int], setting: Setting) -> tuple[str, ...]:
    nearest = setting.matches.nearest(places[n], places)
    if nearest is None:
        return ()
    outlet = setting.articles[setting.statements[nearest].article].outlet or "outlet not stated"
    return tuple(f"{reason} ({outlet})" for reason in setting.matches.evidence(places[n], nearest))


def _clearest(places: Sequence[int], stand: Sequence[Position], setting: Setting) -> str:
    """The asserting statement nearest to all others that is neither a scrap nor a paragraph."""
    asserting = [p for p, s in zip(places, stand, strict=True) if s is Position.ASSERTS] or list(places)
    sized = [p for p in asserting if CLEAR[0] <= len(setting.statements[p].text) <= CLEAR[1]] or asserting
    return setting.statements[max(sized, key=lambda p: float(setting.matches.scores[p, list(places)].sum()))].text


def _digest(claim: Claim) -> str:
    return sha256(f"{claim.article}{[tuple(s) for s in claim.content]}".encode()).hexdigest()[:16]
