"""The corpus in each format that other tools read."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from reportedly.corpus.corpus import Corpus
from reportedly.export.format import Format


def _jsonl(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.jsonl import write_jsonl

    return write_jsonl(corpus.reports(), out, corpus.judgements())


def _csv(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.csv_rows import write_csv

    return write_csv(corpus.judged_reports(), out)


def _parquet(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.parquet import write_parquet

    return write_parquet(corpus.judged_reports(), out)


def _jsonld(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.jsonld import write_jsonld

    return write_jsonld(corpus.reports(), out, corpus.judgements())


def _stix(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.stix import write_stix

    return write_stix(corpus.judged_reports(), out)


# Each writes everything and gives the number of records.
WRITERS: dict[Format, Callable[[Corpus, BinaryIO], int]] = {
    Format.JSONL: _jsonl,
    Format.CSV: _csv,
    Format.PARQUET: _parquet,
    Format.JSONLD: _jsonld,
    Format.STIX: _stix,
}
