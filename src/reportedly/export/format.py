"""The formats that a whole corpus is written in, with the suffix and the media type of each."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The formats of `reportedly.export`."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    STIX = "stix"


SUFFIXES = {
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".jsonld": Format.JSONLD,
    ".json": Format.STIX,
}
MEDIA_TYPES = {
    Format.JSONL: "application/x-ndjson",
    Format.CSV: "text/csv",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.JSONLD: "application/ld+json",
    Format.STIX: "application/stix+json",
}
