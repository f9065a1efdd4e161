"""Runs of capitalised words: the raw matter of names, with or without a tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.span import Span

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_TOKEN = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Maj|Capt|Sgt|Adm|Col|Cmdr|Prof|Rev|St|Jr|Sr|Messrs)\.|(?:[A-Z]\.)+"
    rf"|[{_CAPITAL}]\w*(?:-\w+)*(?:['’][{_CAPITAL}]\w+)?)"
)
_PARTICLE = (
    rf"(?:(?:de|del|della|da|dos|di|du|la|le|van|von|der|den|bin|ibn|al|el|ul|ben) |(?:al|el|ul)-(?=[{_CAPITAL}]))"
)
_RUN = re.compile(rf"(?<![\w@#])(?:al-)?{_TOKEN}(?:[ \u00a0]{_PARTICLE}*{_TOKEN})*")

_NEVER_NAMES_WORDS = """
The A An In On But And Or Nor So He She It They We I You That This These Those If When While As At For With After
Before Since However Meanwhile Earlier Later Also Still Yet Many Some Most Both Each Such No Not What Who Whom Whose
Why How Where There Then Now Once Even Though Although Because Under According His Her Their Its Our My Your One Two
Three Four Five Six Seven Eight Nine Ten By From To Of Is Are Was Were Be Been Has Have Had Do Does Did Will Would
Can Could May Might Should Must Let Just Only Over About Into Out Up Off During Despite Until Unless Like Another
Other Others Several Few All Any Every Everyone Nobody Nothing Something Anyone Here Last Next More Less Much Asked
Speaking Citing Instead Indeed Perhaps Maybe Yes Well Oh Again Among Amid Within Without Between Through Against
Along Around Behind Below Above Beyond Toward Per Than Too Very Ever Never Always Often Sometimes Recently Currently
Today Yesterday Tomorrow Tonight Sources Officials Reports Experts Critics Analysts Monday Tuesday Wednesday
Thursday Friday Saturday Sunday January February March April June July August September October November December
First Second Third Finally Previously Moreover Furthermore Additionally Nevertheless Nonetheless Separately
Similarly Likewise Otherwise Therefore Thus Hence Besides Further Rather Regardless Whether Which Given Following
"""
NEVER_NAMES = frozenset(_NEVER_NAMES_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalised words in a row, without a first word that is only there to open the sentence."""

    span: Span
    words: tuple[str, ...]


def find_runs(text: str) -> Iterator[Run]:
    """The runs of capitalised words of a text, in order.

    >>> [" ".join(run.words) for run in find_runs("But Sen. Ann Lee met Bashar al-Assad’s envoy in the U.S. Capitol.")]
    ['Sen. Ann Lee', 'Bashar al-Assad', 'U.S. Capitol']
    """
    for match in _RUN.finditer(text):
        words = match.group().replace("\u00a0", " ").split(" ")
        start = match.start()
        while words and words[0] in NEVER_NAMES:
            start += len(words[0]) + 1
            words = words[1:]
        if words:
            yield Run(span=Span(start, match.end()), words=tuple(words))
