"""The signs by which act, certainty and polarity are judged: short names for what stands in a cue and its content."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from reportedly.annotate.cue_acts import ACTS, LEMMAS
from reportedly.annotate.draft import Draft
from reportedly.annotate.read_predicate import NEGATIONS, Predicate, read_predicate, words_of
from reportedly.model.span import Span

# Constructions whose act is not that of their verb; the first that is found in the cue counts.
CONSTRUCTIONS = {
    "no-comment": r"\b(?:comment|elaborat\w+|respon[ds]\w*|repl(?:y|ied)|return\w*|answer(?:ed)?|reached)\b",
    "not-tell": r"\b(?:declin\w+|refus\w+|wo|would|will|could|without|unable|withh\w+) (?:(?:n't|not|to|publicly|immediately) )*(?:say|saying|tell|identify|confirm\w*|provide|discuss|detail|specify|name|give|offer|disclose|reveal)",
    "call-for": r"\bcall\w* (?:\w+ )?(?:for|on|upon)\b",
    "ask-to": r"\bask\w* .*\bto$|\bask\w* for\b",
    "tell-to": r"\b(?:told|tell\w*|warn\w*|caution\w*|remind\w*|advis\w*|want\w*|lik\w*|need\w*)\b.* to$",
    "warn-against": r"\bagainst$",
    "push-back": r"\b(?:push\w*|fir\w*|hit\w*|walk\w*) back\b|\b(?:shot|shoot\w*|knock\w*|threw|throw\w*|br?ush\w*|bat\w*) (?:down|off|out|aside|away)\b",
    "concern": r"\b(?:concern|fear|reservation|apprehension|alarm|doubt|desire|preference|frustration|hope|opposition)\w*",
    "plan-to": r"\b(?:plan\w*|proposal|promis\w*|offer\w*|vow\w*|pledg\w*|agree\w*|threat\w*|set|going|determined|slated|supposed|ready|commit\w*)\b.* to$",
    "agentless": r"\b(?:is|are|was|were|be|been)(?: \w+)? (?:expected|believed|thought|considered|seen|feared|estimated|known|reported|said|likely|alleged|projected|viewed|regarded|understood)\b",
}
_CONSTRUCTIONS = {name: re.compile(pattern) for name, pattern in CONSTRUCTIONS.items()}
# What stands further into a content than so many characters does not count.
REACH = 400
_HEDGES = frozenset(
    [
        "likely",
        "unlikely",
        "probably",
        "perhaps",
        "maybe",
        "possibly",
        "possible",
        "apparently",
        "hopefully",
        "allegedly",
        "reportedly",
        "potentially",
        "seemingly",
        "presumably",
        "supposedly",
        "estimated",
        "expected",
        "believed",
        "thought",
        "feared",
        "able",
        "going",
        "unclear",
        "uncertain",
        "sure",
        "confident",
        "certain",
        "clear",
        "need",
        "needs",
        "should",
        "must",
        "may",
        "might",
        "could",
        "would",
        "false",
        "untrue",
        "wrong",
        "baseless",
        "unfounded",
        "true",
        "necessary",
        "important",
        "yet",
        "whether",
        "if",
        "better",
        "let",
        "time",
        "believe",
        "think",
        "hope",
        "want",
        "considering",
        "open",
        "chance",
        "risk",
        "threat",
        "potential",
    ]
)
_OPENINGS = frozenset(
    [
        "whether",
        "if",
        "to",
        "not",
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "that",
        "no",
        "nothing",
        "do",
        "don't",
        "let",
        "please",
        "there",
        "it",
        "any",
    ]
)


def signs_of(text: str, draft: Draft) -> Iterator[str]:
    """Signs of one draft; a name may come twice."""
    cue = words_of(_joined(text, draft.cue))
    said = _joined(text, draft.content)
    content = words_of(said[:REACH])
    heads = [LEMMAS[word] for word in cue if word in LEMMAS]
    act = ACTS[heads[0]].value if heads else "none"
    yield from _cue_signs(cue, heads, act)
    yield "source" if draft.source else "no source"
    if not content:
        yield "no content"
    for sign in _content_signs(content, said):
        yield sign
        yield f"{_group(act)} & {sign}"


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.text(text) for span in spans)


def _group(act: str) -> str:
    return act if act in ("thinks", "predicts", "says", "urges") else "other"


def _cue_signs(cue: Sequence[str], heads: Sequence[str], act: str) -> Iterator[str]:
    yield f"act {act}"
    if heads:
        yield f"first {heads[0]}"
        yield f"last {heads[-1]}"
        yield f"last act {ACTS[heads[-1]].value}"
    for word in cue:
        yield f"cue {LEMMAS.get(word, word)}"
    for word, following in itertools.pairwise(cue):
        yield f"cue {LEMMAS.get(word, word)} {LEMMAS.get(following, following)}"
    if cue:
        yield f"ends {cue[-1]}"
    if NEGATIONS.intersection(cue):
        yield "cue negated"
        yield f"cue negated {act}"
    plain = " ".join(cue)
    for name, pattern in _CONSTRUCTIONS.items():
        if pattern.search(plain):
            yield f"construction {name}"


def _content_signs(words: Sequence[str], plain: str) -> Iterator[str]:
    predicate = read_predicate(words)
    yield from _predicate_signs(predicate)
    if words and words[0] in _OPENINGS:
        yield f"opens {words[0]}"
    if plain.rstrip("\"”' ").endswith("?"):
        yield "question"
    for word in dict.fromkeys(words[:40]):
        if word in _HEDGES:
            yield f"has {word}"
        if word in NEGATIONS:
            yield "has negation"
    if len(words) < 6:
        yield "short"


def _predicate_signs(predicate: Predicate) -> Iterator[str]:
    negated = "not " if predicate.negated else ""
    yield f"opener {negated}{predicate.opener}"
    verb = LEMMAS.get(predicate.verb, predicate.verb)
    if predicate.negated:
        yield "negated"
        yield f"negated {verb}"
    if verb:
        yield f"verb {verb}"
        yield f"verb {negated}{predicate.opener} {verb}"
        if ACTS.get(verb):
            yield f"verb act {ACTS[verb].value}"
        for word in predicate.rest[:1]:
            yield f"verb {verb} {word}"
    else:
        yield "no predicate"
    for word in predicate.lead:
        if word in NEGATIONS or word in _HEDGES:
            yield f"lead {word}"
    for word in (predicate.verb, *predicate.rest[:4]):
        if word in NEGATIONS or word in _HEDGES:
            yield f"near {word}"
