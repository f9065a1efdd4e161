"""Whether two names mean the same person, body or outlet, as far as one event's articles go."""

from __future__ import annotations

import functools
import re

from reportedly.link.words import STOPWORDS, word_set
from reportedly.model.outlets import outlets

# Titles and words of description that one article gives and another leaves out.
TITLES = word_set(
    "the a an mr mrs ms dr sen sens senator rep reps representative gen general gov governor col capt lt sgt judge justice prof professor president vice vice-president chief ",
    "prime minister secretary chancellor king queen prince sir lord lady us u.s former senior then late attorney director spokesman spokeswoman spokesperson deputy press ",
    "mayor councillor sheriff ambassador colonel captain sergeant officer commissioner foreign congressman congresswoman chairman chairwoman jr sr iii ii of for and at said",
)
# Words that make it the name of a body, in which "foreign" or "press" tells which one.
BODIES = word_set(
    "ministry department office agency authority service services committee council commission police army navy court campaign bureau institute university party board company"
)
GRAMMAR = word_set("the a an of for and at us u.s its his her their")
# What outlets add to their name: "CNN (Web News)", "NPR Online News", "The New York Times Company".
OUTLET_WORDS = word_set(
    "paper daily weekly broadcaster station outlet site news online web the network channel newspaper com report reports company magazine website agency of radio tv television",
)
_WORD = re.compile(r"[\w.&-]+(?:['’](?!s\b)\w+)?")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_SEVERAL = re.compile(r"\b(?:and|or)\b|,.*,")
_TAIL = re.compile(r"\s(?:of|for|in|at|from|with|who|that|including|familiar|close)\s|,|\(")


@functools.lru_cache(maxsize=1 << 14)
def name_words(name: str) -> frozenset[str]:
    """The words that make a name: without titles, and of a body's name only without grammar; all of them where nothing else is left.

    >>> sorted(name_words("Foreign Minister Ada Quill")), sorted(name_words("Quill's Foreign Ministry"))
    (['ada', 'quill'], ['foreign', 'ministry', 'quill'])
    """
    found = frozenset(_words(name))
    return (found - (GRAMMAR if found & BODIES else TITLES)) or found


def _words(name: str) -> list[str]:
    plain = _POSSESSIVE.sub("", name.casefold()).replace("defence", "defense")
    return [w for m in _WORD.finditer(plain) if (w := m.group().strip(".-").replace(".", ""))]


def same_name(one: str, other: str) -> bool:
    """Whether one name shortens the other: its words stand in it, and both end in the same word.

    Several at once ("Roe and Doe") are neither of them.

    >>> same_name("Sen. Jane Roe", "Roe"), same_name("Jane Roe", "John Roe"), same_name("Acme", "Acme and Apex")
    (True, False, False)
    >>> same_name("Acme", "parent company of Acme"), same_name("Ministry of Trade", "Trade Ministry")
    (False, True)
    """
    a, b = name_words(one), name_words(other)
    if not (a and b):
        return False
    if a == b:
        return True
    return (
        (a < b or b < a)
        and _SEVERAL.search(one) is None
        and _SEVERAL.search(other) is None
        and _head(one) == _head(other)
    )


def is_name(name: str) -> bool:
    """Whether anything but titles and grammar is in it."""
    return any(len(word) > 1 and word not in TITLES and word not in STOPWORDS for word in name_words(name))


def _head(name: str) -> str:
    """The last word of the name before "of", "for", "in" or a comma: what the thing is, or the surname."""
    found = _words(_TAIL.split(name, maxsplit=1)[0])
    kept = [w for w in found if w not in TITLES]
    return (kept or found or [""])[-1]


@functools.lru_cache(maxsize=1 << 14)
def outlet_words(name: str) -> frozenset[str]:
    """The words that make an outlet's name.

    >>> sorted(outlet_words("CNN (Web News)")), sorted(outlet_words("The New York Times"))
    (['cnn'], ['new', 'times', 'york'])
    """
    name = re.sub(r"\([^)]*\)|\.(?:com|org|net|co\.uk)\b|['’]s\b", " ", name.casefold())
    found = frozenset(w.replace(".", "") for w in re.findall(r"[\w.&-]+", name))
    return (found - OUTLET_WORDS) or found


def is_outlet_name(name: str) -> bool:
    """Whether it names an outlet, rather than calling it "the newspaper" or "a daily in the capital"."""
    return any(
        word[0].isupper() and word.casefold() not in OUTLET_WORDS | TITLES
        for word in re.findall(r"[^\W\d_][\w.&-]*", name)
    ) and not re.match(r"(?:a|an|the)\s+[a-z]", name)


def same_outlet(one: str, other: str) -> bool:
    """Whether two outlets' names mean one outlet.

    >>> same_outlet("The Gazette", "Gazette report"), same_outlet("Washington Post", "Washington Times")
    (True, False)
    """
    known = _known(one), _known(other)
    if known[0] and known[1]:
        return known[0] == known[1]
    a, b = outlet_words(one), outlet_words(other)
    return bool(a and b) and (
        a <= b or b <= a or _initials(one) == "".join(sorted(b)) or _initials(other) == "".join(sorted(a))
    )


@functools.lru_cache(maxsize=1 << 14)
def _known(name: str) -> str | None:
    """The registry's name for an outlet."""
    found = outlets().by_name(re.sub(r"\s*\([^)]*\)", "", name))
    return found.name if found else None


@functools.lru_cache(maxsize=1 << 14)
def _initials(name: str) -> str:
    """ "Associated Press" -> "ap"; empty for a single word."""
    parts = [w for w in re.findall(r"[\w&]+", name) if w.casefold() not in {"the", "of", "and"}]
    return "".join(w[0] for w in parts).casefold() if len(parts) > 1 else ""
