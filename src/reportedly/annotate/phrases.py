"""A source's own words, read as a noun phrase: determiner, head, what follows, number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_CLAUSE = re.compile(
    r"[,(:;—–]| (?:of|in|at|for|from|with|who|whom|whose|that|which|to|on|by|familiar|close|briefed|speaking|not|near|inside|within|among|about|as|and|or|but|"
    r"knowledgeable|involved|working|obtained|released|published|sent|citing|conducted|posted|contacted|interviewed|representing|including|such|said|outside|"
    r"against|than|where|when|after|during|around|behind|under|over|between|into|like|recently|reviewed|issued|compiled|linked|directly|privy|aware|"
    r"unveiled|signed|written|provided|seen|dated|filed|disclosed|commissioned|aligned|opposed|led|there|here|across|throughout|before|since|without)(?= |,|$)"
)
_ARTICLES = ("the", "a", "an")
_DEFINITE = frozenset(["the", "that", "this", "these", "those", "his", "her", "their", "its", "our", "my", "your"])
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
        "you",
        "him",
        "her",
        "them",
        "me",
        "us",
        "his",
        "hers",
        "their",
        "theirs",
        "its",
        "my",
        "mine",
        "our",
        "ours",
        "himself",
        "herself",
        "itself",
        "themselves",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
    ]
)
_COUNT = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens|several|many|multiple|both|some|few|all|most|\d+)\b", re.I
)
_SINGULAR_S = frozenset(["congress", "press", "house", "news", "series", "politics"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """`words` without an opening article or a closing comma; `core` up to the first clause or preposition; `head` the core's last word, in lower case."""

    words: str
    determiner: str
    core: str
    head: str
    rest: str
    plural: bool

    @property
    def pronoun(self) -> bool:
        """Whether it is nothing but a pronoun."""
        return self.words.casefold() in PRONOUNS

    @property
    def definite(self) -> bool:
        """Whether it points back at something known."""
        return self.determiner in _DEFINITE

    @property
    def common(self) -> bool:
        """Whether its head is a common noun."""
        return self.core.rpartition(" ")[2][:1].islower()


@lru_cache(maxsize=4096)
def read_phrase(words: str) -> Phrase:
    """The phrase that a source's words make.

    >>> phrase = read_phrase("The two senior officials briefed on the talks, ")
    >>> phrase.determiner, phrase.core, phrase.head, phrase.rest, phrase.plural
    ('the', 'two senior officials', 'officials', 'briefed on the talks', True)
    """
    words = " ".join(words.split()).strip(" ,;:—–-“”\"'‘").removesuffix("’s").removesuffix("'s").rstrip("’'")
    first, _, others = words.partition(" ")
    determiner = first.casefold() if first.casefold() in (_DEFINITE | set(_ARTICLES)) and others else ""
    if determiner in _ARTICLES:
        words = others
    clause = _CLAUSE.search(words)
    core = words[: clause.start()].strip() if clause and clause.start() else words
    rest = words[len(core) :].strip(" ,")
    head = core.rpartition(" ")[2].strip("“”\"'’‘.").casefold()
    if head.endswith(("'s", "’s")):
        head = head[:-2]
    plural = (
        (head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in _SINGULAR_S)
        or bool(_COUNT.match(core))
        or head in {"people", "they", "those", "we"}
    )
    return Phrase(words=words, determiner=determiner, core=core, head=head, rest=rest, plural=plural)
