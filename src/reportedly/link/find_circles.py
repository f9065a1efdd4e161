"""Find circular citation: outlets that rest on each other for one assertion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.link.lineage import Lineage
from reportedly.link.match_names import same_outlet


def find_circles(claims: Sequence[tuple[str | None, Lineage | None]]) -> list[tuple[str, ...]]:
    """Rings of outlets for the claims of one assertion, each given as its article's outlet and its lineage.

    >>> cites = lambda name: Lineage(name=name, kind=Kind.OUTLET, through=name, outlets=(name,))
    >>> from reportedly.model.attribution import Kind
    >>> find_circles([("Gazette", cites("Post")), ("Post", cites("Gazette")), ("Echo", cites("Post"))])
    [('Gazette', 'Post')]
    """
    outlets = list(dict.fromkeys(outlet for outlet, _ in claims if outlet))
    cited: dict[str, set[str]] = {outlet: set() for outlet in outlets}
    for outlet, lineage in claims:
        for name in lineage.outlets if outlet and lineage else ():
            cited[outlet or ""].update(o for o in outlets if o != outlet and same_outlet(o, name))
    rings = {ring for outlet in outlets for ring in _rings(outlet, (outlet,), cited)}
    return sorted(rings)


def _rings(start: str, path: tuple[str, ...], cited: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, ...]]:
    for following in cited[path[-1]]:
        if following == start:
            # The same ring is met from each of its outlets; it is told from the first in the alphabet.
            if path[0] == min(path):
                yield path
        elif following not in path:
            yield from _rings(start, (*path, following), cited)
