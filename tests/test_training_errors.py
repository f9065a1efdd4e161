"""Gold and predicted attributions are paired, told apart by field and shown on a page."""

from __future__ import annotations

from typing import Any

from training.error_page import Compared, render_page
from training.pair_up import Pair, differences, pair_up

TEXT = "The crane <fell>, Ada Quill said. It was old, two pilots told CNN."


def row(content: str, cue: str, **fields: Any) -> dict[str, Any]:
    """An attribution of TEXT."""

    def at(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []

    plain = {"speaker": "Ada Quill", "kind": "person", "via": [], "act": "says", "certainty": "certain"}
    return (
        plain
        | {"polarity": "positive", "inside": None, "source": []}
        | {"content": at(content), "cue": at(cue)}
        | fields
    )


def same(one: str, other: str) -> bool:
    return one == other


def causes(gold: dict[str, Any], predicted: dict[str, Any]) -> list[str]:
    return list(differences(Pair(gold=gold, predicted=predicted), same))


def test_contents_that_share_half_and_a_cue_are_paired() -> None:
    gold, predicted = row("The crane <fell>", "said"), row("crane <fell>", "said")
    assert pair_up([predicted], [gold]) == [Pair(gold=gold, predicted=predicted)]


def test_what_has_another_cue_is_missed_and_invented() -> None:
    pairs = pair_up([row("The crane <fell>", "told")], [row("The crane <fell>", "said")])
    assert sorted(cause for pair in pairs for cause in differences(pair, same)) == ["invented", "missed"]


def test_fields_that_differ_are_named() -> None:
    gold = row("It was old", "told", speaker="two pilots", kind="anonymous", via=["CNN"])
    assert causes(gold, gold) == []
    assert causes(gold, row("It was old", "told", speaker="two pilots", kind="group")) == ["kind", "via"]


def test_nobody_is_nobody_whatever_the_name() -> None:
    assert causes(row("It was old", "told", speaker="", kind="none"), row("It was old", "told", kind="none")) == []


def test_the_page_marks_both_and_escapes_the_text() -> None:
    gold, predicted = row("The crane <fell>", "said"), row("crane <fell>", "said", kind="group")
    pair = Pair(gold=gold, predicted=predicted)
    article = Compared(title="Crane & quay", outlet="Harbour Post", text=TEXT, pairs=((pair, ("kind",)),))
    page = render_page([article])
    assert '<span class="gold">The </span><span class="gold predicted">crane &lt;fell&gt;</span>' in page
    assert "Crane &amp; quay" in page
    assert "<td class=wrong>group" in page
    assert "<fell>" not in page
