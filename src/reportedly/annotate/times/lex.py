"""Cuts a text into words and gives each its class: one character a word, so that a grammar can be a regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.annotate.times.words import CAPITAL, CAPITALS, lexicon

WORD = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))|(?P<slashed>\d\d?/\d\d?/\d{2}(?:\d\d)?(?!\d))|(?P<attacks>9/11(?![/\d]))|(?P<clock>\d\d?:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<decade>(?:\d{3}0|['’‘]?\d0)['’]?s\b)|(?P<ranked>\d\d?(?:st|nd|rd|th)\b)|(?P<fraction>1/2|½)|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<half_day>[ap]\.?m\b\.?)|o['’]clock|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.|[^\W\d_]+|['’]s\b|(?P<gap>\n\s*\n)|[^\w\s]",
    re.IGNORECASE,
)
SHAPES = ("attacks", "iso", "slashed", "clock", "decade", "ranked", "fraction", "half_day", "day", "year", "figure")
WORDS = lexicon()
OTHER = "_"
HYPHEN = "-"
# The characters after it have no meaning in a regular expression, and up to 0xFF `re` compiles sets of them fast.
FIRST_CODE = 0xA1
_names = sorted({name for name, _ in WORDS.values()} | set(SHAPES))
CODES = {name: HYPHEN if name == "hyphen" else chr(FIRST_CODE + i) for i, name in enumerate(_names)}


def _spellings(word: str, name: str) -> tuple[str, ...]:
    """The forms in which a word is a time: months with a capital, zones in capitals, others as one likes."""
    if name in CAPITALS:
        return (word.upper(),)
    return (word.capitalize(), word.upper()) if name in CAPITAL else (word, word.capitalize(), word.upper())


PLAIN_CODES = {spelling: CODES[name] for word, (name, _) in WORDS.items() for spelling in _spellings(word, name)}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of time with its class, what it stands for, and where it is."""

    name: str
    value: str | int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text as its words, and one class character for each (`OTHER`: no word of time)."""

    text: str
    found: list[re.Match[str]]
    codes: str

    def word(self, place: int) -> Word:
        """The word at this place, which must be a word of time."""
        found = self.found[place]
        name, value = _classify(found[0], found.lastgroup)
        return Word(name, value, found.start(), found.end())


def lex(text: str) -> Line:
    """The words of the text, in order."""
    found = list(WORD.finditer(text))
    codes = [PLAIN_CODES.get(word[0]) or (_shape_code(word) if word.lastgroup else OTHER) for word in found]
    for place, code in enumerate(codes):
        if code == HYPHEN and not _joins(text, found[place]):
            codes[place] = OTHER
    return Line(text, found, "".join(codes))


def _classify(piece: str, shape: str | None) -> tuple[str, str | int]:
    if shape == "number":
        return _number(piece)
    return (shape, piece.lower()) if shape else WORDS[piece.lower()]


def _shape_code(word: re.Match[str]) -> str:
    return CODES.get(_classify(word[0], word.lastgroup)[0], OTHER)


def _joins(text: str, hyphen: re.Match[str]) -> bool:
    """A hyphen joins two words only where it touches both; otherwise it parts them."""
    return text[hyphen.start() - 1 : hyphen.start()].isalnum() and text[hyphen.end() : hyphen.end() + 1].isalnum()


def _number(piece: str) -> tuple[str, str | int]:
    if not piece.isascii() or len(piece) > 9:
        return "", piece
    if piece.isdigit():
        number = int(piece)
        if len(piece) <= 2:
            return "day", number
        if len(piece) == 4 and 1000 <= number <= 2199:
            return "year", number
        return "figure", number
    return "figure", piece.replace(",", "")
