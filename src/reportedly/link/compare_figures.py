"""Find the figures that differ: several articles counting the same thing, and not agreeing."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.link.read_quantities import Quantity, read_quantities
from reportedly.link.statement import Statement
from reportedly.model.comparison import Figure, FigureValue
from reportedly.model.span import Span


def compare_figures(statements: Sequence[Statement], texts: Sequence[str], ids: Sequence[str]) -> tuple[Figure, ...]:
    """The quantities of one assertion for which at least two articles give different figures.

    `texts` and `ids` are those of all articles; two figures are of one quantity when they have the same unit and,
    where they count things, the same thing.
    """
    found = [(s.article, span, q) for s in statements for span, q in _quantities(s, texts[s.article])]
    groups: list[list[tuple[int, Span, Quantity]]] = []
    for entry in found:
        home = next((g for g in groups if all(_same_quantity(entry[2], other[2]) for other in g)), None)
        home.append(entry) if home is not None else groups.append([entry])
    return tuple(_figure(g, ids) for g in groups if _differs(g))


def _quantities(statement: Statement, text: str) -> list[tuple[Span, Quantity]]:
    return [
        (Span.of(piece.start + q.span.start, piece.start + q.span.end), q)
        for piece in statement.content
        for q in read_quantities(piece.text(text))
    ]


def _same_quantity(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit:
        return False
    if one.unit is not None and not (one.counted and other.counted):
        return True
    return bool(set(one.counted) & set(other.counted))


def _differs(group: Sequence[tuple[int, Span, Quantity]]) -> bool:
    by_article: dict[int, set[float]] = {}
    for article, _, quantity in group:
        by_article.setdefault(article, set()).add(quantity.value)
    values = list(by_article.values())
    # An article that gives both figures itself contradicts nobody.
    return len(values) > 1 and any(not (a & b) for i, a in enumerate(values) for b in values[i + 1 :])


def _figure(group: Sequence[tuple[int, Span, Quantity]], ids: Sequence[str]) -> Figure:
    values = {
        (a, q.value): FigureValue(article=ids[a], value=q.value, unit=q.unit, span=span)
        for a, span, q in reversed(group)
    }
    return Figure(
        what=group[0][2].phrase, values=tuple(sorted(values.values(), key=lambda v: (ids.index(v.article), v.span)))
    )
