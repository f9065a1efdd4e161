"""Find copies: articles whose text stands in another, whatever was changed in headline, length, credit or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.match_names import same_outlet
from reportedly.link.sketch_text import Sketch, shared_words, sketch_text
from reportedly.model.article import Article, Relation
from reportedly.model.comparison import Copy

# Sampled runs that two articles must share to be compared word by word: two, for short items; by chance it is hardly ever one.
FEWEST_SHARED = 2
# And the share of the smaller sample: with half of the runs broken by edits, a copy still has several times this.
SHARE_SAMPLED = 0.08
# Share of the words of either that makes one a copy. Two articles that quote one statement at length stay below it.
SHARE = 0.4
# With a wire credit that says so, less is enough.
SHARE_CREDITED = 0.25
# Shared text that this much of the copy does not yet have from another original makes a second one.
SHARE_MORE = 0.15
# A run that so many articles have is boilerplate; further ones are compared with the first of them only.
BOILERPLATE = 60
# Fewer words are a caption or a notice.
FEWEST_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """Two places in the list: the supposed copy and its original, and which words of the copy stand in it."""

    copy: int
    original: int
    covered: NDArray[np.bool_]
    share_of_original: float

    @property
    def share(self) -> float:
        """Share of the copy's words that stand in the original."""
        return float(self.covered.mean())


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """The copies among them, each with the original it was made from, or several where it was merged.

    The earlier article is the original; of two on one day the one that credits the other, else the shorter, is the copy.
    """
    sketches = [sketch_text(article.text) for article in articles]
    found: dict[int, list[Candidate]] = {}
    for one, other in candidate_pairs(sketches):
        candidate = _compared(one, other, articles, sketches)
        if candidate:
            found.setdefault(candidate.copy, []).append(candidate)
    return tuple(_copy(c, articles) for place in sorted(found) for c in _needed(found[place], articles))


def candidate_pairs(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Places of articles, the lower first, whose samples share enough to be looked at."""
    having: dict[int, list[int]] = {}
    for place, sketch in enumerate(sketches):
        shared: Counter[int] = Counter()
        for run in sketch.kept.tolist():
            others = having.setdefault(run, [])
            if len(others) < BOILERPLATE:
                shared.update(others)
                others.append(place)
        for other, count in shared.items():
            smaller = min(len(sketch.kept), len(sketches[other].kept))
            if count >= max(FEWEST_SHARED, SHARE_SAMPLED * smaller):
                yield other, place


def _compared(one: int, other: int, articles: Sequence[Article], sketches: Sequence[Sketch]) -> Candidate | None:
    a, b = sketches[one], sketches[other]
    if min(a.words, b.words) < FEWEST_WORDS:
        return None
    in_a, in_b = shared_words(a, b), shared_words(b, a)
    enough = SHARE_CREDITED if _credits(articles[one], articles[other]) else SHARE
    if max(in_a.mean(), in_b.mean()) < enough:
        return None
    if _is_copy_of(articles[one], articles[other], a.words < b.words):
        return Candidate(copy=one, original=other, covered=in_a, share_of_original=float(in_b.mean()))
    return Candidate(copy=other, original=one, covered=in_b, share_of_original=float(in_a.mean()))


def _is_copy_of(one: Article, other: Article, shorter: bool) -> bool:
    """Whether `one` was made from `other`, rather than the other way round."""
    credits = _credits_outlet(one, other), _credits_outlet(other, one)
    if credits[0] != credits[1]:
        return credits[0]
    if one.published and other.published and one.published[:10] != other.published[:10]:
        return one.published > other.published
    return shorter


def _credits_outlet(one: Article, other: Article) -> bool:
    return bool(other.outlet) and any(same_outlet(name, other.outlet or "") for name in _credited(one))


def _credits(one: Article, other: Article) -> bool:
    """Whether one credits the other's outlet, or both the same agency."""
    mine, theirs = _credited(one), _credited(other)
    return (
        _credits_outlet(one, other)
        or _credits_outlet(other, one)
        or any(same_outlet(a, b) for a in mine for b in theirs)
    )


def _credited(article: Article) -> list[str]:
    return [c.name for c in article.credits if c.relation in (Relation.WIRE, Relation.ORIGINALLY_APPEARED)]


def _needed(candidates: Iterable[Candidate], articles: Sequence[Article]) -> Iterator[Candidate]:
    """The originals that a copy's text needs: the earliest that holds most of it, then those that add to it."""
    rest = sorted(candidates, key=lambda c: (-round(c.share, 1), articles[c.original].published or "9", c.original))
    covered: NDArray[np.bool_] | None = None
    for candidate in rest:
        added = candidate.covered if covered is None else candidate.covered & ~covered
        if covered is None or added.mean() >= SHARE_MORE:
            covered = added if covered is None else covered | added
            yield candidate


def _copy(candidate: Candidate, articles: Sequence[Article]) -> Copy:
    copy, original = articles[candidate.copy], articles[candidate.original]
    evidence = [
        f"{candidate.share:.0%} of its words stand in the other in runs of five or more, the longest of {_longest(candidate.covered)} words",
        f"{candidate.share_of_original:.0%} of the other's words stand in it",
    ]
    evidence += [f"it credits {name}" for name in _credited(copy)]
    if copy.published and original.published and copy.published[:10] > original.published[:10]:
        evidence.append(f"published {copy.published[:10]}, the other {original.published[:10]}")
    return Copy(article=copy.id, of=original.id, share=round(candidate.share, 4), evidence=tuple(evidence))


def _longest(covered: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], covered.view(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))
