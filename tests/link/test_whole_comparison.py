"""Whole comparisons of invented articles, and their record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from invented import VECTORS, Said, told
from numpy.typing import NDArray

import factories
from reportedly.codec import decode_article
from reportedly.export.comparison_html import render_comparison_html
from reportedly.export.comparison_text import render_comparison_text
from reportedly.link.compare import compare
from reportedly.link.record import encode_comparison
from reportedly.model.attribution import Act, Kind, Polarity
from reportedly.model.comparison import Assertion, Comparison, Position, Standing
from reportedly.model.passage import Passage
from reportedly.model.report import Report

CLAIM = "the harbour bridge will stay closed until the spring because nine cables have snapped"
OFFICIAL = "two officials"
GAZETTE = told(
    "Gazette",
    f"Two officials said {CLAIM}. The weather was mild in the hills on Sunday.",
    Said(content=CLAIM, speaker=OFFICIAL, kind=Kind.ANONYMOUS),
)
ECHO = told(
    "Echo",
    f"The Gazette reported, citing two officials, that {CLAIM}.",
    Said(
        content=CLAIM,
        speaker=OFFICIAL,
        kind=Kind.ANONYMOUS,
        via=("The Gazette",),
        cue="The Gazette reported, citing two officials",
    ),
    published="2026-03-05",
)
TIMES = told(
    "Northern Times", f"{CLAIM.capitalize()}. A choir sang in the town hall for the children.", published="2026-03-06"
)
DENIAL = "the harbour bridge will stay closed until the spring"
POST = told(
    "Post",
    f"The mayor, Ada Quill, denied that {DENIAL}.",
    Said(content=DENIAL, speaker="Ada Quill", act=Act.DENIES, polarity=Polarity.NEGATIVE, cue="denied"),
    published="2026-03-07",
)
STORY = (GAZETTE, ECHO, TIMES, POST)


def comparison(*reports: Report) -> Comparison:
    return compare(reports, VECTORS)


def about(words: str, found: Comparison) -> Assertion:
    """The assertion of which most claims hold the words."""
    texts = {article.id: article.text for article in found.articles}
    return max(found.assertions, key=lambda a: sum(words in c.content[0].text(texts[c.article]) for c in a.claims))


def test_three_outlets_that_rest_on_one_unnamed_source_are_one_origin() -> None:
    assertion = about("bridge", comparison(GAZETTE, ECHO, TIMES))
    assert assertion.articles == ("gazette", "echo", "northern-times")
    assert (assertion.independent_origins.min, assertion.independent_origins.max) == (1, 1)
    assert [o.through for o in assertion.origins] == ["The Gazette"] or [o.through for o in assertion.origins] == [
        "Gazette"
    ]


def test_who_repeats_whom_and_what_was_lost() -> None:
    first, echo, times = about("bridge", comparison(TIMES, ECHO, GAZETTE)).claims
    assert (first.article, first.relation) == ("gazette", Standing.FIRST_SEEN)
    assert (echo.relation, echo.lost) == (Standing.REPEATS, ())
    assert (times.relation, times.attribution) == (Standing.REPEATS, None)
    assert times.lost[0].startswith("source gone: two officials")


def test_a_denial_stands_with_what_it_denies() -> None:
    assertion = about("bridge", comparison(*STORY))
    assert assertion.contested
    (denial,) = [c for c in assertion.claims if c.position is Position.DENIES]
    assert (denial.article, denial.relation) == ("post", Standing.DENIES)
    assert (assertion.independent_origins.min, assertion.independent_origins.max) == (1, 1)


def test_every_link_says_why() -> None:
    assertion = about("bridge", comparison(*STORY))
    assert all(claim.evidence for claim in assertion.claims)
    assert assertion.independent_origins.why


def test_the_order_of_the_articles_changes_nothing_but_places() -> None:
    one, other = comparison(*STORY), comparison(*reversed(STORY))
    assert {a.id for a in one.assertions} == {a.id for a in other.assertions}
    assert about("bridge", one).independent_origins == about("bridge", other).independent_origins


def test_what_is_not_known_is_not_said() -> None:
    bare = told(None, f"{CLAIM.capitalize()}.", published=None)
    found = comparison(GAZETTE, bare)
    assert (found.coverage.articles, found.coverage.outlets, found.coverage.first) == (2, 1, "2026-03-04")
    assert comparison().assertions == ()
    assert comparison(told("Gazette", "")).assertions == ()


def test_the_record_follows_the_schema() -> None:
    schema = json.loads(files("reportedly.schema").joinpath("comparison.schema.json").read_text(encoding="utf8"))
    record = json.loads(json.dumps(encode_comparison(comparison(*STORY))))
    jsonschema.validate(record, schema)
    texts = {report.article.id: report.article.text for report in STORY}
    for claim in (claim for assertion in record["assertions"] for claim in assertion["reports"]):
        assert all(texts[claim["article"]][start:end].strip() for start, end in claim["content"])


def test_the_terminal_shows_most_at_stake_first_in_eighty_columns() -> None:
    hostile = told("Evil\x1b[31m", f"{CLAIM.capitalize()}.", published="2026-03-09")
    shown = render_comparison_text(comparison(*STORY, hostile))
    assert max(map(len, shown.splitlines())) <= 80
    assert "CONTESTED" in shown.splitlines()[4]
    assert "first seen in this corpus" in " ".join(shown.split())
    assert "first reported" not in shown
    assert "\x1b" not in shown


def test_the_page_needs_no_network_and_obeys_no_article() -> None:
    hostile = told("<script>alert(1)</script>", f"{CLAIM.capitalize()}.", published="2026-03-09")
    page = render_comparison_html(comparison(*STORY, hostile))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "Denied by" in page
    assert "src=" not in page


class _Flat:
    """Vectors that know nothing: everything is as like as anything."""

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        return np.full((len(passages), 4), 0.5, dtype=np.float32)


def test_any_vectors_will_do() -> None:
    assert about("bridge", compare(STORY, _Flat())).articles[0] == "gazette"


BUNDLED = Path(__file__).parents[1] / "gold" / "bundled" / "conflict.story.json"


def _bundled() -> tuple[dict[str, Any], list[Report]]:
    """The gold of the bundled conflict, and reports made of it for the articles that are JSON Lines."""
    gold = json.loads(BUNDLED.read_text(encoding="utf8"))
    kinds = {o["id"]: Kind(o["kind"]) for o in gold["origins"]}
    lines = files("reportedly.bundled").joinpath("conflict.jsonl").read_text(encoding="utf8").splitlines()
    reports = []
    for article in map(decode_article, lines):
        claims = [c for claim in gold["claims"] for c in claim["reports"] if c["doc"] == article.id and c["speaker"]]
        said = {
            c["text"]: Said(
                content=c["text"],
                speaker=c["speaker"],
                kind=kinds.get(c["origin"], Kind.GROUP),
                via=tuple(c["via"]),
                act={"denies": Act.DENIES, "declines": Act.DECLINES}.get(c["position"], Act.SAYS),
            )
            for c in claims
        }
        made = told(article.outlet, article.text, *said.values(), published=article.published)
        reports.append(factories.report(article=article, sources=made.sources, attributions=made.attributions))
    return gold, reports


@pytest.mark.skipif(not BUNDLED.exists(), reason="the bundled conflict is not annotated")
def test_the_bundled_conflict_rests_on_one_unnamed_official() -> None:
    _, reports = _bundled()
    assertion = about("shoulder-fired rockets", comparison(*reports))
    assert assertion.independent_origins.min <= 1
    assert len(assertion.articles) >= 2
