"""Everything that is looked up about an article, made anew from its report and the ledger. Nothing else writes these rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, delete, insert, text, update

from reportedly.store.apply_judgements import apply_judgements, correct_article
from reportedly.store.article_rows import (
    article_row,
    citation_rows,
    claim_row,
    credit_rows,
    name_part_rows,
    source_rows,
    via_rows,
)
from reportedly.store.insert_new import insert_new
from reportedly.store.keep_report import Kept
from reportedly.store.ledger import rulings_on
from reportedly.store.read_claims import read_claims
from reportedly.store.tables import article, citation, claim, credit, name_part, source, via

INDEXED = (via, claim, source, credit, citation)


def index_article(connection: Connection, article_id: int, kept: Kept) -> None:
    """Make the article's claims, sources, chains, citations and credits, and what its own row says of them.

    Nothing of an earlier reading may be left: see `clear_article`.
    """
    rulings, anchors = rulings_on(connection, kept.report.article.id)
    report = replace(kept.report, article=correct_article(kept.report.article, rulings))
    claims = apply_judgements(read_claims(report, kept.own_voice), rulings, anchors)
    claim_rows = [claim_row(article_id, number, one) for number, one in enumerate(claims)]
    _insert(connection, claim, claim_rows)
    _insert(connection, source, source_rows(article_id, report))
    _insert(connection, via, via_rows(article_id, report, claims))
    _insert(connection, credit, credit_rows(article_id, report))
    _insert(connection, citation, citation_rows(article_id, report, claims))
    insert_new(connection, name_part, name_part_rows(claim_rows))
    connection.execute(update(article).where(article.c.id == article_id), article_row(report, claims))


def clear_article(connection: Connection, article_id: int) -> None:
    """Take away what `index_article` made."""
    for table in INDEXED:
        connection.execute(delete(table).where(table.c.article == article_id))


def rebuild_words(connection: Connection) -> None:
    """Make the indexes of words anew from their tables; PostgreSQL derives them itself."""
    if connection.dialect.name == "sqlite":
        for index in ("claim_words", "article_words"):
            connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('rebuild')"))


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
