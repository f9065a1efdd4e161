"""The claims of a report in the order in which they are shown: each followed by those it holds, numbered from 1."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reportedly.model.attribution import Attribution
from reportedly.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim with its number and how many others hold it; `holder` is the number of the one that holds it."""

    number: int
    depth: int
    holder: int | None
    attribution: Attribution


def outline(report: Report) -> tuple[Entry, ...]:
    """Every attribution once; one whose holder is missing, or holds it in a ring, stands on its own."""
    ids = {one.id for one in report.attributions}
    held: dict[str, list[Attribution]] = defaultdict(list)
    free: list[Attribution] = []
    for one in report.attributions:
        if one.inside in ids and one.inside != one.id:
            held[str(one.inside)].append(one)
        else:
            free.append(one)
    entries: dict[str, Entry] = {}
    for one in (*free, *report.attributions):
        _walk(one, held, entries)
    return tuple(entries.values())


def _walk(first: Attribution, held: dict[str, list[Attribution]], entries: dict[str, Entry]) -> None:
    """Adds a claim and all it holds, depth first, without recursion: hostile reports may nest thousands deep."""
    waiting: list[tuple[Attribution, Entry | None]] = [(first, None)]
    while waiting:
        one, holder = waiting.pop()
        if one.id in entries:
            continue
        entry = Entry(
            number=len(entries) + 1,
            depth=holder.depth + 1 if holder else 0,
            holder=holder.number if holder else None,
            attribution=one,
        )
        entries[one.id] = entry
        waiting.extend((inner, entry) for inner in reversed(held[one.id]))
