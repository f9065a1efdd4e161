"""Intermediaries that a cue or its surroundings state: "told CNN", "in an interview with Reuters", "obtained by the Post"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.annotate.draft import Draft
from reportedly.annotate.outlet_names import fuller, outlet_at, outlet_name
from reportedly.model.article import Article
from reportedly.model.span import Span, hull

_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|informed|to|with|on|in|for|by|described to|interviewed by|via)(?: (?:the|an?|both|its|his|her|their))?(?: \w+ (?:newspaper|magazine|network|program|affiliate))? (?=[A-Z])"
)
_HELD = re.compile(
    r"\b(?:obtained|reviewed|seen|published|provided|disclosed|released|reported|viewed|sent|leaked|acquired)(?: \w+)?,? (?:exclusively )?(?:first )?(?:by|to) (?:the )?(?=[A-Z])"
)
_SENTENCE = re.compile(r"(?<=[.!?][”\"’'])\s+(?=[A-Z“\"])|(?<=[a-z\d)][.!?])\s+(?=[A-Z“\"])|\n+")


_SPEAKING = re.compile(
    r"\b(?:sp(?:eaking|oke|eaks|oken)|talk(?:ing|ed)|told|interviewed|quoted|cited|identified|contacted|described)"
    r"(?: (?:only|exclusively|anonymously|privately|on condition of anonymity))? ?(?:to|with|by|in|on)? (?:the )?(?=[A-Z])"
)
_OF_OUTLET = re.compile(
    r"(?:['’]s?)?(?: (?:own|unnamed|anonymous|unidentified|[a-z-]+))* (?:sources?|officials?|informants?|insiders?|persons?|people|aides?|diplomats?)\b"
)
# A journalist of an outlet, or somebody who writes in it: "the Post's Ada Quill", "Ada Quill in the Post".
_OWN = re.compile(r"['’]s? [A-Z][\w.-]* [A-Z]")
_IN_OUTLET = re.compile(r"(?:[A-Z][\w.’'-]* )+in (?:[Tt]he )?(?=[A-Z])")
_PROGRAMME = re.compile(
    r"\bon (?:the |his |her )?[“\"]([A-Z][\w’'-]*(?: (?:&|and|of|the|in|with|[A-Z][\w’'-]*)){0,3} [A-Z][\w’'-]*)[.,]?[”\"]"
)
_BROADCASTING = re.compile(
    r"\b(?:told|tells|telling|to|on|with|by|in) ((?:[A-Z]\w+ (?:state |public )?|state |state-run |local )(?:radio|television|TV|media))\b"
)
_THE_OUTLET = re.compile(
    r"\b(?:told|tells|telling|informed|with|to) (?:the|that) (?:\w+ ){0,2}(?:outlet|newspaper|paper|network|magazine|broadcaster|station|channel|website|site|tabloid|(?:news|radio|television|TV) (?:program|programme|show|host)|"
    r"(?:news )?(?:agency|organization|service)|publication)\b"
)


_SPEECH = re.compile(
    r"\b(?:interview\w*|appear\w*|sp(?:oke|eak)\w*|t(?:alk|ell|old)\w*|conversation|chat|statements?|e-?mail\w*|letter|messages?|comment\w*|sa(?:id|ys?|ying)|post\w*|op-ed|column|"
    r"essay|segment|episode|ask\w*|quot\w+|phon\w+|call|tweet\w*|respon\w+|confirm\w*|writ\w+|wrote|debate|broadcast|provid\w+|sent|aired|disclos\w+|describ\w+|remarks|recall\w*|added)\b",
    re.I,
)
_WRITES = re.compile(r"\b(?:writes?|wrote|written|reports?|reported)\b")
_AT_OUTLET = re.compile(r"^[Tt]he |\b(?:at|of|for|with|in) (?:[Tt]he )?")
_SOMEBODYS = re.compile(
    r"[A-Z][\w.-]*['’]s? (?:\w+ )?(?:remarks|comments|assertions?|claims?|statements?|interviews?|words) $"
)
LEAD = 80
"""How many characters before an outlet's name are looked at for that."""


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text begin, but for the first."""
    return [match.end() for match in _SENTENCE.finditer(text)]


def stated_outlet(article: Article, draft: Draft, clear: Span) -> str | None:
    """The one outlet that the draft itself says it came through, looked for in its own `clear` stretch of the text."""
    return (
        within_source(article, draft)
        or own_reporter(article, draft)
        or told_outlet(article, draft, clear)
        or holder_of(article, draft)
    )


def tells_the_outlet(article: Article, draft: Draft) -> bool:
    """Whether the speaker tells "the paper", an outlet named before."""
    return any(_THE_OUTLET.search(span.text(article.text)) for span in draft.cue)


def within_source(article: Article, draft: Draft) -> str | None:
    """The outlet inside the source's own phrase: "an aide speaking to Axios", "the Post's unnamed official", "a Reuters source"."""
    text = article.text
    for span in draft.source:
        for match in _SPEAKING.finditer(text, span.start, span.end):
            if name := outlet_at(text[: span.end], match.end()):
                return fuller(name, text, article.outlet)
        start = re.compile(r"(?:the|an?) ", re.I).match(text, span.start, span.end)
        place = start.end() if start else span.start
        name = outlet_at(text[: span.end], place)
        if name and text.startswith(name, place) and _belongs(text, place + len(name), span.end):
            return fuller(name, text, article.outlet)
        if (inside := _IN_OUTLET.match(text, span.start, span.end)) and (
            name := outlet_at(text[: span.end], inside.end())
        ):
            return fuller(name, text, article.outlet)
    return None


