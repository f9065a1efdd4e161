"""The grammar of time expressions: rules written in the names of word classes, compiled to one regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.annotate.times.lex import CODES, HYPHEN, OTHER, Line, Word
from reportedly.annotate.times.setting import Setting
from reportedly.annotate.times.words import SUPPORT
from reportedly.model.timex import TimexType

# Words, hyphens among them, that the longest pattern has before the one that makes it a time expression.
LONGEST = 14
# Names that stand for more than one word. `second` is an ordinal and a unit, `fall` a season beside some words only.
PHRASES = {
    "rank": "(ordinal|second|ranked)",
    "amount": "(a? (dozen|couple of?|few)|(day|figure|number) and a half|(day|figure) number|((day|figure|number) fraction?|fraction) |number (and? number){1,4})",
    "span": "(unit|units|second)",
    "when": "(last|previous|next|coming|following|this|that|past|the same)",
    "seasonal": "(season|fall)",
}
# One name, or several to choose from in brackets; those that may be repeated or missing need a group of their own.
_NAMES = re.compile(r"(?:\((?:[a-z_]+\|)+[a-z_]+\)|[a-z_]+)(?P<repeated>(?=[?{*+]))?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one match, without hyphens, and a few characters after it."""

    words: tuple[Word, ...]
    after: str = ""

    def has(self, *names: str) -> bool:
        """Whether a word of one of these classes is in it."""
        return any(word.name in names for word in self.words)

    def get(self, *names: str) -> str | int | None:
        """What the first word of one of these classes stands for."""
        return next((word.value for word in self.words if word.name in names), None)

    def all(self, *names: str) -> tuple[str | int, ...]:
        """What the words of these classes stand for, in order."""
        return tuple(word.value for word in self.words if word.name in names)

    def number(self, name: str) -> int:
        """What the first word of this class stands for, where that is a number."""
        return int(self.get(name) or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression means: its type and TIMEX3 value."""

    type: TimexType
    value: str


Reader = Callable[[Phrase, Setting], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes, and the function that reads what it matches (None: this is no time after all)."""

    pattern: str
    read: Reader


class Grammar:
    """Rules in order of precedence, compiled once; patterns are of bounded length, so that reading is linear."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = [(_expression(rule.pattern), rule.read) for rule in rules]
        alternatives = "|".join(f"(?P<r{i}>{expression})" for i, (expression, _) in enumerate(self._rules))
        # Looking for a word that makes a time expression, a few words ahead, spares the rules most places of a text.
        core = "".join(code for name, code in CODES.items() if name not in SUPPORT)
        self._any = re.compile(rf"(?=[^{OTHER}{HYPHEN}])(?=[^{OTHER}]{{0,{LONGEST}}}?[{core}])(?:{alternatives})")

    def matches(self, line: Line, place: int) -> tuple[int, Iterator[tuple[int, Reader]]] | None:
        """The first place from here on that some rule matches; where each such rule ends, and its reader, in order of precedence."""
        found = self._any.search(line.codes, place)
        return (found.start(), self._at(line, found)) if found else None

    def _at(self, line: Line, first: re.Match[str]) -> Iterator[tuple[int, Reader]]:
        start, rank = first.start(), int(str(first.lastgroup)[1:])
        yield start + len(first[0].rstrip(HYPHEN)), self._rules[rank][1]
        for expression, read in self._rules[rank + 1 :]:
            found = re.compile(expression).match(line.codes, start)
            if found:
                yield start + len(found[0].rstrip(HYPHEN)), read


def _expression(pattern: str) -> str:
    """Each name becomes its character, and names to choose from one set of them; a hyphen may follow any word."""
    for _ in range(2):
        pattern = re.sub(r"[a-z_]+", lambda name: PHRASES.get(name[0], name[0]), pattern)
    return _NAMES.sub(_word, pattern).replace("(", "(?:").replace("<", "(?:").replace(" ", "")


def _word(names: re.Match[str]) -> str:
    codes = "".join(CODES[name] for name in re.findall("[a-z_]+", names[0]))
    word = f"[{codes}]{HYPHEN}?"
    return f"<{word})" if names["repeated"] is not None else word
