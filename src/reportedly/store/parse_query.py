"""What a person types -> terms that no database can stumble over: words, "phrases", -not, prefix*."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_TERMS = 32  # more would be a pasted article, and each costs a look-up
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
# Letters and digits, as both databases cut words: "U.S." is "U" and "S", one after the other.
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand one after the other; of a prefix the last word may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


def parse_query(text: str) -> tuple[Term, ...]:
    """The terms, all of which must hold. Anything else that is typed separates words; nothing raises.

    >>> [(term.words, term.prefix, term.excluded) for term in parse_query('"white house" -denied embass*')]
    [(('white', 'house'), False, False), (('denied',), False, True), (('embass',), True, False)]
    >>> [term.words for term in parse_query('AND (NEAR "unclosed quote')]
    [('and',), ('near',), ('unclosed', 'quote')]
    """
    decomposed = unicodedata.normalize("NFKD", text.lower()).replace("“", '"').replace("”", '"')
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    terms: list[Term] = []
    for minus, phrase, word in _PIECE.findall(folded):
        words = tuple(_WORD.findall(phrase or word))
        if words and len(terms) < MOST_TERMS:
            terms.append(Term(words=words, prefix=not phrase and word.endswith("*"), excluded=bool(minus)))
    return tuple(terms)
