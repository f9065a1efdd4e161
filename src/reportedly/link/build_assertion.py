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
from reportedly.link.join_clauses import join_clauses
from reportedly.link.judge_relations import Judged, judge_relations
from reportedly.link.lineage import Lineage
from reportedly.link.match_claims import Matches
from reportedly.link.statement import Statement
from reportedly.link.trace_origins import trace_origins
from reportedly.link.weigh_origins import counted, weigh_origins
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
    asserting = [n for n, position in enumerate(stand) if position is Position.ASSERTS]
    weighed = weigh_origins(traced, asserting, np.array([s.article for s in statements]), setting.matches.among(places))
    held = counted(weighed)
    doubtful = [w.traced for w in weighed if w not in held]
    figures = compare_figures(statements, [a.text for a in setting.articles], [a.id for a in setting.articles])
    home = {n: t.origin.id for t in traced for n in t.places}
    judged = [
        Judged(statement=s, position=p, origin=home.get(n), published=setting.articles[s.article].published)
        for n, (s, p) in enumerate(zip(statements, stand, strict=True))
    ]
    certain = {t.origin.id for t in certain_origins([w.traced for w in held], [w.sure for w in held])}
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
        claims=join_clauses(claims, [s.setting for s in statements], {a.id: a.text for a in setting.articles}),
        origins=tuple(t.origin for t in traced),
        independent_origins=count_origins([w.traced for w in held], [w.sure for w in held], doubtful),
        figures=figures,
    )
    rings = find_circles(
        [(setting.articles[s.article].outlet, lineage) for s, lineage in zip(statements, lineages, strict=True)]
    )
    return Built(assertion=assertion, circles=tuple(Circle(assertion=assertion.id, outlets=ring) for ring in rings))


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
