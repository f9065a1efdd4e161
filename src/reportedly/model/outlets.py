"""The outlets of the world as readers name them: agencies, papers, broadcasters, magazines, digital outlets."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

ABBREVIATION = 5
"""Names in capitals of at most so many letters are abbreviations, matched in capitals only ("MAP" is no map)."""


class OutletType(StrEnum):
    """What sort of publisher it is; `state` goes before all others where a government owns and directs the outlet."""

    AGENCY = "agency"
    PAPER = "paper"
    TABLOID = "tabloid"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    DIGITAL = "digital"
    STATE = "state"
    TRADE = "trade"
    JOURNAL = "journal"
    FACT_CHECKER = "fact-checker"
    AGGREGATOR = "aggregator"
    PRESS_RELEASE = "press-release"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outlet:
    """One publisher. `country` is an ISO 3166 code of two letters.

    `aliases` mean this outlet alone; `shared` short names may mean others too ("the Post"). `word` says that the
    name is also an ordinary word or a surname ("Time", "Stern"): only context can tell that the outlet is meant.
    """

    name: str
    type: OutletType
    country: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    word: bool = False

    def __repr__(self) -> str:
        return f"<Outlet {self.name}, {self.type}, {self.country}>"


class Outlets:
    """Outlets, found by domain or by name.

    >>> outlets().by_name("the A.P.'s")
    <Outlet Associated Press, agency, US>
    >>> outlets().by_domain("https://edition.cnn.com/2026/03/04/politics/story")
    <Outlet CNN, broadcaster, US>
    """

    def __init__(self, known: tuple[Outlet, ...]) -> None:
        self.known = known
        self._domains: dict[str, Outlet] = {}
        self._names: dict[str, Outlet] = {}
        self._shared: dict[str, list[Outlet]] = {}
        for outlet in known:
            self._domains.update(dict.fromkeys(outlet.domains, outlet))
            for name in (outlet.name, *outlet.aliases):
                self._names.setdefault(_key(name), outlet)
            for name in outlet.shared:
                self._shared.setdefault(_key(name), []).append(outlet)

    def by_domain(self, url_or_host: str) -> Outlet | None:
        """The outlet that publishes there, also under a subdomain; the longest domain known wins."""
        host = re.sub(r"^[a-z+]*:?//", "", url_or_host.strip().lower()).split("/", 1)[0]
        host = host.rpartition("@")[2].partition(":")[0].rstrip(".")
        while host:
            if outlet := self._domains.get(host):
                return outlet
            host = host.partition(".")[2]
        return None

    def by_name(self, name: str) -> Outlet | None:
        """The one outlet of this name or alias; None if there is none, or if the name may mean several.

        Case, accents, a leading "The" and a closing possessive do not count; a name all in small letters only
        matches where it can be no ordinary word.
        """
        for key in _keys(name):
            if key in self._shared:
                return None
            if (outlet := self._names.get(key)) and _distinct(name, outlet):
                return outlet
        return None

    def ambiguous(self, name: str) -> tuple[Outlet, ...]:
        """The outlets that a short name such as "the Post" may mean, best known first; empty if it is not such a name."""
        for key in _keys(name):
            if key in self._shared and name != name.lower():
                own = self._names.get(key)
                return (*((own,) if own and own not in self._shared[key] else ()), *self._shared[key])
        return ()


@cache
def outlets() -> Outlets:
    """The registry that Reportedly brings (`outlets.json`), read once."""
    records = json.loads(Path(__file__).with_name("outlets.json").read_bytes())
    return Outlets(tuple(_outlet(record) for record in records))


def _outlet(record: dict[str, object]) -> Outlet:
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return Outlet(**fields | {"type": OutletType(str(record["type"]))})  # type: ignore[arg-type]


def _keys(name: str) -> tuple[str, ...]:
    """What to look a name up by: as it stands, without case, without its possessive."""
    bare = re.sub(r"(?:['’]s?|['’])$", "", name.strip())
    return tuple(dict.fromkeys((_key(name), _key(name, fold=True), _key(bare), _key(bare, fold=True))))


def _key(name: str, *, fold: bool = False) -> str:
    plain = " ".join(name.replace("’", "'").replace("&", " and ").split())
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    if plain[:4].lower() == "the ":
        plain = plain[4:]
    if "." in plain:
        plain = re.sub(r"\b(\w)\.(?=\w\b|\s|$)", r"\1", plain)
    abbreviation = plain.isupper() and len(plain) <= ABBREVIATION
    return plain if abbreviation and not fold else plain.casefold()


def _distinct(name: str, outlet: Outlet) -> bool:
    """Whether a name in small letters can only be the outlet's."""
    return name != name.lower() or not outlet.word
