"""Copies are found whatever was changed, and two reports of one event are none."""

from __future__ import annotations

import random

import pytest

import factories
from reportedly.link.find_copies import find_copies
from reportedly.model.article import Article, Relation

WORDS = [
    "harbour",
    "bridge",
    "mayor",
    "council",
    "ferry",
    "storm",
    "engineer",
    "budget",
    "pier",
    "vote",
    "crane",
    "river",
    "plan",
    "road",
    "school",
    "tower",
    "winter",
    "market",
    "night",
    "repair",
]


def _prose(seed: int, length: int = 240) -> str:
    chance = random.Random(seed)
    words = [chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(length)]
    return " ".join(words)


def _article(id: str, text: str, published: str = "2026-03-04", **changes: object) -> Article:
    return factories.article(id=id, text=text, outlet=id.title(), published=published, **changes)


ORIGINAL = _article("gazette", _prose(1))
OTHER = _article("echo", _prose(2))


@pytest.mark.parametrize(
    "text",
    [
        f"Another headline altogether\n\n{ORIGINAL.text}",
        ORIGINAL.text[: len(ORIGINAL.text) // 3],
        " ".join(w if n % 10 else "changed" for n, w in enumerate(ORIGINAL.text.split())),
        f"{ORIGINAL.text}\n\n{_prose(3)}",
    ],
    ids=["new headline", "cut to a third", "every tenth word changed", "merged with another text"],
)
def test_a_copy_is_found_whatever_was_changed(text: str) -> None:
    (copy,) = find_copies([ORIGINAL, OTHER, _article("post", text, "2026-03-05")])
    assert (copy.article, copy.of) == ("post", "gazette")
    assert copy.share >= 0.4
    assert any("words stand in the other" in reason for reason in copy.evidence)


def test_a_merged_copy_has_two_originals() -> None:
    merged = _article("post", f"{ORIGINAL.text}\n\n{OTHER.text}", "2026-03-05")
    assert {copy.of for copy in find_copies([ORIGINAL, OTHER, merged])} == {"gazette", "echo"}


def test_two_articles_that_quote_one_statement_are_no_copies() -> None:
    statement = _prose(9, 40)
    assert find_copies([_article("a", f"{_prose(4)} {statement}"), _article("b", f"{statement} {_prose(5)}")]) == ()


def test_on_one_day_the_one_that_credits_the_other_is_the_copy() -> None:
    agency = _article("agency", ORIGINAL.text)
    credits = (factories.credit(name="Agency", relation=Relation.WIRE),)
    paper = _article("paper", f"{ORIGINAL.text} {_prose(6, 10)}", credits=credits)
    (copy,) = find_copies([paper, agency])
    assert (copy.article, copy.of) == ("paper", "agency")
    assert "it credits Agency" in copy.evidence


def test_texts_too_short_to_tell_are_never_copies() -> None:
    assert find_copies([_article("a", "Nobody was hurt."), _article("b", "Nobody was hurt."), _article("c", "")]) == ()
