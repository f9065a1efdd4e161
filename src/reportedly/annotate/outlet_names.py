"""Names of outlets in running text: which outlet "the Post", "AP" or "CNN's Anderson Cooper" is."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.annotate.bodies import is_outlet_by_form
from reportedly.annotate.capitals import NEVER_NAMES
from reportedly.model.outlets import outlets

_WORD = r"(?:[A-ZÀ-Þ0-9][\w.-]*[\w.]|[A-Z])(?<!\.)"
_NAME = re.compile(rf"(?:[Tt]he )?({_WORD}(?: (?:& |of |and (?=World|Mail|Chronicle|Journal))?{_WORD})*)")
LONGEST = 6
_BODY_WORDS = frozenset(
    [
        "Academy",
        "Association",
        "Board",
        "Bureau",
        "Center",
        "Council",
        "Committee",
        "Conference",
        "Department",
        "Economic",
        "Foundation",
        "Guard",
        "Institute",
        "Institutes",
        "Intelligence",
        "League",
        "Office",
        "Park",
        "Party",
        "Review",
        "Rifle",
        "Science",
        "Security",
        "Service",
        "Society",
        "Square",
        "Union",
        "University",
        "Weather",
    ]
)
"""After a word that is an outlet's name too ("National"), these make it another body's."""


@lru_cache(maxsize=4096)
def outlet_name(name: str) -> str | None:
    """The name under which an outlet is known, None if it is no outlet's.

    >>> outlet_name("the A.P."), outlet_name("Harbour Gazette"), outlet_name("Harbour Board")
    ('Associated Press', 'Harbour Gazette', None)
    """
    name = re.sub(r"['’]s?$", "", name.strip())
    bare = re.sub(r"^[Tt]he ", "", name)
    known = outlets().by_name(name)
    if known and bare[:1].isupper():
        return known.name if bare.isupper() or len(known.name) > len(bare) else bare
    if outlets().ambiguous(name) or (bare[:1].isupper() and is_outlet_by_form(bare)):
        return bare
    return None


def outlet_at(text: str, place: int) -> str | None:
    """The outlet whose name begins at this place of a text, the longest that is one.

    >>> outlet_at("told Reuters on Monday", 5)
    'Reuters'
    """
    match = _NAME.match(text, place)
    if not match:
        return None
    words = match.group(1).split(" ")[:LONGEST]
    for length in range(len(words), 0, -1):
        if found := outlet_name(" ".join(words[:length]).rstrip(".,")):
            plain = length == 1 and not words[0].isupper() and len(words) > 1
            return None if plain and words[1] in _BODY_WORDS else found
    return None


def fuller(name: str, text: str, own: str | None) -> str:
    """A short outlet name under the full name that the text gives, else under the article's own, else under the best known.

    >>> fuller("Post", "The Harbour Post reported it first. The Post also says ...", None)
    'Harbour Post'
    """
    if not outlets().ambiguous(name):
        return name if name in text or not (short := _short_in(name, text)) else short
    match = re.search(rf"\b((?:[A-Z][\w.&-]+ )+{re.escape(name)})\b", text)
    for start in range(len(match.group(1).split()) - 1 if match else 0):
        words = match.group(1).split()[start:] if match else []
        if words[0] not in NEVER_NAMES:
            return " ".join(words)
    if own and own.removeprefix("The ").split("(")[0].split(" - ")[0].strip().endswith(name):
        return own
    return outlets().ambiguous(name)[0].name


def _short_in(name: str, text: str) -> str | None:
    """The short form of a name, where the text has only that ("AFP")."""
    letters = "".join(word[0] for word in re.findall(r"[A-Z]\w*", name))
    return letters if len(letters) > 1 and letters != "AP" and re.search(rf"\b{letters}\b", text) else None


@lru_cache(maxsize=4096)
def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are one outlet's: the same in the registry, or all words of one in the other.

    >>> same_outlet("AP", "Associated Press"), same_outlet("New York Times - News", "New York Times"), same_outlet("Sky News", "Fox News")
    (True, True, False)
    """
    if not one or not other:
        return False
    first, second = outlets().by_name(one), outlets().by_name(other)
    if first and second:
        return first is second
    a, b = (
        set(re.findall(r"\w+", name.casefold())) - {"the", "news", "online", "web", "com", "of"}
        for name in (one, other)
    )
    return bool(a and b) and (a <= b or b <= a)
