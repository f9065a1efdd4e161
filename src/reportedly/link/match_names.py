"""Whether two names mean the same person, body or outlet, as far as one event's articles go."""

from __future__ import annotations

import functools
import re

from reportedly.link.words import word_set

# Titles and words of description that one article gives and another leaves out.
TITLES = word_set(
    "the a an mr mrs ms dr sen sens senator rep reps representative gen general gov governor col capt lt sgt judge justice prof professor president vice vice-president chief ",
    "prime minister secretary chancellor king queen prince sir lord lady us u.s former senior then late attorney director spokesman spokeswoman spokesperson deputy press ",
    "foreign congressman congresswoman chairman chairwoman jr sr iii ii of for and at said",
)
# What outlets add to their name: "CNN (Web News)", "NPR Online News", "The New York Times Company".
OUTLET_WORDS = word_set(
    "news online web the network channel newspaper com report reports company magazine website agency of radio tv television",
)
_WORD = re.compile(r"[\w.&-]+(?:['’](?!s\b)\w+)?")


@functools.lru_cache(maxsize=1 << 14)
def name_words(name: str) -> frozenset[str]:
    """The words that make a name, without titles; all of them where nothing else is left."""
    found = frozenset(w for m in _WORD.finditer(name.casefold()) if (w := m.group().strip(".-").replace(".", "")))
    return (found - TITLES) or found


def same_name(one: str, other: str) -> bool:
    """Whether the words of one name contain those of the other.

    >>> same_name("Sen. Jane Roe", "Roe"), same_name("Jane Roe", "John Roe")
    (True, False)
    """
    a, b = name_words(one), name_words(other)
    return bool(a and b) and (a <= b or b <= a)


@functools.lru_cache(maxsize=1 << 14)
def outlet_words(name: str) -> frozenset[str]:
    """The words that make an outlet's name.

    >>> sorted(outlet_words("CNN (Web News)")), sorted(outlet_words("The New York Times"))
    (['cnn'], ['new', 'times', 'york'])
    """
    name = re.sub(r"\([^)]*\)|\.(?:com|org|net|co\.uk)\b|['’]s\b", " ", name.casefold())
    found = frozenset(w.replace(".", "") for w in re.findall(r"[\w.&-]+", name))
    return (found - OUTLET_WORDS) or found


def same_outlet(one: str, other: str) -> bool:
    """Whether two outlets' names mean one outlet.

    >>> same_outlet("The Gazette", "Gazette report"), same_outlet("Washington Post", "Washington Times")
    (True, False)
    """
    a, b = outlet_words(one), outlet_words(other)
    return bool(a and b) and (
        a <= b or b <= a or _initials(one) == "".join(sorted(b)) or _initials(other) == "".join(sorted(a))
    )


@functools.lru_cache(maxsize=1 << 14)
def _initials(name: str) -> str:
    """ "Associated Press" -> "ap"; empty for a single word."""
    parts = [w for w in re.findall(r"[\w&]+", name) if w.casefold() not in {"the", "of", "and"}]
    return "".join(w[0] for w in parts).casefold() if len(parts) > 1 else ""