def _belongs(text: str, start: int, end: int) -> bool:
    """Whether what follows an outlet's name are sources or a journalist of its own."""
    return any(owned.match(text, start, end) for owned in (_OF_OUTLET, _OWN))


def own_reporter(article: Article, draft: Draft) -> str | None:
    """The outlet for which the source writes: "the Post's Ada Quill writes", "first reported by Ada Quill at the Post"."""
    text = article.text
    if not any(_WRITES.search(span.text(text)) for span in draft.cue):
        return None
    for span in draft.source:
        places = [span.start, *(match.end() for match in _AT_OUTLET.finditer(text, span.start, span.end))]
        for place in places:
            name = outlet_at(text[: span.end], place)
            if name and not outlet_name(re.sub(r"^[Tt]he ", "", span.text(text))):
                return fuller(name, text, article.outlet)
    return None


def told_outlet(article: Article, draft: Draft, clear: Span) -> str | None:
    """The outlet to which, on which or through which the speaker speaks, if the text says so; never the article's own."""
    for stretch in around_cue(article.text, draft):
        stretch = _whole(article.text, stretch)
        for match in _TOLD.finditer(article.text, max(stretch.start, clear.start), min(stretch.end, clear.end)):
            name = outlet_at(article.text[: stretch.end], match.end())
            if name and (stretch in draft.cue or _spoken(article.text, draft, stretch, match)):
                return fuller(name, article.text, article.outlet)
        if name := _programme(article.text, stretch, draft) or _broadcasting(article.text, stretch):
            return name
    return None


def _spoken(text: str, draft: Draft, stretch: Span, match: re.Match[str]) -> bool:
    """Whether what leads to an outlet's name beside the cue speaks of speaking: no "claims to CNN" of somebody else's."""
    cue = hull(draft.cue)
    start = cue.start if cue.end == stretch.start else stretch.start
    before = text[max(start, match.start() - LEAD) : match.start()]
    if _SOMEBODYS.search(before):
        return False
    return bool(_SPEECH.search(before + match.group())) or not before.strip(' ,“”"')


def holder_of(article: Article, draft: Draft) -> str | None:
    """The outlet that obtained, saw or published the document that speaks."""
    for span in draft.source:
        match = _HELD.search(article.text, span.start, span.end)
        if match and (name := outlet_at(article.text[: span.end], match.end())):
            return fuller(name, article.text, article.outlet)
    return None


def _programme(text: str, stretch: Span, draft: Draft) -> str | None:
    """A broadcast named in quotation marks on which the speaker speaks."""
    match = _PROGRAMME.search(text, stretch.start, stretch.end)
    if not match or not (stretch in draft.cue or _spoken(text, draft, stretch, match)):
        return None
    return outlet_name(match.group(1)) or match.group(1)


def _broadcasting(text: str, stretch: Span) -> str | None:
    """A country's or the state's radio or television without a name of its own."""
    match = _BROADCASTING.search(text, stretch.start, stretch.end)
    return match.group(1) if match else None


def _whole(text: str, stretch: Span) -> Span:
    """The stretch, the name that its end cuts ("told The") included."""
    cut = re.compile(r"(?: [A-Z][\w’'.-]*\b){1,5}").match(text, stretch.end)
    return Span(stretch.start, cut.end()) if cut and re.search(r" [Tt]he$", stretch.text(text)) else stretch


def around_cue(text: str, draft: Draft) -> Iterator[Span]:
    """What the sentence of the cue says outside the content: the cue itself first."""
    yield from draft.cue
    if not draft.cue:
        return
    cue = hull(draft.cue)
    start = max(
        (m.end() for m in _SENTENCE.finditer(text, max(0, cue.start - 400), cue.start)), default=max(0, cue.start - 400)
    )
    end = next((m.start() for m in _SENTENCE.finditer(text, cue.end, cue.end + 300)), min(len(text), cue.end + 300))
    start = max([start, *(span.end for span in draft.content if span.end <= cue.start)])
    end = min([end, *(span.start for span in draft.content if span.start >= cue.end)])
    if start < cue.start:
        yield Span(start, cue.start)
    if cue.end < end:
        yield Span(cue.end, end)
