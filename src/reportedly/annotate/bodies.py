"""Names of bodies: the long form behind a short one, and whether a name is an outlet's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"(?:[A-ZÀ-Þ]\w*(?:-\w+)*|(?:[A-Z]\.)+)"
_LONG = re.compile(rf"{_WORD}(?: (?:of|for|and|on|in|to|&|the|against)(?: the)?(?= [A-ZÀ-Þ])| {_WORD})+")
_OUTLET = re.compile(
    r"(?:\b(?:Times|Post|Journal|Gazette|Tribune|Herald|Globe|Chronicle|Sentinel|Observer|Telegraph|Guardian|Inquirer|Examiner|Courier|Dispatch|Reporter|Mirror|"
    r"Newspaper|Magazine|Broadcasting|Television|TV|Radio|Newswire|News Agency|News|Daily\b.*|Star|Sun|Independent|Economist|Democrat-Gazette|Post-Gazette|Press|"
    r"Weekly|Review|Standard|Broadcasting Corporation|Broadcasting Network|News Network|News Channel|Tonight|Mail)|(?:TV|Radio)\b.*|\b(?:Daily|News) \w+)$"
)


def is_outlet_by_form(name: str) -> bool:
    """Whether a name ends or begins as newspapers' and broadcasters' names do.

    >>> is_outlet_by_form("Harbour Gazette"), is_outlet_by_form("Harbour Board")
    (True, False)
    """
    return bool(_OUTLET.search(name))


def long_names(text: str) -> Iterator[re.Match[str]]:
    """Capitalised names held together by "of", "for", "and" or "the"."""
    return _LONG.finditer(text)


def initials(name: str) -> str:
    """The first letters of the capitalised words.

    >>> initials("Centers for Medicare & Medicaid Services")
    'CMMS'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())


def acronyms(text: str) -> dict[str, str]:
    """Short forms and the names they stand for: given in brackets after the name, or made of its initials."""
    found: dict[str, str] = {}
    names = list(long_names(text))
    wanted = set(re.findall(r"\b[A-Z]{2,7}\b", text))
    wanted |= {dotted.replace(".", "") for dotted in re.findall(r"\b(?:[A-Z]\.){2,6}", text)}
    for match in names:
        bracket = re.match(r",? \(?(?:or |the )*([A-Z][A-Za-z]{1,7})\)?", text[match.end() : match.end() + 16])
        if bracket and text[match.end() :].lstrip(", ").startswith(("(", "or ")):
            short = bracket.group(1)
            if short[0] == match.group()[0] or short[0] in initials(match.group()):
                found.setdefault(short, _cut(match.group(), short[0]))
    for match in names:
        name = match.group().removeprefix("The ")
        letters = initials(name)
        if letters in wanted:
            found.setdefault(letters, name)
    return found


def _cut(name: str, letter: str) -> str:
    """The name from its first word that begins with the letter."""
    words = name.split()
    start = next((i for i, word in enumerate(words) if word[0] == letter), 0)
    return " ".join(words[start:])
