"""Split an article into its statements: what its attributions hold, and the sentences of its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from reportedly.link.cut_clauses import cut_clauses
from reportedly.link.cut_sentences import cut_sentences
from reportedly.link.statement import Statement
from reportedly.link.words import stems
from reportedly.model.attribution import Attribution
from reportedly.model.passage import Passage
from reportedly.model.report import Report
from reportedly.model.span import Span

# An outer attribution is left to the one inside it when that holds at least this share of its content.
INNER_SHARE = 0.6
# What is left of a sentence beside its attributions is a statement of its own from this many words on.
FEWEST_WORDS = 6
# A shorter sentence says too little to be found again elsewhere.
FEWEST_WORDS_WHOLE = 4
# The sentence before belongs to the context of what stands at most so many characters after its beginning;
NEAR = 400
# a longer context is cut.
LONGEST_CONTEXT = 900
_WORD = re.compile(r"\w[\w'’-]*")


def split_statements(article: int, report: Report) -> list[Statement]:
    """The statements of one article, in reading order, each a clause; captions and asides hold none."""
    text = report.article.text
    sentences = cut_sentences(text)
    silent = (*report.article.captions, *report.article.asides)
    cut = partial(_statements, article, text, sentences)
    attributed = [a for a in report.attributions if _says_something(a, text) and not _left_to_inner(a, report)]
    found = [statement for a in attributed for statement in cut(a.content, a)]
    taken = [span for a in report.attributions for span in (*a.source, *a.cue, *a.content)]
    for sentence in sentences:
        if any(sentence.overlaps(span) for span in silent):
            continue
        rest = tuple(_rest(text, sentence, taken))
        words = sum(len(_WORD.findall(span.text(text))) for span in rest)
        if words >= (FEWEST_WORDS_WHOLE if rest == (sentence,) else FEWEST_WORDS):
            found += cut(rest, None)
    return sorted(found, key=lambda s: s.start)


def _says_something(attribution: Attribution, text: str) -> bool:
    """ "It" and "so" can be the content of an attribution, but nobody can tell what they are compared with."""
    return any(stems(span.text(text)) for span in attribution.content)


def _left_to_inner(outer: Attribution, report: Report) -> bool:
    size = sum(s.end - s.start for s in outer.content)
    inner = [a for a in report.attributions if a.inside == outer.id and a.content]
    return any(sum(s.end - s.start for s in a.content) >= INNER_SHARE * size for a in inner)


def _statements(
    article: int, text: str, sentences: Sequence[Span], content: tuple[Span, ...], attribution: Attribution | None
) -> Iterator[Statement]:
    for n, sentence in enumerate(sentences):
        for piece in content:
            start, end = max(piece.start, sentence.start), min(piece.end, sentence.end)
            if start >= end:
                continue
            for clause in cut_clauses(text, Span.of(start, end)):
                if stems(clause.text(text)):
                    yield Statement(
                        article=article,
                        attribution=attribution,
                        content=(clause,),
                        passage=in_context(text, clause, sentences[max(0, n - 1)].start, sentence),
                        setting=sentence.text(text),
                    )


def in_context(text: str, clause: Span, before: int, sentence: Span) -> Passage:
    """The clause in its sentence and the one before, where that is near."""
    start = before if clause.start - before <= NEAR else sentence.start
    end = min(sentence.end, max(clause.end, start + LONGEST_CONTEXT))
    return Passage(text[start:end], clause.start - start, clause.end - start)


def _rest(text: str, sentence: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """What of the sentence no attribution takes, without punctuation at the edges of a piece."""
    at = sentence.start
    for start, end in sorted(span for span in taken if span.overlaps(sentence)):
        yield from _piece(text, at, start)
        at = max(at, end)
    if at == sentence.start:
        yield sentence
    else:
        yield from _piece(text, at, sentence.end)


def _piece(text: str, start: int, end: int) -> Iterator[Span]:
    words = list(_WORD.finditer(text, start, end)) if start < end else []
    # One or two words between source and cue ("also", "on Monday") are no statement.
    if len(words) > 2:
        yield Span.of(words[0].start(), words[-1].end())
