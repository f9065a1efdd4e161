"""A source's own words, read as a noun phrase: determiner, head, what follows, number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_CLAUSE = re.compile(
    r"[(:;—–]|,(?!\d{3})| (?P<word>of|in|at|for|from|with|who|whom|whose|that|which|to|on|by|familiar|close|briefed|speaking|not|near|inside|within|among|about|as|"
    r"knowledgeable|involved|working|obtained|released|published|sent|citing|conducted|posted|contacted|interviewed|representing|including|such|said|outside|"
    r"against|than|where|when|after|during|around|behind|under|over|between|into|like|reviewed|issued|compiled|linked|privy|aware|meeting|requesting|asking|serving|"
    r"unveiled|signed|written|provided|seen|dated|filed|disclosed|commissioned|aligned|opposed|there|here|across|throughout|before|since|without|also|purporting|"
    r"identified|collected|reported|related|accused|calling|opposing|favoring|supporting|attending|tracking|traveling|recently|based|"
    r"backed|compiled|allegedly|reportedly|is|was|has)(?= |,|$)"
)
_HOLDS_OF_WORDS = """
Department Ministry Bureau Office Center Centers Centre Board House Institute Institutes Bank University Council
Court Chamber Academy State Republic Bank Association Federation League Conference Citizens Organization
Organisation Union Committee Commission Doctors Society Daughters Sons Secretary
"""
_HOLDS_OF = frozenset(_HOLDS_OF_WORDS.split())
_QUANTITY = re.compile(
    r"(?:one|none|some|many|most|several|few|all|each|two|three|four|five|six|both|dozens|hundreds|thousands|scores|a group|group|a handful|handful|a number|number|"
    r"a majority|majority|a couple|couple|a lot|lots|\d+ percent|half|members|a dozen|another)(?: \w+)? of (?:the |these |those |his |her |their |its )?",
    re.I,
)
_ARTICLES = ("the", "a", "an")
_DEFINITE_WORDS = """
the that this these those his her their its our my your
"""
_DEFINITE = frozenset(_DEFINITE_WORDS.split())
_PRONOUNS_WORDS = """
he she it they i we you him her them me us his hers their theirs its my mine our ours himself herself itself
themselves who which that this these those both
"""
PRONOUNS = frozenset(_PRONOUNS_WORDS.split())
_COUNT = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens|several|many|multiple|both|some|few|all|most|\d+)\b", re.I
)
_SINGULAR_S_WORDS = """
congress press house news series politics
"""
_SINGULAR_S = frozenset(_SINGULAR_S_WORDS.split())


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
        return self.core.rpartition(" ")[2].lstrip("“\"'‘")[:1].islower()


@lru_cache(maxsize=4096)
def read_phrase(words: str) -> Phrase:
    """The phrase that a source's words make.

    >>> phrase = read_phrase("The two senior officials briefed on the talks, ")
    >>> phrase.determiner, phrase.core, phrase.head, phrase.rest, phrase.plural
    ('the', 'two senior officials', 'officials', 'briefed on the talks', True)
    """
    words = " ".join(words.split()).strip(" ,;:—–-“”\"'‘[]").removesuffix("’s").removesuffix("'s").rstrip("’'")
    first, _, others = words.partition(" ")
    determiner = first.casefold() if first.casefold() in _DEFINITE | {*_ARTICLES} and others else ""
    if determiner in _ARTICLES:
        words = others
    core = words[: _core_end(words)].strip()
    rest = words[len(core) :].strip(" ,")
    counted = _QUANTITY.match(words)
    head = _head(read_phrase(words[counted.end() :]).core if counted and counted.end() < len(words) else core)
    return Phrase(words=words, determiner=determiner, core=core, head=head, rest=rest, plural=_plural(core, head))


def _core_end(words: str) -> int:
    """Where the first clause or prepositional phrase begins; the "of" of a name ("Department of Justice") begins none."""
    for match in _CLAUSE.finditer(words):
        before = words[: match.start()].rpartition(" ")[2]
        if match.start() == 0 or before.endswith("ly"):
            continue
        if (
            match["word"] in {"of", "for", "on"}
            and before in _HOLDS_OF
            and re.match(r" (?:the )?[A-Z]", words[match.end() :])
        ):
            continue
        return match.start()
    return len(words)


def _head(core: str) -> str:
    head = core.rpartition(" ")[2].strip("“”\"'’‘.[]").casefold()
    return head.removesuffix("'s").removesuffix("’s")


def _plural(core: str, head: str) -> bool:
    if (
        head in {"people", "they", "those", "we", "children", "women", "men", "police"}
        or core.split(" ")[0].casefold() == "both"
    ):
        return True
    if _COUNT.match(core) and not core.casefold().startswith("one"):
        return True
    return (head.endswith("s") and not head.endswith(("ss", "us", "is")) and head not in _SINGULAR_S) or " and " in core
