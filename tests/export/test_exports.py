"""The exports, read back with the readers of their formats, on marked articles and on bundled ones as the reader reads them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import jsonschema
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
import samples
from reportedly.bundled import bundled
from reportedly.codec import decode_report, report_schema
from reportedly.errors import RecordError
from reportedly.export.claim_row import GAP
from reportedly.export.csv_rows import COLUMNS, guard, unguard, write_csv
from reportedly.export.jsonl import JUDGEMENT, write_jsonl
from reportedly.export.jsonld import MARGIN, write_jsonld
from reportedly.export.parquet import SCHEMA, write_parquet
from reportedly.export.stix import CONFIDENCE, OPINION, write_stix
from reportedly.export.stix_object import EXTENSION, NAMESPACE, PRODUCER, stix_object
from reportedly.ingest import Failure, articles
from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.judgement import Judgement, JudgementKind, Subject
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reader import Reader

PAGE = Path(__file__).parents[2] / "docs/export.md"
READ = ("dravik-telegraph.txt", "harbour-post.html", "meridian-gazette.txt")


@cache
def reports() -> tuple[Report, ...]:
    """Two articles marked by hand, and three bundled ones read by the real reader."""
    reader = Reader(threads=1)
    read = []
    for article in articles([str(bundled()[name]) for name in READ]):
        assert not isinstance(article, Failure)
        read.append(reader.read(article))
    return (samples.dam_report(), samples.note_report(), factories.report(), *read)


def judgement(**changes: Any) -> Judgement:
    return Judgement(
        at=datetime(2026, 3, 5, 9, 0, tzinfo=UTC),
        who="Ola",
        why="the letter is quoted in full elsewhere",
        kind=JudgementKind.CORRECT,
        subjects=(Subject.parse("claim:c1"),),
        changes={"act": "denies", "said_on": None},
        **changes,
    )


def written(write: Callable[..., int], *given: object) -> bytes:
    out = io.BytesIO()
    write(*given, out) if len(given) == 1 else write(given[0], out, *given[1:])
    return out.getvalue()


# --- JSON Lines


def test_every_line_is_a_report_that_follows_the_schema_and_comes_back() -> None:
    lines = written(write_jsonl, reports()).splitlines()
    assert len(lines) == len(reports())
    for line, report in zip(lines, reports(), strict=True):
        jsonschema.validate(json.loads(line), report_schema())
        assert decode_report(line).attributions == report.attributions


def test_judgements_follow_the_reports_as_records_of_their_own() -> None:
    last = json.loads(written(write_jsonl, reports()[:1], [judgement()]).splitlines()[-1])
    assert last["schema"] == JUDGEMENT
    assert (last["who"], last["subjects"], last["changes"]) == (
        "Ola",
        ["claim:c1"],
        {"act": "denies", "said_on": None},
    )


# --- CSV


def csv_rows(*of: Report) -> list[dict[str, str]]:
    text = written(write_csv, of).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_a_row_for_each_claim_with_its_chain_and_words() -> None:
    (row,) = csv_rows(factories.report())
    assert tuple(row) == COLUMNS
    assert (row["outlet"], row["via"], row["speaker"]) == ("Ferry Gazette", "Harbour Post", "Ada Quill")
    assert row["content"] == "the bridge will open on Monday"
    assert factories.TEXT[int(row["start"]) : int(row["end"])] == row["content"]


def test_what_is_not_stated_is_an_empty_cell() -> None:
    unsaid = factories.attribution(speaker=None, said_on=None, content=())
    (row,) = csv_rows(factories.report(attributions=(unsaid,)))
    assert {row[name] for name in ("speaker", "kind", "role", "said_on", "inside", "content", "start", "spans")} == {""}


def test_content_in_every_row_is_verbatim_piece_by_piece() -> None:
    for report in reports():
        for row in csv_rows(report):
            spans = [Span(*map(int, piece.split(":"))) for piece in row["spans"].split()]
            assert GAP.join(span.text(report.article.text) for span in spans) == unguard(row["content"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "\u00a0@"])
def test_no_cell_is_run_as_a_formula(start: str) -> None:
    name = f'{start}cmd|"/c calc"!A1'
    (row,) = csv_rows(factories.report(sources=(factories.source(name=name), factories.outlet())))
    assert row["speaker"] == "'" + name
    assert unguard(row["speaker"]) == name


@given(st.text())
def test_the_guard_loses_nothing_and_leaves_no_formula(cell: str) -> None:
    guarded = guard(cell)
    assert unguard(guarded) == cell
    assert not guarded.lstrip().startswith(tuple("=+-@\t\r\n"))


# --- Parquet


def test_parquet_comes_back_typed_with_the_same_rows_as_csv() -> None:
    table = pq.read_table(io.BytesIO(written(write_parquet, reports())))
    assert table.schema.equals(SCHEMA)
    rows = table.to_pylist()
    flat = csv_rows(*reports())
    assert [row["content"] for row in rows] == [unguard(row["content"]) for row in flat]
    assert [row["score"] for row in rows] == [float(row["score"]) for row in flat]


def test_spans_in_parquet_are_offsets_into_the_text() -> None:
    rows = pq.read_table(io.BytesIO(written(write_parquet, reports()))).to_pylist()
    texts = {report.article.id: report.article.text for report in reports()}
    for row in rows:
        pieces = [texts[row["article"]][span["start"] : span["end"]] for span in row["spans"]]
        assert GAP.join(pieces) == row["content"]


def test_parquet_streams_in_row_groups() -> None:
    out = io.BytesIO()
    count = write_parquet((factories.report() for _ in range(25)), out, row_group=10)
    assert (count, pq.ParquetFile(out).num_row_groups) == (25, 3)


# --- JSON-LD


def linked(*of: Report, judgements: tuple[Judgement, ...] = ()) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(written(write_jsonld, of, judgements))
    return document


def walk(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def test_every_key_and_type_is_defined_in_the_context() -> None:
    document = linked(*reports(), judgements=(judgement(),))
    context, graph = document["@context"], document["@graph"]
    used = {key for node in walk(graph) for key in node}
    types = {name for node in walk(graph) for name in ([node.get("type")] if isinstance(node.get("type"), str) else node.get("type", []))}  # fmt: skip
    assert used | types <= set(context)


def test_every_term_stands_for_an_address_under_a_declared_prefix() -> None:
    context = linked()["@context"]
    for name, term in context.items():
        address = term["@id"] if isinstance(term, dict) else term
        if not address.startswith(("http://", "urn:", "@")):
            assert address.partition(":")[0] in context, name


def test_quotes_are_verbatim_and_both_selectors_agree() -> None:
    for report in reports():
        text = report.article.text
        for node in walk(linked(report)["@graph"]):
            if node.get("type") != "SpecificResource":
                continue
            position, quoted = node["selector"]
            start, end = position["start"], position["end"]
            assert quoted["exact"] == text[start:end] != ""
            assert text.startswith(quoted["prefix"] + quoted["exact"] + quoted["suffix"], max(start - MARGIN, 0))


def test_a_reference_inside_the_document_leads_to_a_node() -> None:
    graph = linked(*reports())["@graph"]
    known = {node["id"] for node in walk(graph) if "id" in node and len(node) > 1}
    keys = ("appearance", "isPartOf", "wasAttributedTo", "agent", "source", "wasGeneratedBy", "body", "used")
    named = {node[key] for node in walk(graph) for key in keys if isinstance(node.get(key), str)}
    assert named <= known


def test_the_chain_leads_link_by_link_to_its_primary_source() -> None:
    (claim,) = [node for node in linked(factories.report())["@graph"] if "Claim" in node["type"]]
    paper = claim["wasDerivedFrom"]
    assert paper["wasAttributedTo"].endswith("ferry-1:s2")
    assert paper["hadPrimarySource"] == {"type": "Entity", "wasAttributedTo": claim["wasAttributedTo"]}
    assert [one["hadRole"].partition("#")[2] for one in claim["qualifiedAttribution"]] == ["intermediary", "speaker"]


def test_an_outlet_or_nobody_at_the_end_of_a_chain_is_no_primary_source() -> None:
    for speaker in ("s2", None):
        one = factories.attribution(speaker=speaker, via=("s2",) if speaker is None else ())
        (claim,) = [
            n
            for n in linked(factories.report(attributions=(one,)))["@graph"]
            if n["id"].startswith("urn:reportedly:claim")
        ]
        assert "wasDerivedFrom" in claim
        assert "hadPrimarySource" not in json.dumps(claim)


def test_unnamed_sources_are_blank_agents_and_nothing_more() -> None:
    graph = linked(*reports())["@graph"]
    unnamed = [node for node in graph if node.get("kind") in ("anonymous", "group")]
    assert unnamed
    for node in unnamed:
        assert re.fullmatch(r"_:s[0-9a-f]{20}", node["id"])
        assert node["type"] == ["Agent"]
    assert len({node["id"] for node in unnamed}) == len(unnamed)


def test_a_document_is_an_entity_and_nobody_to_attribute_to() -> None:
    graph = linked(samples.dam_report())["@graph"]
    (file,) = [node["id"] for node in graph if node.get("kind") == "document"]
    claims = [node for node in graph if node.get("hadPrimarySource") == {"id": file}]
    assert len(claims) == 2
    assert not any("wasAttributedTo" in claim for claim in claims)


# --- STIX 2.1

REQUIRED = {
    "identity": {"name"},
    "note": {"content", "object_refs"},
    "opinion": {"opinion", "object_refs"},
    "report": {"name", "published", "object_refs"},
    "grouping": {"context", "object_refs"},
    "extension-definition": {"name", "schema", "version", "extension_types", "created_by_ref"},
}
OPTIONAL = {
    "identity": {"description", "roles", "identity_class", "sectors", "contact_information"},
    "note": {"abstract", "authors"},
    "opinion": {"explanation", "authors"},
    "report": {"description", "report_types"},
    "grouping": {"name", "description"},
    "extension-definition": {"description", "extension_properties"},
}
COMMON = {"type", "spec_version", "id", "created", "modified"}
OPTIONAL_COMMON = {"created_by_ref", "revoked", "labels", "confidence", "lang", "external_references", "extensions"}
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def bundle(*of: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(written(write_stix, of))
    return made


def objects(*of: Report, type: str) -> list[dict[str, Any]]:
    return [made for made in bundle(*of)["objects"] if made["type"] == type]


def test_objects_have_what_the_specification_requires_and_nothing_it_does_not_know() -> None:
    for made in bundle(*reports())["objects"]:
        keys = set(made)
        assert COMMON | REQUIRED[made["type"]] <= keys
        assert keys <= COMMON | OPTIONAL_COMMON | REQUIRED[made["type"]] | OPTIONAL[made["type"]]
        assert made["spec_version"] == "2.1"
        assert TIMESTAMP.fullmatch(made["created"])
        assert made["created"] <= made["modified"]
        assert TIMESTAMP.fullmatch(made.get("published", "2026-01-01T00:00:00.000Z"))


def test_ids_are_the_type_and_a_uuid_of_our_own_namespace_each_once() -> None:
    whole = bundle(*reports())
    ids = [whole["id"], *(made["id"] for made in whole["objects"])]
    assert len(set(ids)) == len(ids)
    assert whole["id"].startswith("bundle--")
    assert all(made["id"].startswith(made["type"] + "--") for made in whole["objects"])
    assert {UUID(id.partition("--")[2]).version for id in ids} == {5}
    assert UUID("00abedb4-aa42-466c-9c01-fed23315a9b7") != NAMESPACE


def test_a_bundle_is_whole_and_refers_only_to_objects_before() -> None:
    known: set[str] = set()
    for made in bundle(*reports())["objects"]:
        refs = {made.get("created_by_ref", PRODUCER["id"]), *made.get("object_refs", []), *made.get("extensions", {})}
        assert refs <= known | {made["id"], PRODUCER["id"]}
        known.add(made["id"])


def test_no_value_is_null_or_empty_and_lists_of_references_repeat_nothing() -> None:
    for node in walk(bundle(*reports())):
        assert not [key for key, value in node.items() if value is None or value == [] or value == {}]
        assert len(set(node.get("object_refs", []))) == len(node.get("object_refs", []))


def test_extensions_are_the_defined_one_and_references_lead_somewhere() -> None:
    for node in walk(bundle(*reports())):
        for id, extension in node.get("extensions", {}).items():
            assert id == EXTENSION["id"]
            assert extension["extension_type"] == "property-extension"
        for reference in node.get("external_references", []):
            assert reference["source_name"]
            assert {"url", "external_id", "description"} & set(reference)


def test_the_same_reports_give_the_same_bytes_and_a_changed_claim_another_id() -> None:
    assert written(write_stix, reports()) == written(write_stix, reports())
    before, after = ((objects(factories.report(attributions=(factories.attribution(score=score),)), type="note")[0]["id"]) for score in (0.9, 0.8))  # fmt: skip
    assert before != after


def test_a_denial_disagrees_with_the_words_denied() -> None:
    denied = factories.attribution(act=Act.DENIES, polarity=Polarity.NEGATIVE, certainty=Certainty.CERTAIN)
    (opinion,) = objects(factories.report(attributions=(denied,)), type="opinion")
    (note,) = objects(factories.report(attributions=(denied,)), type="note")
    assert (opinion["opinion"], opinion["confidence"], opinion["authors"]) == ("strongly-disagree", 95, ["Ada Quill"])
    assert opinion["object_refs"] == [note["id"]]
    assert note["content"] == "the bridge will open on Monday"
    assert "confidence" not in note


def test_who_says_negative_words_holds_with_them() -> None:
    said = factories.attribution(polarity=Polarity.NEGATIVE, certainty=Certainty.PROBABLE)
    (opinion,) = objects(factories.report(attributions=(said,)), type="opinion")
    assert (opinion["opinion"], opinion["confidence"]) == ("agree", 70)


@pytest.mark.parametrize(
    "changes",
    [
        *({"act": act} for act in Act if act not in OPINION),
        {"certainty": Certainty.UNKNOWN},
        {"speaker": None},
        {"content": ()},
    ],
    ids=str,
)
def test_without_a_position_there_is_a_note_and_no_opinion(changes: dict[str, Any]) -> None:
    report = factories.report(attributions=(factories.attribution(**changes),))
    assert objects(report, type="opinion") == []
    assert len(objects(report, type="note")) == 1


def test_a_name_is_one_identity_and_an_unnamed_source_stays_in_its_article() -> None:
    unnamed = factories.source(name="official", kind=Kind.ANONYMOUS)
    one, other = (
        factories.report(
            article=factories.article(id=id), sources=(unnamed, factories.outlet(), factories.source(id="s3"))
        )
        for id in ("x", "y")
    )
    names = sorted(made["name"] for made in objects(one, other, type="identity"))
    assert names == ["Ada Quill", "Ferry Gazette", "Harbour Post", "Reportedly", "official", "official"]
    assert {m["identity_class"] for m in objects(one, other, type="identity") if m["name"] == "official"} == {"unknown"}


def test_an_undated_article_of_no_outlet_is_a_grouping_and_vouched_for_by_nobody() -> None:
    report = factories.report(article=factories.article(published=None, outlet=None, url=None), attributions=())
    (grouping,) = objects(report, type="grouping")
    assert objects(report, type="report") == []
    assert grouping["context"] == "unspecified"
    assert grouping["created_by_ref"] != PRODUCER["id"]


def test_an_object_of_other_content_is_another_object() -> None:
    assert stix_object("note", content="a")["id"] != stix_object("note", content="b")["id"]


# --- all of them


WRITERS: dict[str, Callable[[Any, BinaryIO], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
    "jsonld": write_jsonld,
    "stix": write_stix,
}


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_to_write_is_a_whole_file_all_the_same(name: str) -> None:
    out = io.BytesIO()
    assert WRITERS[name]([], out) == (2 if name == "stix" else 0)
    assert not out.closed


@pytest.mark.parametrize("name", WRITERS)
def test_a_text_that_utf8_cannot_carry_is_named(name: str) -> None:
    text = factories.TEXT.replace("Monday", "Mon\ud800ay")
    broken = factories.report(article=factories.article(id="broken", text=text))
    with pytest.raises(RecordError, match="broken"):
        WRITERS[name]([factories.report(), broken], io.BytesIO())


@pytest.mark.parametrize("name", WRITERS)
def test_reports_are_taken_one_at_a_time(name: str) -> None:
    def stream() -> Iterator[Report]:
        yield from (factories.report(article=factories.article(id=f"x{n}")) for n in range(3))

    out = io.BytesIO()
    assert WRITERS[name](stream(), out) >= 3
    assert out.getvalue()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_any_text_and_span_comes_out_verbatim_everywhere(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span.of(start, data.draw(st.integers(start + 1, len(text))))
    one = factories.attribution(source=(), cue=(), content=(span,))
    report = factories.report(
        article=factories.article(text=text),
        sources=(factories.source(mentions=()), factories.outlet(mentions=())),
        attributions=(one,),
        times=(),
    )
    words = text[span.start : span.end]
    assert unguard(csv_rows(report)[0]["content"]) == words
    assert pq.read_table(io.BytesIO(written(write_parquet, [report])))["content"].to_pylist() == [words]
    assert [n["exact"] for n in walk(linked(report)["@graph"]) if "exact" in n] == [words]
    assert objects(report, type="note")[0]["content"] == words


# --- the page about them


def test_the_mapping_tables_of_the_page_are_those_of_the_code() -> None:
    rows = [row.strip("| \n").split(" | ") for row in PAGE.read_text("utf8").splitlines() if row.startswith("| `")]
    table = {word.strip("`"): said for row in rows for word in row[0].split() for said in row[1:2]}
    assert {act: table[act].strip("`") for act in OPINION} == dict(OPINION)
    assert {table[act] for act in Act if act not in OPINION} == {"no opinion"}
    assert {one: int(table[one].split(",")[0]) for one in CONFIDENCE} == dict(CONFIDENCE)
