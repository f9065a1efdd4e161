"""Scores to attributions: which cues are there, and which source and content belong to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.annotate.complete_contents import Quotation, complete_contents, content_after_colon, quotations
from reportedly.annotate.decode_roles import apart, best_tags, role_spans
from reportedly.annotate.draft import Draft, Entity, Leaning
from reportedly.annotate.nest_cited import nest_cited
from reportedly.annotate.settle_spans import overlap
from reportedly.annotate.tag import Ints, Tagger, Tagging, entity_spans
from reportedly.annotate.weigh_evidence import calibration, evidence, score_of
from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.span import Span

# A cue counts from this probability on: chosen on PolNeAR and chains dev, flat between .28 and .45 (docs/reader.md).
THRESHOLD = 0.34
# Two cues of one attribution stand at most this many characters apart ("would have" and "thought").
ADJOINING = 12


@dataclass(frozen=True, slots=True)
class Drafts:
    """The attributions of a text in reading order, and the names in it."""

    drafts: tuple[Draft, ...]
    entities: tuple[Entity, ...]


def attribute(text: str, tagger: Tagger) -> Drafts:
    """Read a text and assemble its attributions, nested ones included."""
    tagging = tagger.tag(text)
    entities = tuple(
        Entity(span=Span.of(s, e), kind=k) for s, e, k in entity_spans(tagging, tagger.labels.entities) if s < e
    )
    # The two exclude one another, so that together they are the chance of a cue.
    probability = np.minimum(tagging.outer + tagging.nested, 1.0)
    chosen = np.nonzero(probability >= THRESHOLD)[0]
    weights = calibration(tagger.folder)
    if not len(chosen):
        return Drafts((), entities)
    tags = best_tags(tagging.roles[chosen], tagger.labels)
    leanings = _leanings(tagger, tagging, chosen, tags)
    marks = quotations(text)
    drafts: list[Draft] = []
    for row, leaning in zip(range(len(chosen)), leanings, strict=True):
        i = int(chosen[row])
        spans = role_spans(text, tagging, int(tagging.anchors[i]), tags[row], tagger.labels)
        spans["content"] = _completed(text, spans, marks)
        if spans["cue"] and (spans["content"] or spans["source"]):
            drafts.append(
                Draft(
                    source=spans["source"],
                    cue=spans["cue"],
                    content=spans["content"],
                    score=score_of(evidence(float(probability[i]), tagging.roles[i], tags[row]), weights),
                    leaning=leaning,
                )
            )
    return Drafts(tuple(nest_cited(text, tuple(nest(distinct(drafts))))), entities)


def _completed(text: str, spans: dict[str, tuple[Span, ...]], marks: Sequence[Quotation]) -> tuple[Span, ...]:
    content = spans["content"] or tuple(content_after_colon(text, spans["cue"][-1]) if spans["cue"] else ())
    return tuple(apart(complete_contents(text, content, (*spans["source"], *spans["cue"]), marks)))


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a cue: of two whose cues overlap, or whose cues adjoin with one content between them, the surer one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.score):
        if not any(_same_cue(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same_cue(one: Draft, other: Draft) -> bool:
    if overlap(one.cue, other.cue):
        return True
    gap = max(one.cue[0].start - other.cue[-1].end, other.cue[0].start - one.cue[-1].end)
    return gap <= ADJOINING and one.content == other.content and one.source == other.source


def nest(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Reading order, and for every draft the smallest other one whose content holds its cue."""
    ordered = sorted(drafts, key=lambda d: (d.start, -_reach(d)))
    for i, draft in enumerate(ordered):
        holders = [
            j
            for j, other in enumerate(ordered)
            if j != i and _held(draft, other) and not (_held(other, draft) and j > i)
        ]
        inside = min(holders, key=lambda j: sum(s.end - s.start for s in ordered[j].content)) if holders else None
        yield Draft(
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            inside=inside,
            score=draft.score,
            leaning=draft.leaning,
        )


def _reach(draft: Draft) -> int:
    return max(s.end for s in (*draft.cue, *draft.source, *draft.content))


def _held(inner: Draft, outer: Draft) -> bool:
    return any(piece.holds(inner.cue[0]) for piece in outer.content)


def _leanings(tagger: Tagger, tagging: Tagging, chosen: Ints, tags: Ints) -> Iterator[Leaning]:
    kind, act, certainty, polarity = tagger.lean(tagging, chosen, tags)
    labels = tagger.labels
    for row in range(len(chosen)):
        yield Leaning(
            kind={None if n == "none" else Kind(n): float(p) for n, p in zip(labels.kind, kind[row], strict=True)},
            act={Act(n): float(p) for n, p in zip(labels.act, act[row], strict=True)},
            certainty={Certainty(n): float(p) for n, p in zip(labels.certainty, certainty[row], strict=True)},
            polarity={Polarity(n): float(p) for n, p in zip(labels.polarity, polarity[row], strict=True)},
        )
