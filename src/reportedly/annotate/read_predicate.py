"""Read the main predicate of what is said: its modal or auxiliary, its negation, its verb.

No parser: English verb groups open with a closed class (modals, auxiliaries, their contractions), and what must be
passed over before the main one (leading subordinate clauses, asides, relative clauses) is marked by another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MODALS = frozenset(
    [
        "may",
        "might",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "must",
        "ought",
        "'ll",
        "'d",
        "ca",
        "wo",
        "sha",
    ]
)
AUXILIARIES = frozenset(
    [
        "am",
        "is",
        "are",
        "was",
        "were",
        "'re",
        "'m",
        "'s",
        "been",
        "be",
        "being",
        "has",
        "have",
        "had",
        "having",
        "'ve",
        "do",
        "does",
        "did",
        "ai",
    ]
)
PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "there",
        "this",
        "that",
        "these",
        "those",
        "who",
        "what",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "anyone",
        "nobody",
        "here",
        "one",
    ]
)
NEGATIONS = frozenset(
    [
        "not",
        "n't",
        "never",
        "no",
        "neither",
        "none",
        "nobody",
        "nothing",
        "nor",
        "hardly",
        "barely",
        "cannot",
        "without",
    ]
)
SUBORDINATORS = frozenset(
    [
        "if",
        "when",
        "while",
        "whenever",
        "because",
        "although",
        "though",
        "since",
        "as",
        "after",
        "before",
        "unless",
        "until",
        "once",
        "given",
        "despite",
        "even",
    ]
)
RELATIVES = frozenset(["who", "which", "that", "whose", "whom", "where"])
FILLERS = frozenset(
    [
        "and",
        "but",
        "so",
        "well",
        "now",
        "yes",
        "no",
        "look",
        "listen",
        "or",
        "yet",
        "oh",
        "also",
        "however",
        "then",
        "ok",
        "okay",
    ]
)
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "any",
        "some",
        "all",
        "each",
        "every",
        "to",
        "of",
        "by",
        "for",
        "in",
        "on",
        "at",
        "with",
        "from",
        "into",
    ]
)
ADVERBS = frozenset(
    [
        "also",
        "still",
        "just",
        "now",
        "even",
        "already",
        "always",
        "often",
        "ever",
        "yet",
        "too",
        "very",
        "quite",
        "so",
        "soon",
        "long",
        "rather",
        "really",
    ]
)
# Finite verbs without an auxiliary that decide how firmly something is put, and some that merely close the search.
VERBS = frozenset(
    [
        "think",
        "thinks",
        "thought",
        "believe",
        "believes",
        "believed",
        "feel",
        "feels",
        "felt",
        "want",
        "wants",
        "wanted",
        "hope",
        "hopes",
        "hoped",
        "wish",
        "wishes",
        "need",
        "needs",
        "needed",
        "know",
        "knows",
        "knew",
        "expect",
        "expects",
        "expected",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "suspect",
        "suspects",
        "suspected",
        "doubt",
        "doubts",
        "doubted",
        "guess",
        "suppose",
        "assume",
        "assumes",
        "consider",
        "considers",
        "considered",
        "plan",
        "plans",
        "planned",
        "intend",
        "intends",
        "intended",
        "prefer",
        "prefers",
        "preferred",
        "favor",
        "favors",
        "favored",
        "support",
        "supports",
        "supported",
        "fear",
        "fears",
        "feared",
        "worry",
        "worries",
        "looks",
        "looked",
        "sounds",
        "sounded",
        "suggests",
        "suggested",
        "shows",
        "showed",
        "says",
        "said",
        "told",
        "made",
        "took",
        "went",
        "came",
        "got",
        "gave",
        "saw",
        "left",
        "kept",
        "held",
        "began",
        "became",
        "found",
        "lost",
        "won",
        "ran",
        "knows",
        "makes",
        "takes",
        "goes",
        "comes",
        "gets",
        "gives",
        "sees",
        "leaves",
        "keeps",
        "holds",
        "begins",
        "becomes",
        "finds",
        "loses",
        "wins",
        "runs",
        "remains",
        "means",
        "meant",
        "put",
        "sent",
        "brought",
        "bought",
        "paid",
        "met",
        "led",
        "spoke",
        "wrote",
        "stood",
        "understood",
        "fell",
        "grew",
        "rose",
        "built",
        "broke",
        "chose",
        "drew",
        "drove",
        "flew",
        "hit",
        "shot",
        "struck",
        "caught",
        "cut",
        "set",
        "let",
        "lets",
        "go",
        "make",
        "take",
        "get",
        "see",
        "love",
        "loves",
        "hate",
        "hates",
        "agree",
        "agrees",
        "like",
        "likes",
        "urge",
        "urges",
        "refuse",
        "refuses",
        "refused",
        "fail",
        "fails",
        "failed",
        "lack",
        "lacks",
        "lacked",
        "decline",
        "declines",
        "declined",
        "deserve",
        "deserves",
        "tend",
        "tends",
        "regret",
        "look",
        "looks",
        "works",
        "work",
        "trust",
        "trusts",
        "calls",
        "ask",
        "asks",
        "depends",
        "continues",
        "includes",
        "requires",
        "allows",
        "faces",
        "represents",
        "contains",
        "provides",
        "helps",
        "stands",
        "lies",
        "wonder",
        "wonders",
        "estimate",
        "estimates",
        "predict",
        "predicts",
        "thank",
        "thanks",
    ]
)
_WORD = re.compile(
    r"(?:[a-z]\.){2,}|n't\b|'(?:ll|d|re|m|s|ve)\b|[^\W_]+(?:-[^\W_]+)*?(?=n't\b)|[^\W_]+(?:-[^\W_]+)*|[.,;:?!()“”\"—–]|--?"
)
# What would be mistaken for a verb or a sentence's end: curly apostrophes, the group IS, the month, titles.
_PLAIN = (
    (re.compile("[‘’]"), "'"),
    (re.compile(r"\bIS\b"), "group"),
    (re.compile(r"\bMay (?=\d)"), "month "),
    (re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Lt|Col|Jr|Sr|St|No)\."), r"\1"),
    (re.compile(r"\bcannot\b"), "can not"),
)
_STOPS = frozenset(".?!;")
_LEADING = frozenset('“”",.-—')
_QUOTES = frozenset('“”"')
_CLOSERS = {"(": ")", "—": "—", "–": "–", "--": "--", "-": "-"}
# No main predicate lies beyond so many words.
REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The main verb group: `opener` is its modal or auxiliary ("" if none), `verb` its first full verb or complement.

    `lead` are the words before it; `rest` the words of the first sentence after its verb.
    """

    opener: str = ""
    negated: bool = False
    verb: str = ""
    lead: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """Lower-case words, contractions and punctuation marks.

    >>> words_of("They didn’t go.")
    ['they', 'did', "n't", 'go', '.']
    """
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return _WORD.findall(text.lower())


