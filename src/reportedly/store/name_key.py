"""Names as they are compared: without case, accents, titles, initials in the middle, or a leading article."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportedly.model.outlets import outlets

# Forms of address and offices that stand before a name. Longer ones first: "prime minister" before "minister".
TITLES = (
    "secretary of state", "secretary of defense", "attorney general", "prime minister", "foreign minister", "vice president",
    "president", "minister", "secretary", "senator", "sen", "congressman", "congresswoman", "representative", "rep", "governor", "gov",
    "ambassador", "general", "gen", "colonel", "col", "lieutenant", "lt", "captain", "capt", "judge", "justice", "professor", "prof",
    "mister", "mr", "mrs", "ms", "miss", "dr", "doctor", "sir", "lord", "lady", "dame", "king", "queen", "prince", "princess", "pope",
    "spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "chancellor", "mayor", "sheriff",
)  # fmt: skip
LONGEST = 200  # a key is indexed, and PostgreSQL indexes no more than 2,700 bytes
_TITLE = re.compile(rf"(?:{'|'.join(TITLES)})\s+(?=\S)")
_POSSESSIVE = re.compile(r"['’]s\b")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(1 << 14)
def name_key(name: str) -> str:
    """The key under which variants of a name meet.

    >>> name_key("Secretary of State John F. Kerry") == name_key("Mr. John Kerry") == name_key("john kerry")
    True
    >>> name_key("The U.S. State Department"), name_key("Recep Tayyip Erdoğan"), name_key("President")
    ('us state department', 'recep tayyip erdogan', 'president')
    """
    folded = _DOTTED.sub(lambda match: match.group().replace(".", ""), fold(name))
    words = _NO_WORD.sub(" ", _POSSESSIVE.sub("", folded)).strip()
    words = words.removeprefix("the ")
    while match := _TITLE.match(words):
        words = words[match.end() :]
    first, *middle = words.split() or [""]
    *middle, last = middle or [""]
    key = " ".join(word for word in (first, *(word for word in middle if len(word) > 1), last) if word)
    return (key or folded.strip())[:LONGEST]


def fold(text: str) -> str:
    """Small letters without accents.

    >>> fold("Élysée")
    'elysee'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(1 << 14)
def outlet_key(name: str) -> str:
    """The key of an outlet: that of its full name where the list of outlets knows it by this one alone.

    >>> outlet_key("AP") == outlet_key("The Associated Press")
    True
    """
    known = outlets().by_name(name)
    return name_key(known.name if known else name)
