"""The passes of a comparison, each on the least that shows what it does."""

from __future__ import annotations

import numpy as np
import pytest
from invented import Said, told

import factories
from reportedly.link.cluster_claims import cluster_claims
from reportedly.link.compare_figures import compare_figures
from reportedly.link.count_origins import count_origins
from reportedly.link.find_circles import find_circles
from reportedly.link.find_denials import denies_by_itself
from reportedly.link.find_lost_attribution import find_lost_attribution
from reportedly.link.lineage import Lineage, lineage_of
from reportedly.link.split_statements import split_statements
from reportedly.link.trace_origins import Traced, trace_origins
from reportedly.link.vectors import LexicalVectors
from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.comparison import OriginCount
from reportedly.model.passage import Passage


def lineage(name: str, kind: Kind = Kind.PERSON, through: str | None = None, **more: str) -> Lineage:
    return Lineage(name=name, kind=kind, through=through, outlets=(through,) if through else (), **more)


def count(*lineages: Lineage) -> OriginCount:
    traced = trace_origins(lineages)
    return count_origins(traced, [True] * len(traced))


def test_what_no_attribution_takes_is_own_voice() -> None:
    text = (
        "The bridge was closed on Sunday night. Ada Quill said it is safe.\n\nPhoto: the old bridge at dusk in winter."
    )
    report = told("Gazette", text, Said(content="it is safe", speaker="Ada Quill"))
    photo = factories.span("Photo: the old bridge at dusk in winter.", text)
    report = factories.report(
        article=factories.article(text=text, captions=(photo,)),
        sources=report.sources,
        attributions=report.attributions,
    )
    statements = split_statements(0, report)
    assert [(s.text, bool(s.attribution)) for s in statements] == [
        ("The bridge was closed on Sunday night.", False),
        ("it is safe", True),
    ]


def test_one_weak_link_does_not_chain_two_groups() -> None:
    scores = np.full((4, 4), -3.0, dtype=np.float32)
    for i, j in ((0, 1), (2, 3)):
        scores[i, j] = scores[j, i] = 2.0
    scores[1, 2] = scores[2, 1] = 1.0
    assert cluster_claims(scores, np.arange(4), -1.0) == [[0, 1], [2, 3]]
    assert cluster_claims(np.zeros((0, 0), dtype=np.float32), np.arange(0), 0.0) == []


def test_parts_of_one_article_meet_only_through_another() -> None:
    scores = np.full((3, 3), 2.0, dtype=np.float32)
    assert cluster_claims(scores[:2, :2], np.array([0, 0]), -1.0) == [[0], [1]]
    assert cluster_claims(scores, np.array([0, 0, 1]), -1.0) == [[0, 1, 2]]


def test_unnamed_sources_of_two_outlets_are_never_merged() -> None:
    found = count(lineage("officials", Kind.ANONYMOUS, "Post"), lineage("officials", Kind.ANONYMOUS, "Gazette"))
    assert (found.min, found.max) == (1, 2)
    assert any("may be the same people" in reason for reason in found.why)


def test_an_outlets_report_is_the_source_that_it_rests_on() -> None:
    found = count(lineage("the Post", Kind.OUTLET, "Post"), lineage("two officials", Kind.ANONYMOUS, "The Post"))
    assert (found.min, found.max) == (1, 1)


def test_named_people_are_one_each_however_many_quote_them() -> None:
    found = count(
        lineage("Ada Quill"), lineage("Mayor Quill"), lineage("Jo Marsh"), lineage("an aide", Kind.ANONYMOUS, "Post")
    )
    assert (found.min, found.max) == (2, 3)


def test_who_speaks_for_a_body_is_that_body() -> None:
    said = Said(content="it is safe", speaker="Jo Marsh", role="Harbour Board spokeswoman")
    report = told("Gazette", "Jo Marsh said it is safe.", said)
    found = lineage_of(split_statements(0, report)[0], report)
    assert found is not None
    assert (found.name, found.kind, found.voice) == ("Harbour Board", Kind.ORGANIZATION, "Jo Marsh")