def read_predicate(words: Sequence[str]) -> Predicate:
    """The main predicate of the first sentence of `words`; an empty Predicate if no finite verb is found.

    >>> read_predicate(words_of("If it rains, the people who came may not stay."))
    Predicate(opener='may', negated=True, verb='stay', lead=('the', 'people'), rest=())
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
                return Predicate(
                    opener=predicate.opener,
                    negated=predicate.negated,
                    verb=predicate.verb,
                    lead=tuple(lead),
                    rest=tuple(_sentence(words[end:])),
                )
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
    while j < len(words) and (
        words[j] in NEGATIONS or words[j] in AUXILIARIES or words[j] in _QUOTES or _adverb(words[j])
    ):
        negated = negated or words[j] in NEGATIONS
        j += 1
    verb = words[j] if j < len(words) and words[j][0].isalpha() else ""
    return Predicate(opener=_full(opener), negated=negated, verb=verb), j + 1


def _full(opener: str) -> str:
    return {
        "'ll": "will",
        "wo": "will",
        "ca": "can",
        "'d": "would",
        "'re": "are",
        "'m": "am",
        "'s": "is",
        "'ve": "have",
    }.get(opener, opener)


def _adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word != "likely")


def _sentence(words: Sequence[str]) -> Sequence[str]:
    for i, word in enumerate(words):
        if word in _STOPS:
            return words[:i]
    return words
