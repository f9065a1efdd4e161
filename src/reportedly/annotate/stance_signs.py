"""The signs by which act, certainty and polarity are judged: short names for what stands in a cue and its content."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from reportedly.annotate.closed_class import closed_class
from reportedly.annotate.cue_acts import ACTS, LEMMAS
from reportedly.annotate.draft import Draft
from reportedly.annotate.hedges import HEDGES
from reportedly.annotate.read_predicate import Predicate, read_predicate
from reportedly.annotate.verb_words import DENYING, NEGATIONS
from reportedly.annotate.words_of import words_of
from reportedly.model.attribution import Act
from reportedly.model.span import Span

# Constructions whose act is not that of their verb.
_NEVER = r"(?:(?:n't|not|to|even|publicly|immediately|yet|so|far|also) )*"
CONSTRUCTIONS = {
    "no answer": r"\b(?:not?|n't|declin\w*|refus\w*|without|withh[eo]ld\w*|unable|ignor\w*)\b.*\b(?:comment\w*|elaborat\w+|respon[ds]\w*|repl(?:y|ied|ying)|return\w*|answer\w*|reached|interviewed)\b",
    "will not tell": r"\b(?:declin\w+|refus\w+|wo|would|will|could|without|unable|withh[eo]ld\w*) "
    + _NEVER
    + r"(?:say|saying|tell|identify|confirm\w*|provide|discuss|detail|specify|name|give|offer|disclose|reveal)\b",
    "does not tell": r"\b(?:do|does|did|has|have|had) (?:n't|not) "
    + _NEVER
    + r"(?:identif\w+|provid\w+|detail\w*|specif\w+|name\w*|disclos\w+|reveal\w*|releas\w+|comment\w*|explain\w*)\b",
    "call for": r"\bcall\w* (?:\w+ )?(?:for|on|upon)\b",
    "ask to": r"\bask\w* .*\bto$|\bask\w* for\b|\bask\w* that\b",
    "insist on": r"\b(?:insist\w*|argu\w+|press\w*|push\w*) (?:on|for)\b",
    "tell to": r"\b(?:told|tell\w*|warn\w*|caution\w*|remind\w*|advis\w*|messag\w*|calls?|suggest\w*)\b.* to$",
    "against": r"\bagainst$",
    "back off": r"\b(?:push\w*|fir\w+|hit\w*|walk\w*) back\b|\b(?:shot|shoot\w*|knock\w*|threw|throw\w*|brush\w*|bat\w*|play\w*) (?:down|off|out|aside|away)\b",
    "voiced": r"\b(?:express\w*|voic\w*|rais\w+) (?:\w+ ){0,2}(?:concern|fear|reservation|apprehension|doubt|desire|preference|frustration|hope|skeptic)\w*",
    "opposed": r"\b(?:express\w*|voic\w*) (?:\w+ )?opposition\b",
    "plan to": r"\b(?:plan\w*|promis\w*|offer\w*|vow\w*|pledg\w*|agree\w*|threat\w*|set|going|determined|slated|supposed|ready|commit\w*|volunteer\w*|looking)\b.* to$",
    "agentless": r"\b(?:is|are|was|were|be|been|being)(?: \w+)?(?: not| n't)? (?:expected|believed|thought|considered|seen|feared|estimated|known|reported|said|likely|alleged|projected|viewed|regarded|understood|supposed|anticipated)\b",
    "made clear": r"\bma[dk]\w+ (?:it )?\w* ?clear\b",
    "not clear": r"\b(?:n't|not|un)\W*(?:\w+ )?(?:clear|sure|certain|know\w*)\b",
    "blame for": r"\b(?:criticiz\w+|criticis\w+|attack\w*|slam\w*|blast\w*|fault\w*|condemn\w*|chid\w+|fin\w+|rebuk\w+) .*\bfor$",
    "called x": r"^(?:(?:has|have|had|also|even|repeatedly|once|later) )*call(?:s|ed|ing)?(?: \w+)?$",
    "yet to": r"\b(?:has|have|had) yet to\b",
}  # fmt: skip
_CONSTRUCTIONS = {name: re.compile(pattern) for name, pattern in CONSTRUCTIONS.items()}
_FORCES = {word: force.value for force, words in HEDGES.items() for word in words}
_OPENINGS = closed_class(
    "whether if to not who what when where why how that no nothing do don't let please there it any against"
)
_NOBODY = closed_class("no none nobody nothing neither never nowhere")
# Words of a content that count wherever they stand in its beginning.
_ANYWHERE = closed_class(
    "may might could would should must will likely probably possibly perhaps if whether unless no not n't never false"
)
# What stands further into a content than so many characters does not count.
REACH = 400


def signs_of(text: str, draft: Draft) -> Iterator[str]:
    """Signs of one draft; a name may come twice."""
    cue = words_of(_joined(text, draft.cue))
    heads = [LEMMAS[word] for word in cue if word in LEMMAS]
    act = ACTS.get(heads[0]) if heads else None
    yield from _cue_signs(cue, heads, act)
    yield "source" if draft.source else "no source"
    said = _joined(text, draft.content)
    content = words_of(said[:REACH])
    if not content:
        yield "no content"
    company = act.value if act in (Act.THINKS, Act.PREDICTS, Act.SAYS, Act.URGES, Act.DENIES) else "other"
    for sign in _content_signs(content):
        yield sign
        yield f"{company} & {sign}"
    if said.rstrip("\"”' ").endswith("?"):
        yield "question"
        yield f"question of {heads[0] if heads else None}"


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.text(text) for span in spans)


def _cue_signs(cue: Sequence[str], heads: Sequence[str], act: Act | None) -> Iterator[str]:
    yield f"act {act}"
    if heads:
        yield f"first {heads[0]}"
        yield f"last {heads[-1]}"
        yield f"last act {ACTS[heads[-1]]}"
        yield f"last {_FORCES.get(heads[-1])}{' negated' if NEGATIONS.intersection(cue) else ''}"
    for word in cue:
        yield f"cue {LEMMAS.get(word, word)}"
        if word in _FORCES:
            yield f"cue {_FORCES[word]}"
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


def _content_signs(words: Sequence[str]) -> Iterator[str]:
    predicate = read_predicate(words)
    yield from _predicate_signs(predicate)
    if words and words[0] in _OPENINGS:
        yield f"opens {words[0]}"
    first = next((word for word in words if word[0].isalnum()), "")
    if first in _FORCES:
        yield f"opens {_FORCES[first]}"
    if first in _NOBODY:
        yield "subject negated"
    if (words and words[0] == "to" and words[1:2] == ["not"]) or words[:2] == ["not", "to"]:
        yield "opens negated"
    for word in _ANYWHERE.intersection(words[:40]):
        yield f"has {word}"
    if len(words) < 6:
        yield "short"


def _predicate_signs(predicate: Predicate) -> Iterator[str]:
    verb = LEMMAS.get(predicate.verb, predicate.verb)
    # A bridge may be open; a minister open to talks only considers them.
    hedge = "" if predicate.verb == "open" and predicate.rest[:1] != ("to",) else predicate.verb
    act = ACTS.get(verb)
    yield f"opener {predicate.opener}"
    if predicate.negated:
        yield "negated"
        yield f"negated {predicate.opener}"
        yield f"negated {verb}"
        yield f"negated {act}"
    if predicate.verb:
        yield f"verb {verb}"
        yield f"verb {predicate.opener} {verb}"
        yield f"verb act {act}"
        yield f"verb {_FORCES.get(hedge)}{' negated' if predicate.negated else ''}"
    else:
        yield "no predicate"
    group = (predicate.opener, *predicate.adverbs, hedge)
    for place, words in (("lead", predicate.lead), ("group", group), ("near", predicate.rest[:4])):
        yield from _forces(place, words)
    if act in (Act.THINKS, Act.SAYS):
        then = read_predicate(predicate.rest)
        yield from _forces("then", (then.opener, *then.adverbs, then.verb))
        if then.negated:
            yield "then negated"


def _forces(place: str, words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word in _FORCES:
            yield f"{place} {_FORCES[word]}"
            yield f"{place} {word}"
        if word in NEGATIONS:
            yield f"{place} negation"
            yield f"{place} {word}"
        if word in DENYING:
            yield f"{place} denying"
