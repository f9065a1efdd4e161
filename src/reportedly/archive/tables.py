"""The tables that a run writes, typed: their names are the views of `reportedly archive query`."""

from __future__ import annotations

import pyarrow as pa

from reportedly.export.parquet import SCHEMA as CLAIMS

TEXT = pa.string()
SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
SPANS = pa.list_(SPAN)
CREDIT = pa.struct(
    [pa.field("name", TEXT), pa.field("relation", TEXT), pa.field("start", pa.int32()), pa.field("end", pa.int32())]
)


def _schema(**columns: pa.DataType) -> pa.Schema:
    """Columns in order; those that a query joins or filters by are never null."""
    required = {"article", "version", "text", "story", "assertion", "other", "stage", "kind", "reason"}
    return pa.schema([pa.field(name, kind, nullable=name not in required) for name, kind in columns.items()])


TABLES: dict[str, pa.Schema] = {
    # What was found in the inputs. `version` digests what tells one version from the next, `crawled` is when a crawler met it, `input` and `record` where it lies.
    "articles": _schema(
        article=TEXT, version=TEXT, input=TEXT, record=TEXT, url=TEXT, outlet=TEXT, title=TEXT, authors=pa.list_(TEXT), published=TEXT,
        crawled=TEXT, language=TEXT, credits=pa.list_(CREDIT), captions=SPANS, asides=SPANS, text=TEXT,
    ),
    # Articles that came before, in place `row` of the articles of shard `part`; they are read once.
    "repeats": _schema(article=TEXT, part=pa.int32(), row=pa.int32(), first_part=pa.int32()),
    # The report of each article, as JSON of schema/report.schema.json.
    "reports": _schema(article=TEXT, record=pa.binary(), asides=SPANS),
    "claims": CLAIMS,
    # What finding its relatives needs: days since 0001-01-01 (0: undated), bands of the text, keys of the event.
    "sketches": _schema(article=TEXT, day=pa.int32(), bands=pa.list_(pa.uint64()), keys=pa.list_(pa.uint64())),
    "copies": _schema(article=TEXT, other=TEXT, share=pa.float64(), evidence=pa.list_(TEXT)),
    # Articles that may be on the event of an earlier one: `share` of its own weight in keys. `part`s are those of reports.
    "candidates": _schema(article=TEXT, part=pa.int32(), other=TEXT, other_part=pa.int32(), share=pa.float64()),
    "stories": _schema(story=TEXT, article=TEXT, part=pa.int32()),
    "assertions": _schema(
        story=TEXT, assertion=TEXT, text=TEXT, claims=pa.int32(), articles=pa.int32(), contested=pa.bool_(),
        origins_certain=pa.int32(), origins_possible=pa.int32(), why=pa.list_(TEXT), figures=pa.list_(TEXT),
    ),
    "linked_claims": _schema(
        story=TEXT, assertion=TEXT, article=TEXT, attribution=TEXT, text=TEXT, spans=SPANS, position=TEXT, relation=TEXT,
        origin=TEXT, origin_kind=TEXT, through=TEXT, lost=pa.list_(TEXT), evidence=pa.list_(TEXT),
    ),
    "errors": _schema(stage=TEXT, input=TEXT, record=TEXT, url=TEXT, kind=TEXT, reason=TEXT),
}  # fmt: skip
