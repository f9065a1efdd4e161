"""Names in bylines and credit lines: which words name a person, which an outlet."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.ingest.pattern import pattern
from reportedly.model.outlets import outlets
from reportedly.model.span import Span

PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
    ]
)
NOT_IN_NAMES = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "demand",
        "for",
        "from",
        "how",
        "in",
        "is",
        "its",
        "not",
        "of",
        "on",
        "our",
        "popular",
        "published",
        "request",
        "that",
        "the",
        "their",
        "these",
        "this",
        "to",
        "updated",
        "was",
        "what",
        "when",
        "where",
        "who",
        "why",
        "with",
        "word",
        "you",
        "your",
        "all",
        "any",
        "contrast",
        "comparison",
        "dismissing",
        "most",
        "many",
    ]
)
OUTLET_WORDS = frozenset(
    [
        "advertiser",
        "advocate",
        "agency",
        "argus",
        "beacon",
        "bee",
        "blade",
        "blog",
        "broadcasting",
        "bugle",
        "bulletin",
        "bureau",
        "chronicle",
        "clarion",
        "courant",
        "courier",
        "daily",
        "dispatch",
        "echo",
        "enquirer",
        "examiner",
        "express",
        "gazette",
        "globe",
        "guardian",
        "herald",
        "independent",
        "inquirer",
        "journal",
        "ledger",
        "magazine",
        "mail",
        "media",
        "mercury",
        "messenger",
        "mirror",
        "monitor",
        "network",
        "news",
        "newspaper",
        "observer",
        "online",
        "packet",
        "picayune",
        "post",
        "press",
        "radio",
        "record",
        "recorder",
        "register",
        "reporter",
        "review",
        "sentinel",
        "service",
        "spectator",
        "standard",
        "star",
        "sun",
        "telegram",
        "telegraph",
        "times",
        "today",
        "tribune",
        "tv",
        "voice",
        "weekly",
        "wire",
        "wires",
    ]
)
ROLE = (
    r"(?i:\b(?:analyst|author|bureau|chief|co-?editor|columnist|contribut\w+|correspondent|editor|editorial board|fellow|"
    r"opinion|political writer|producer|professor|reporters?|senior|special to|staff|writers?)\b)"
)
_JOINT = r"\s*(?:[,|;•·–—]|(?<=\s)--?(?=\s))\s*|\s+(?:and|&)\s+(?=[A-ZÀ-Þ@])"


class Part(NamedTuple):
    """A piece of a credit line: its words, and where they begin in the line."""

    text: str
    start: int

    def span(self, offset: int) -> Span:
        """Where it stands in a text in which its line begins at `offset`."""
        return Span.of(offset + self.start, offset + self.start + len(self.text))


def parts(line: str) -> tuple[Part, ...]:
    """The pieces between commas, bars, dashes and "and".

    >>> [part.text for part in parts("Ada Quill and Bo Fenn | Harbour Post")]
    ['Ada Quill', 'Bo Fenn', 'Harbour Post']
    """
    found: list[Part] = []
    start = 0
    for joint in (*pattern(_JOINT).finditer(line), None):
        piece = line[start : joint.start() if joint else len(line)]
        words = (
            piece.strip(" \t\u00a0()[]•.")
            if not re.search(r"\b[A-Z]\w?\.$", piece.strip())
            else piece.strip(" \t\u00a0()[]•")
        )
        if words := re.sub(r"^(?:and|&)\s+", "", words):
            found.append(Part(words, start + piece.index(words)))
        start = joint.end() if joint else start
    return tuple(found)


def names_person(words: str) -> bool:
    """Whether the words have the shape of a person's name: two to five capitalised words, particles aside.

    >>> names_person("Ludwig van Dam"), names_person("Popular Demand"), names_person("the mayor")
    (True, False, False)
    """
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or tokens[0].lower() in PARTICLES - {"al", "el", "la", "le", "de", "van", "von"}:
        return False
    return all(token in PARTICLES or _capitalised(token) for token in tokens)


def names_outlet(words: str) -> bool:
    """Whether the words name an outlet: one of the registry, an address, or a name that ends as papers' names do.

    >>> names_outlet("AP"), names_outlet("Harbour Post"), names_outlet("gazette.example.com"), names_outlet("Ada Quill")
    (True, True, True, False)
    """
    if is_known(words):
        return words != words.lower() or "." in words
    if re.fullmatch(r"(?:\w[\w-]*\.)+(?:com|org|net|info|news|co|tv|uk|ie|au|in)", words, re.IGNORECASE):
        return True
    tokens = words.split()
    capitalised = all(token[:1].isupper() or token in {"of", "and", "the", "&", "de", "del"} for token in tokens)
    return (
        2 <= len(tokens) <= 6
        and capitalised
        and tokens[-1].lower().rstrip("s") in {word.rstrip("s") for word in OUTLET_WORDS}
    )


def is_known(words: str) -> bool:
    """Whether the registry has an outlet of this name, or several."""
    return bool(outlets().by_name(words) or outlets().ambiguous(words))


def is_role(words: str) -> bool:
    """Whether the words say what an author is or where one is ("Political Editor", "in Tarn")."""
    return len(words.split()) <= 8 and bool(
        pattern(ROLE).search(words) or re.match(r"(?i:with reporting|in [A-Z]|for [A-Z])", words)
    )


def outlet_name(words: str) -> str:
    """The outlet's usual name if it is known, else the words as they stand, without a bare "the".

    >>> outlet_name("the AP"), outlet_name("the Harbour Post")
    ('Associated Press', 'Harbour Post')
    """
    words = words.strip(" .,:;()[]\u00a0")
    known = outlets().by_name(words)
    return known.name if known else re.sub(r"^the\s+", "", words)


def person_name(words: str) -> str:
    """A reporter's name without the outlet and the title before it.

    >>> person_name("Harbour News’ Ada Quill"), person_name("Gazette Political Editor Bo Fenn"), person_name("CNN's Ada Quill in Rome")
    ('Ada Quill', 'Bo Fenn', 'Ada Quill')
    """
    words = re.sub(r"^(?:.*?(?:['’]s|s['’])\s+)(?=[A-ZÀ-Þ])", "", words)
    words = re.sub(r"^.*\b(?:Analyst|Chief|Correspondent|Editor|Producer|Reporter|Writer)s?\s+(?=[A-ZÀ-Þ])", "", words)
    words = re.sub(r"^(?:[Ww]ith|[Bb]y|[Aa]nd)\s+", "", words)
    return re.split(r"\s+(?:in|from|at|for|of)\s+", words)[0].strip(" .,:;()[]\u00a0")


def _capitalised(token: str) -> bool:
    letters = token.strip(".,’'\"“”")
    shape = bool(letters) and (letters[0].isupper() or bool(re.match(r"(?:d|l|al|el|ibn)[-'’][A-ZÀ-Þ]", letters)))
    return shape and letters.lower() not in NOT_IN_NAMES and all(c.isalpha() or c in ".’'-" for c in letters)
