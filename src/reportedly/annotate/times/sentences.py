"""Where the sentences of an article begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# Ends with a point, but ends no sentence.
ABBREVIATIONS = (
    "mr mrs ms dr st sen sens rep reps gov gen col lt sgt maj capt adm rev hon pres prof jr sr no vs inc corp co ltd jan feb mar apr jun jul aug sept"
    " sep oct nov dec calif fla mass conn mich ill wis minn tenn ala ark ariz colo ore wash okla ga va pa ky la md mo neb nev"
)
SHORT = frozenset(ABBREVIATIONS.split())
# A row of points is tried once, not at each of its points: reading stays linear.
END = re.compile(r"\n\s*|(?P<word>\w{1,20})?(?<![.!?])[.!?]++[\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The starts of the sentences, in order; a line break ends one too."""

    starts: list[int]

    @classmethod
    def of(cls, text: str) -> Sentences:
        """The sentences of the text."""
        return cls([0, *(end.end() for end in END.finditer(text) if not _is_short(end["word"]))])

    def at(self, place: int) -> int:
        """The number of the sentence that holds this place."""
        return bisect_right(self.starts, place) - 1


def _is_short(word: str | None) -> bool:
    return word is not None and (word.lower() in SHORT or (len(word) == 1 and word.isupper()))
