"""From scores to spans: the best legal tags, and who holds whom."""

from __future__ import annotations

import numpy as np

from reportedly.annotate.attribute import nest
from reportedly.annotate.decode_roles import best_tags
from reportedly.annotate.draft import Draft
from reportedly.annotate.tag import Labels
from reportedly.model.span import Span

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LABELS = Labels(roles=ROLES, entities=(), kind=(), act=(), certainty=(), polarity=(), band=6, before=2)


def scores(*tags: str) -> np.ndarray:
    out = np.full((1, len(tags), len(ROLES)), -5.0, np.float32)
    for i, tag in enumerate(tags):
        out[0, i, ROLES.index(tag)] = -0.1
    return out


def names(tags: np.ndarray) -> list[str]:
    return [ROLES[t] for t in tags[0]]


def test_legal_tags_stay_as_they_are() -> None:
    given = ("B-source", "I-source", "B-cue", "B-content", "I-content", "O")
    assert names(best_tags(scores(*given), LABELS)) == list(given)


def test_an_inside_tag_never_starts_a_span() -> None:
    found = names(best_tags(scores("O", "I-source", "B-cue", "I-content", "I-content", "O"), LABELS))
    for before, tag in zip(["O", *found], found, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_the_anchor_always_opens_the_cue() -> None:
    assert names(best_tags(scores(*["O"] * 6), LABELS))[2] == "B-cue"


def test_pieces_outside_the_window_get_no_tag() -> None:
    given = scores("B-source", "I-source", "B-cue", "B-content", "I-content", "I-content")
    given[0, :2] = -np.inf
    assert names(best_tags(given, LABELS))[:2] == ["O", "O"]


def test_a_doubtful_gap_does_not_cut_a_content_in_two() -> None:
    given = scores("B-source", "I-source", "B-cue", "B-content", "O", "B-content")
    assert names(best_tags(given, LABELS))[3:] == ["B-content", "O", "B-content"]
    for place, inside in ((4, -0.5), (5, -0.4)):
        given[0, place, ROLES.index("I-content")] = inside
    assert names(best_tags(given, LABELS))[3:] == ["B-content", "I-content", "I-content"]


def draft(cue: tuple[int, int], content: tuple[int, int]) -> Draft:
    return Draft(source=(), cue=(Span(*cue),), content=(Span(*content),))


def test_the_smallest_content_that_holds_a_cue_is_what_it_is_inside() -> None:
    outer, middle, inner = draft((10, 14), (15, 90)), draft((20, 24), (25, 80)), draft((40, 44), (45, 70))
    assert [d.inside for d in nest([inner, outer, middle])] == [None, 0, 1]


def test_attributions_side_by_side_are_inside_nothing() -> None:
    assert [d.inside for d in nest([draft((10, 14), (15, 30)), draft((40, 44), (45, 70))])] == [None, None]


def test_two_that_hold_each_other_do_not_make_a_circle() -> None:
    first, second = draft((10, 14), (20, 60)), draft((30, 34), (5, 25))
    drafts = list(nest([first, second]))
    assert sum(d.inside is not None for d in drafts) <= 1
