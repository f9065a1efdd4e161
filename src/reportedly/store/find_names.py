"""A name as a person types it -> the keys of the sources meant, with what people merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from reportedly.model.judgement import Rulings, SubjectType, replay
from reportedly.store.ledger import all_judgements
from reportedly.store.name_key import name_key, outlet_key
from reportedly.store.tables import name_part

MOST_NAMES = 200  # "official" stands in thousands of keys; nobody means them all
EXACT = "source:"


def keys_named(connection: Connection, name: str) -> frozenset[str]:
    """Keys that hold every word of the name, and those that people merged with them.

    "Kerry" means John Kerry and Teresa Heinz Kerry alike; "source:" and an id means that source alone.
    """
    if name.startswith(EXACT):
        return merged_with(connection, {name.removeprefix(EXACT).partition("#")[0]})
    spellings = {name_key(name), outlet_key(name)}
    return merged_with(connection, frozenset[str]().union(*(_keys_with(connection, key.split()) for key in spellings)))


def merged_with(connection: Connection, keys: Iterable[str]) -> frozenset[str]:
    """The keys and all that people merged with any of them."""
    wanted = frozenset(keys)
    groups = merged_sources(replay(all_judgements(connection)))
    return wanted.union(*(group for group in groups if group & wanted))


def merged_sources(rulings: Rulings) -> Sequence[frozenset[str]]:
    """Keys of sources that people merged."""
    return [
        frozenset(one.id for one in group)
        for group in rulings.together
        if all(one.type is SubjectType.SOURCE for one in group)
    ]


def _keys_with(connection: Connection, words: Iterable[str]) -> frozenset[str]:
    words = sorted(set(words))
    if not words:
        return frozenset()
    rows = (
        select(name_part.c.name_key)
        .where(name_part.c.part.in_(words))
        .group_by(name_part.c.name_key)
        .having(func.count() == len(words))
    )
    return frozenset(
        connection.scalars(rows.order_by(func.length(name_part.c.name_key), name_part.c.name_key).limit(MOST_NAMES))
    )
