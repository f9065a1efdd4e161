"""The record on the wire: exactly the schema, there and back without loss, broken ones refused with their faults."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import article, attribution, credit, report, source, span
from reportedly.codec import (
    article_id,
    decode_article,
    decode_report,
    digest,
    encode_article,
    encode_report,
    report_schema,
)
from reportedly.errors import RecordError
from reportedly.model.article import Article, Credit, Relation
from reportedly.model.attribution import Act, Attribution, Certainty, Form, Kind, Polarity, Source
from reportedly.model.report import ProducedBy, Report
from reportedly.model.span import Span
from reportedly.model.timex import Timex, TimexType

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | WORDS


@st.composite
def a_span(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span.of(start, draw(st.integers(start + 1, length)))


@st.composite
def an_article(draw: st.DrawFn) -> Article:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    one = a_span(len(text))
    return Article(
        id=draw(WORDS.filter(bool)),
        text=text,
        url=draw(MAYBE),
        outlet=draw(MAYBE),
        title=draw(MAYBE),
        authors=tuple(draw(st.lists(WORDS, max_size=2))),
        published=draw(MAYBE),
        language=draw(WORDS.filter(bool)),
        credits=tuple(draw(st.lists(st.builds(Credit, name=WORDS, relation=..., span=st.none() | one), max_size=2))),
        captions=tuple(draw(st.lists(one, max_size=2))),
    )


@st.composite
def a_report(draw: st.DrawFn) -> Report:
    given_article = draw(an_article())
    one = a_span(len(given_article.text))
    some = st.lists(one, max_size=3).map(tuple)
    ids = [f"s{n}" for n in range(draw(st.integers(1, 4)))]
    claims = [f"a{n}" for n in range(draw(st.integers(0, 4)))]
    return Report(
        article=given_article,
        sources=tuple(
            Source(
                id=id,
                name=draw(WORDS),
                kind=draw(st.sampled_from(Kind)),
                mentions=draw(some),
                role=draw(MAYBE),
                anonymity_reason=draw(st.none() | one),
            )
            for id in ids
        ),
        attributions=tuple(
            Attribution(
                id=id,
                inside=draw(st.none() | st.sampled_from(claims[:place])) if place else None,
                source=draw(some),
                cue=draw(some),
                content=draw(some),
                form=draw(st.sampled_from(Form)),
                speaker=draw(st.none() | st.sampled_from(ids)),
                via=tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
                act=draw(st.sampled_from(Act)),
                certainty=draw(st.sampled_from(Certainty)),
                polarity=draw(st.sampled_from(Polarity)),
                said_on=draw(MAYBE),
                about=draw(MAYBE),
                score=draw(st.floats(0, 1)),
            )
            for place, id in enumerate(claims)
        ),
        times=tuple(
            draw(st.lists(st.builds(Timex, span=one, type=st.sampled_from(TimexType), value=WORDS), max_size=2))
        ),
        produced_by=ProducedBy(reportedly=draw(WORDS), model=draw(WORDS)),
    )


@given(a_report())
def test_a_report_comes_back_as_it_went_and_follows_the_schema(one: Report) -> None:
    line = encode_report(one)
    assert b"\n" not in line
    assert decode_report(line) == one
    assert encode_report(decode_report(line)) == line
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(line))


@given(an_article())
def test_an_article_comes_back_as_it_went(one: Article) -> None:
    assert decode_article(encode_article(one)) == one


def test_asides_stay_inside() -> None:
    marked = article(asides=(span("Mayor"),))
    assert b"asides" not in encode_article(marked)
    assert b"asides" not in encode_report(report(article=marked))


def test_a_credit_without_a_place_has_no_span_in_the_record() -> None:
    line = encode_report(report(article=article(credits=(credit(), credit(relation=Relation.WIRE, span=span("Post"))))))
    assert [list(one) for one in json.loads(line)["article"]["credits"]] == [
        ["name", "relation"],
        ["name", "relation", "span"],
    ]


def test_a_record_may_leave_out_what_the_schema_leaves_open() -> None:
    record = json.loads(encode_report(report()))
    del record["attributions"][0]["about"], record["sources"][0]["role"], record["sources"][0]["anonymity_reason"]
    jsonschema.Draft202012Validator(report_schema()).validate(record)
    back = decode_report(json.dumps(record))
    assert back.attributions[0].about is None
    assert back.sources[0].role is None


def _without(record: dict[str, Any], *path: str | int) -> str:
    place: Any = record
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return json.dumps(record)


@pytest.mark.parametrize(
    "path", [("schema",), ("article", "outlet"), ("article", "captions"), ("attributions", 0, "act"), ("times",)]
)
def test_a_record_without_a_required_key_is_refused_by_its_name(path: tuple[str | int, ...]) -> None:
    with pytest.raises(RecordError, match=str(path[-1])):
        decode_report(_without(json.loads(encode_report(report())), *path))


def test_all_faults_of_a_record_are_named_at_once() -> None:
    wrong = report(
        sources=(source(mentions=(Span(3, 3),)),),
        attributions=(attribution(content=(Span(0, 999),), via=("s9",), score=1.5), attribution(id="a2", inside="a7")),
    )
    with pytest.raises(RecordError) as error:
        decode_report(encode_report(wrong))
    for fault in ("[3, 3]", "[0, 999]", "no source 's9'", "score 1.5", "no attribution 'a7'"):
        assert fault in str(error.value)


def test_attributions_that_hold_each_other_are_refused() -> None:
    ring = (attribution(inside="a2"), attribution(id="a2", inside="a1"))
    with pytest.raises(RecordError, match="inside itself"):
        decode_report(encode_report(report(attributions=ring)))


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"\xff", b"[]", b"null", b'{"schema": "reportedly/report/2"}', b"[" * 100_000, b'{"text": "\\ud800"}'],
)
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(RecordError):
        decode_report(line)
    with pytest.raises(RecordError):
        decode_article(line)


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    with pytest.raises(RecordError, match="surrogate"):
        encode_article(article(text="\ud800"))


def test_an_article_needs_only_text() -> None:
    bare = decode_article('{"text": "It rained."}')
    assert bare == Article(id=article_id(None, "It rained."), text="It rained.")


def test_an_id_does_not_depend_on_what_else_is_known() -> None:
    url = "https://gazette.example/1"
    titled = decode_article('{"text": "It rained.", "url": "https://gazette.example/1", "title": "Rain"}')
    assert titled.id == article_id(url, "It rained.") != article_id(None, "It rained.")


def test_digests_tell_apart_what_joins_to_the_same() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(None) != digest("")
    assert digest("\ud800") != digest("?")


def test_the_schema_shipped_is_the_schema_agreed() -> None:
    assert report_schema()["$id"] == "reportedly/report/1"
