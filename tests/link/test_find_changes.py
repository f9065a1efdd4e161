"""What happened between two comparisons, on invented articles."""

from __future__ import annotations

from dataclasses import replace

from invented import VECTORS, Said, told

from reportedly.link.compare import compare
from reportedly.link.find_changes import Change, find_changes
from reportedly.model.attribution import Act, Kind, Polarity
from reportedly.model.comparison import Comparison
from reportedly.model.notice import NoticeKind
from reportedly.model.report import Report

CLAIM = "the harbour bridge will stay closed until the spring because nine cables have snapped"
GAZETTE = told(
    "Gazette", f"Two officials said {CLAIM}.", Said(content=CLAIM, speaker="two officials", kind=Kind.ANONYMOUS)
)
POST = told(
    "Post",
    f"The transport ministry said {CLAIM}.",
    Said(content=CLAIM, speaker="transport ministry", kind=Kind.ORGANIZATION),
    published="2026-03-05",
)
TIMES = told(
    "Times", f"Engineer Ada Quill said {CLAIM}.", Said(content=CLAIM, speaker="Ada Quill"), published="2026-03-06"
)
DENIED = "the harbour bridge will stay closed until the spring"
DENIAL = told(
    "Echo",
    f"The mayor, Ola Brand, denied that {DENIED}.",
    Said(content=DENIED, speaker="Ola Brand", act=Act.DENIES, polarity=Polarity.NEGATIVE, cue="denied"),
    published="2026-03-07",
)
COUNT = "12 people were hurt when the crane fell into the harbour"


def comparison(*reports: Report) -> Comparison:
    return compare(reports, VECTORS)


def changes(before: tuple[Report, ...], after: tuple[Report, ...], *fresh: str) -> list[Change]:
    return list(find_changes(comparison(*before) if before else None, comparison(*after), fresh))


def kinds(found: list[Change]) -> list[NoticeKind]:
    return [one.kind for one in found]


def test_a_named_origin_beside_an_unnamed_one_is_told_with_its_words() -> None:
    (change,) = changes((GAZETTE,), (GAZETTE, POST), "post")
    assert (change.kind, change.words, change.claim.article) == (NoticeKind.ORIGIN, CLAIM, "post")


def test_the_same_origin_again_is_nothing_new() -> None:
    again = told("Star", POST.article.text, Said(content=CLAIM, speaker="transport ministry", kind=Kind.ORGANIZATION))
    assert changes((GAZETTE, POST), (GAZETTE, POST, again), "star") == []


def test_a_denial_is_told_and_a_denial_of_nothing_is_not() -> None:
    assert kinds(changes((GAZETTE,), (GAZETTE, DENIAL), "echo")) == [NoticeKind.DENIAL]
    assert changes((), (DENIAL,), "echo") == []


def test_nothing_is_told_of_articles_that_were_there() -> None:
    assert changes((GAZETTE,), (GAZETTE, POST, DENIAL)) == []
    assert changes((GAZETTE, POST), (GAZETTE, POST), "gazette", "post") == []


def test_articles_that_come_together_are_measured_by_the_first() -> None:
    together = changes((), (GAZETTE, POST, DENIAL), "gazette", "post", "echo")
    one_by_one = [
        *changes((GAZETTE,), (GAZETTE, POST), "post"),
        *changes((GAZETTE, POST), (GAZETTE, POST, DENIAL), "echo"),
    ]
    assert sorted((one.kind, one.words) for one in together) == sorted((one.kind, one.words) for one in one_by_one)


def test_a_figure_that_differs_from_all_before_is_told_once() -> None:
    def counted(outlet: str, number: str) -> Report:
        words = COUNT.replace("12", number)
        return told(outlet, f"Police said {words}.", Said(content=words, speaker="Police", kind=Kind.ORGANIZATION))

    first, same, other = counted("Gazette", "12"), counted("Post", "12"), counted("Times", "14")
    assert changes((first,), (first, same), "post") == []
    (change,) = changes((first, same), (first, same, other), "times")
    assert change.kind is NoticeKind.FIGURE
    assert change.figure is not None
    assert (change.figure.earlier, change.figure.now) == ((12.0,), 14.0)


def test_a_claim_that_an_article_had_before_is_not_new_when_its_text_changes_elsewhere() -> None:
    longer = replace(POST, article=replace(POST.article, text=POST.article.text + " It rained."))
    assert changes((GAZETTE, POST, TIMES), (GAZETTE, longer, TIMES), "post") == []
