"""Read the main predicate of what is said: its modal or auxiliary, its negation, its verb.

No parser: English verb groups open with a closed class (modals, auxiliaries, their contractions), and what must be
passed over before the main one (leading subordinate clauses, asides, relative clauses) is marked by another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.annotate.verb_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FILLERS,
    MODALS,
    NEGATIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    UNDENYING,
    VERBS,
)

CONTRACTED = {
    "'ll": "will", "wo": "will", "ca": "can", "'d": "would", "'re": "are", "'m": "am", "'s": "is", "'ve": "have",
}  # fmt: skip
_UNDENYING = tuple([word] for word in UNDENYING)
_STOPS = frozenset(".?!;")
_LEADING = frozenset('“”",.-—')
_QUOTES = frozenset('“”"')
_CLOSERS = {"(": ")", "—": "—", "–": "–", "--": "--", "-": "-"}
# No main predicate lies beyond so many words.
REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The main verb group: `opener` is its modal or auxiliary ("" if none), `verb` its first full verb or complement.

    `lead` are the words before it, `adverbs` those between opener and verb, `rest` those after its verb to the end of
    its sentence.
    """

    opener: str = ""
    negated: bool = False
    verb: str = ""
    lead: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def read_predicate(words: Sequence[str]) -> Predicate:
    """The main predicate of the first sentence of `words`; an empty Predicate if no finite verb is found.

    >>> from reportedly.annotate.words_of import words_of
    >>> read_predicate(words_of("If it rains, the people who came may not stay."))
    Predicate(opener='may', negated=True, verb='stay', lead=('the', 'people'), adverbs=('not',), rest=())
    """
    words = list(words[:REACH])
    i = _past_opening(words)
    lead: list[str] = []
    relative = False
    while i < len(words):
        word = words[i]
        if word in _STOPS:
            break
        if (end := _past_aside(words, i)) > i:
            i = end
        elif lead and word in RELATIVES and words[i - 1] not in ("said", "says"):
            relative, i = True, i + 1
        elif _finite(words, i):
            predicate, end = _group(words, i)
            if not relative:
                return replace(predicate, lead=tuple(lead), rest=tuple(_sentence(words[end:])))
            relative, i = False, max(end, i + 1)
        else:
            if word[0].isalnum():
                lead.append(word)
            i += 1
    return Predicate(lead=tuple(lead))


def _past_opening(words: Sequence[str]) -> int:
    i = 0
    while i < len(words) and (words[i] in FILLERS or words[i] in _LEADING):
        i += 1
    if i < len(words) and words[i] in SUBORDINATORS:
        for j in range(i, len(words)):
            if words[j] in _STOPS:
                return i
            if words[j] == ",":
                return j + 1
    return i


def _past_aside(words: Sequence[str], i: int) -> int:
    """Where an aside that opens at i ends, or i if none does."""
    closer = _CLOSERS.get(words[i])
    if words[i] == "," and i + 1 < len(words) and words[i + 1] in RELATIVES:
        closer = ","
    if closer is None:
        return i
    for j in range(i + 1, len(words)):
        if words[j] == closer:
            return j + 1
        if words[j] in _STOPS:
            break
    return i


def _finite(words: Sequence[str], i: int) -> bool:
    word = words[i]
    before = words[i - 1] if i else ""
    if word == "'s":
        return before in PRONOUNS
    if word in MODALS or word in AUXILIARIES:
        return word not in ("been", "be", "being", "having")
    if before in DETERMINERS:
        return False
    if word in VERBS:
        return True
    following = words[i + 1] if i + 1 < len(words) else ""
    return len(word) > 4 and word.endswith("ed") and i > 0 and following not in ("by", "") and before.isalpha()


def _group(words: Sequence[str], i: int) -> tuple[Predicate, int]:
    """The verb group that opens at i, and the place after its verb."""
    opener = words[i] if words[i] in MODALS or words[i] in AUXILIARIES else ""
    negated = i > 0 and words[i - 1] in ("never", "not")
    j = i + 1 if opener else i
    while j < len(words) and _within_group(words[j]):
        negated = negated or (words[j] in NEGATIONS and words[j + 1 : j + 2] not in _UNDENYING)
        j += 1
    verb = words[j] if j < len(words) and words[j][0].isalpha() else ""
    return Predicate(
        opener=CONTRACTED.get(opener, opener), negated=negated, verb=verb, adverbs=tuple(words[i + 1 : j])
    ), j + 1


def _within_group(word: str) -> bool:
    return word in NEGATIONS or word in AUXILIARIES or word in _QUOTES or _adverb(word)


def _adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word != "likely")


def _sentence(words: Sequence[str]) -> Sequence[str]:
    for i, word in enumerate(words):
        if word in _STOPS:
            return words[:i]
    return words