def test_a_body_that_names_nobody_adds_nothing_to_the_lower_end() -> None:
    found = count(lineage("Harbour Board", Kind.ORGANIZATION), lineage("officials", Kind.ORGANIZATION))
    assert (found.min, found.max) == (1, 2)


def test_an_origin_that_is_not_sure_adds_nothing_to_the_lower_end() -> None:
    traced: list[Traced] = trace_origins([lineage("Ada Quill"), lineage("Jo Marsh")])
    found = count_origins(traced, [True, False])
    assert (found.min, found.max) == (1, 2)
    assert count_origins([], []) == OriginCount(min=0, max=0, why=("no article says where it comes from",))


@pytest.mark.parametrize(
    ("text", "content", "cue", "act", "denies"),
    [
        ("Quill denied taking money from the port.", "taking money from the port", "denied", Act.DENIES, True),
        ("Quill rejected the report that she left.", "the report that she left", "rejected", Act.DENIES, True),
        ("The board denied permission to dig.", "permission to dig", "denied", Act.DENIES, False),
        ("The site blocked ads for the ferry.", "ads for the ferry", "blocked", Act.DENIES, False),
        ("Quill said the report is simply false.", "the report is simply false", "said", Act.SAYS, True),
        ("Quill said the bridge is safe.", "the bridge is safe", "said", Act.SAYS, False),
    ],
)
def test_a_denial_is_told_from_a_refusal(text: str, content: str, cue: str, act: Act, denies: bool) -> None:
    report = told("Gazette", text, Said(content=content, speaker="Quill", act=act, cue=cue))
    statement = next(s for s in split_statements(0, report) if s.attribution)
    assert denies_by_itself(statement, text) is denies


def test_figures_differ_only_for_the_same_thing() -> None:
    texts = [
        "Nine people died in the fire.",
        "Fourteen people died, and 9 boats sank.",
        "The repair will cost $5 million.",
    ]
    statements = [s for n, t in enumerate(texts) for s in split_statements(n, told("Gazette", t))]
    (figure,) = compare_figures(statements, texts, ["a", "b", "c"])
    assert [(v.article, v.value) for v in figure.values] == [("a", 9.0), ("b", 14.0)]
    assert [v.span.text(texts["abc".index(v.article)]) for v in figure.values] == ["Nine", "Fourteen"]


def test_attribution_lost_on_the_way_is_named() -> None:
    text = "The mayor has reportedly resigned, an aide said."
    said = Said(
        content="The mayor has reportedly resigned", speaker="aide", certainty=Certainty.PROBABLE, act=Act.ALLEGES
    )
    hard = Said(content="The mayor has resigned", speaker="aide", act=Act.CONFIRMS)
    earlier = split_statements(0, told("Gazette", text, said))[0]
    later = split_statements(1, told("Echo", "The mayor has resigned, an aide confirmed.", hard))[0]
    bare = split_statements(1, told("Echo", "The mayor has resigned from her office."))[0]
    source = lineage("aide", Kind.ANONYMOUS, "Gazette")
    assert find_lost_attribution(earlier, source, later, source) == (
        '"reportedly" dropped',
        '"alleges" become "confirms"',
        "probable become certain",
    )
    assert find_lost_attribution(earlier, source, bare, None)[0].startswith("source gone: aide said it")


def test_outlets_that_cite_each_other_make_a_circle() -> None:
    post, six = lineage("Post", Kind.OUTLET, "Post"), lineage("Channel Six", Kind.OUTLET, "Channel Six")
    assert find_circles([("Channel Six", post), ("Post", six)]) == [("Channel Six", "Post")]
    assert find_circles([("Channel Six", post), ("Post", None)]) == []


def test_vectors_without_weights_are_of_length_one() -> None:
    vectors = LexicalVectors()(
        [Passage.whole(t) for t in ("The ferry sank.", "The ferry has sunk.", "Prices rose.", "")]
    )
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_polarity_alone_denies_nothing() -> None:
    report = told(
        "Gazette",
        "Quill said there was no leak.",
        Said(content="there was no leak", speaker="Quill", polarity=Polarity.NEGATIVE),
    )
    assert not denies_by_itself(split_statements(0, report)[0], report.article.text)
