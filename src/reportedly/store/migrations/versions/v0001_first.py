"""Schema 0001: the first released. Frozen: a later schema is a later script.

Its tables, then what differs between the two databases: the index of words, and the ledger that only grows.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Words are folded and stemmed alike in both, without stop words: "who said" can be looked for. Facets are tokens
# such as kind and outlet, so that a filter narrows inside the index.
SQLITE = (
    "CREATE VIRTUAL TABLE article_words USING fts5(text, title, facets, content='article', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER article_words_in AFTER INSERT ON article BEGIN INSERT INTO article_words(rowid, text, title, facets) VALUES (new.id, new.text, new.title, new.facets); END",
    "CREATE TRIGGER article_words_out AFTER DELETE ON article BEGIN INSERT INTO article_words(article_words, rowid, text, title, facets) VALUES ('delete', old.id, old.text, old.title, old.facets); END",
    "CREATE TRIGGER article_words_new AFTER UPDATE OF text, title, facets ON article BEGIN INSERT INTO article_words(article_words, rowid, text, title, facets) VALUES ('delete', old.id, old.text, old.title, old.facets); INSERT INTO article_words(rowid, text, title, facets) VALUES (new.id, new.text, new.title, new.facets); END",
    "CREATE VIRTUAL TABLE claim_words USING fts5(text, speaker, facets, content='claim', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER claim_words_in AFTER INSERT ON claim BEGIN INSERT INTO claim_words(rowid, text, speaker, facets) VALUES (new.id, new.text, new.speaker, new.facets); END",
    "CREATE TRIGGER claim_words_out AFTER DELETE ON claim BEGIN INSERT INTO claim_words(claim_words, rowid, text, speaker, facets) VALUES ('delete', old.id, old.text, old.speaker, old.facets); END",
    "CREATE TRIGGER claim_words_new AFTER UPDATE OF text, speaker, facets ON claim BEGIN INSERT INTO claim_words(claim_words, rowid, text, speaker, facets) VALUES ('delete', old.id, old.text, old.speaker, old.facets); INSERT INTO claim_words(rowid, text, speaker, facets) VALUES (new.id, new.text, new.speaker, new.facets); END",
    *(f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END" for table in ("judgement", "judgement_subject") for verb in ("UPDATE", "DELETE")),
)  # fmt: skip

PUNCTUATION = "._-/:@,;!?()[]{}<>|&=+*#%$~^`\"''’‘“”–—…\\"  # the quote is doubled for SQL
POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY reportedly_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION reportedly (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION reportedly ALTER MAPPING FOR asciiword, word WITH reportedly_stem",
    # Half a million characters: a tsvector holds no more than a megabyte.
    f"CREATE FUNCTION reportedly_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT translate(regexp_replace(normalize(left(words, 500000), NFKD), '[\u0300-\u036f]', '', 'g'), '{PUNCTUATION}', '{' ' * len(PUNCTUATION)}') $$",
    "ALTER TABLE article ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('reportedly', reportedly_fold(facets || ' . ' || coalesce(title, '') || ' . ' || text))) STORED",
    "ALTER TABLE claim ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('reportedly', reportedly_fold(facets || ' . ' || coalesce(speaker, '') || ' . ' || text))) STORED",
    "CREATE INDEX article_words ON article USING gin (words)",
    "CREATE INDEX claim_words ON claim USING gin (words)",
    "CREATE FUNCTION reportedly_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the ledger only grows'; END $$",
    *(f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION reportedly_only_grows()" for table in ("judgement", "judgement_subject")),
)  # fmt: skip


def upgrade() -> None:
    """Make everything."""
    _make_tables()
    connection = op.get_bind()
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.dialect.name]:
        connection.exec_driver_sql(
            statement.replace("%", "%%") if connection.dialect.name == "postgresql" else statement
        )


def _make_tables() -> None:
    row = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "article",
        sa.Column("id", row, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_key", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("unnamed", sa.Integer(), nullable=False),
        sa.Column("borrowed", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("facets", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_article_day", "article", ["day"], unique=False)
    op.create_index("ix_article_outlet_key", "article", ["outlet_key"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("position", row, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_judgement_undoes", "judgement", ["undoes"], unique=False)
    op.create_table(
        "name_part",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("part", "name_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story",
        sa.Column("id", row, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_story_last_day", "story", ["last_day"], unique=False)
    op.create_table(
        "assertion",
        sa.Column("id", row, nullable=False),
        sa.Column("story", row, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origins_min", sa.Integer(), nullable=False),
        sa.Column("origins_max", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("circles", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_assertion_story", "assertion", ["story"], unique=False)
    op.create_table(
        "band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", row, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("band", "article"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_band_article", "band", ["article"], unique=False)
    op.create_table(
        "citation",
        sa.Column("article", row, nullable=False),
        sa.Column("cited_key", sa.Text(), nullable=False),
        sa.Column("cited", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("article", "cited_key"),
    )
    op.create_table(
        "claim",
        sa.Column("id", row, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article", row, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_key", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("act", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("polarity", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("due_first", sa.Text(), nullable=True),
        sa.Column("due_last", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("facets", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article", "number", name="uq_claim_article_number"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(
        "ix_claim_prediction",
        "claim",
        ["due_last", "id"],
        unique=False,
        sqlite_where=sa.text("act = 'predicts' AND rejected = 0"),
        postgresql_where=sa.text("act = 'predicts' AND rejected = 0"),
    )
    op.create_index("ix_claim_speaker_key", "claim", ["speaker_key"], unique=False)
    op.create_table(
        "copy",
        sa.Column("article", row, nullable=False),
        sa.Column("of", row, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.ForeignKeyConstraint(
            ["of"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("article", "of"),
    )
    op.create_index("ix_copy_of", "copy", ["of"], unique=False)
    op.create_table(
        "credit",
        sa.Column("article", row, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("article", "position"),
    )
    op.create_index("ix_credit_name_key", "credit", ["name_key"], unique=False)
    op.create_table(
        "entity",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", row, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("key", "day", "article"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entity_article", "entity", ["article"], unique=False)
    op.create_table(
        "judgement_subject",
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("spans", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["judgement"],
            ["judgement.id"],
        ),
        sa.PrimaryKeyConstraint("judgement", "subject"),
    )
    op.create_index("ix_judgement_subject_article", "judgement_subject", ["article"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", row, nullable=False),
        sa.Column("article", row, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article", "digest", name="uq_revision_article_digest"),
        sa.UniqueConstraint("article", "number", name="uq_revision_article_number"),
    )
    op.create_index("ix_revision_given", "revision", ["given"], unique=False)
    op.create_index("ix_revision_url", "revision", ["url"], unique=False)
    op.create_table(
        "source",
        sa.Column("article", row, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("article", "local"),
    )
    op.create_index("ix_source_name_key", "source", ["name_key"], unique=False)
    op.create_table(
        "story_article",
        sa.Column("story", row, nullable=False),
        sa.Column("article", row, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.ForeignKeyConstraint(
            ["story"],
            ["story.id"],
        ),
        sa.PrimaryKeyConstraint("story", "article"),
    )
    op.create_index("ix_story_article_article", "story_article", ["article"], unique=False)
    op.create_table(
        "via",
        sa.Column("article", row, nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.id"],
        ),
        sa.PrimaryKeyConstraint("article", "claim", "position"),
    )
    op.create_index("ix_via_name_key", "via", ["name_key"], unique=False)
    op.create_table(
        "assertion_claim",
        sa.Column("assertion", row, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("lost", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assertion"],
            ["assertion.id"],
        ),
        sa.PrimaryKeyConstraint("assertion", "number"),
    )
    op.create_index("ix_assertion_claim_claim", "assertion_claim", ["claim"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("assertion", row, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assertion"],
            ["assertion.id"],
        ),
        sa.PrimaryKeyConstraint("assertion", "number", "position"),
    )
    op.create_table(
        "origin",
        sa.Column("assertion", row, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("through", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assertion"],
            ["assertion.id"],
        ),
        sa.PrimaryKeyConstraint("assertion", "key"),
    )
    op.create_index("ix_origin_name_key", "origin", ["name_key"], unique=False)
    op.create_table(
        "report",
        sa.Column("revision", row, nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("reportedly", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("own_voice", sa.Text(), nullable=False),
        sa.Column("relatives", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision"],
            ["revision.id"],
        ),
        sa.PrimaryKeyConstraint("revision", "model"),
    )
