"""The tables of the current schema. Migrations spell out each step on their own; a test holds the two together.

Text columns `*_key` hold normalised names, `day` an ISO day, JSON columns text. Rows hang on their article and go with it.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy import Text as AnyText


class Text(TypeDecorator[str]):
    """Text that every database takes: PostgreSQL refuses NUL, so columns hold U+FFFD in its place; the record keeps it."""

    impl = AnyText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Leave offsets as they are: one character for one."""
        return value.replace("\x00", "\ufffd") if value else value


metadata = MetaData()
Row = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts rows only in a column called INTEGER


def _of_article(*, primary_key: bool = False, index: bool = False) -> Column[int]:
    return Column("article", Row, ForeignKey("article.id"), primary_key=primary_key, index=index, nullable=False)


article = Table(
    "article",
    metadata,
    Column("id", Row, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_key", Text, index=True),
    Column("published", Text),
    Column("day", Text, index=True),
    Column("title", Text),
    Column("language", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("judged", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("unnamed", Integer, nullable=False),
    Column("borrowed", Integer, nullable=False),
    Column("first_seen", Text, nullable=False),
    # The long ones last: SQLite reads a row from its beginning.
    Column("facets", Text, nullable=False),
    Column("text", Text, nullable=False),
)

credit = Table(
    "credit",
    metadata,
    _of_article(primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("relation", Text, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Row, primary_key=True),
    _of_article(),
    Column("number", Integer, nullable=False),
    Column("given", Text, nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("url", Text, index=True),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("first_seen", Text, nullable=False),
    UniqueConstraint("article", "number", name="uq_revision_article_number"),
    UniqueConstraint("article", "digest", name="uq_revision_article_digest"),
)

report = Table(
    "report",
    metadata,
    Column("revision", Row, ForeignKey("revision.id"), primary_key=True),
    Column("model", Text, primary_key=True),
    Column("reportedly", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("own_voice", Text, nullable=False),
    Column("relatives", Text, nullable=False),
    Column("read_at", Text, nullable=False),
)

source = Table(
    "source",
    metadata,
    _of_article(primary_key=True),
    Column("local", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("role", Text),
)

# Every word of every name key, so that "Kerry" finds "john kerry" without reading all names.
name_part = Table(
    "name_part",
    metadata,
    Column("part", Text, primary_key=True),
    Column("name_key", Text, primary_key=True),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("id", Row, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    _of_article(),
    Column("number", Integer, nullable=False),
    Column("attribution", Text),
    Column("spans", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("form", Text),
    Column("speaker", Text),
    Column("speaker_key", Text),
    Column("kind", Text),
    Column("act", Text),
    Column("certainty", Text),
    Column("polarity", Text),
    Column("said_on", Text),
    Column("about", Text),
    Column("due_first", Text),
    Column("due_last", Text),
    Column("score", Float),
    Column("facets", Text, nullable=False),
    Column("day", Text),
    Column("rejected", Integer, nullable=False),
    Column("judged", Integer, nullable=False),
    UniqueConstraint("article", "number", name="uq_claim_article_number"),
)
# What a source said, newest last; most counting needs no more than the index.
Index(
    "ix_claim_said",
    claim.c.speaker_key,
    claim.c.rejected,
    claim.c.day,
    claim.c.id,
    claim.c.article,
    claim.c.number,
    claim.c.act,
)
Index(
    "ix_claim_prediction",
    claim.c.due_last,
    claim.c.id,
    claim.c.due_first,
    sqlite_where=text("act = 'predicts' AND rejected = 0"),
    postgresql_where=text("act = 'predicts' AND rejected = 0"),
)
# What the machine is unsure of and nobody has judged: few rows of many, so their indexes stay small.
Index(
    "ix_claim_doubt",
    claim.c.score,
    claim.c.id,
    sqlite_where=text("judged = 0 AND rejected = 0 AND score < 0.6"),
    postgresql_where=text("judged = 0 AND rejected = 0 AND score < 0.6"),
)
Index(
    "ix_claim_unresolved",
    claim.c.id,
    sqlite_where=text("judged = 0 AND rejected = 0 AND attribution IS NOT NULL AND speaker IS NULL"),
    postgresql_where=text("judged = 0 AND rejected = 0 AND attribution IS NOT NULL AND speaker IS NULL"),
)

via = Table(
    "via",
    metadata,
    _of_article(primary_key=True),
    Column("claim", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
)

citation = Table(
    "citation",
    metadata,
    _of_article(primary_key=True),
    Column("cited_key", Text, primary_key=True, index=True),
    Column("cited", Text, nullable=False),
    Column("claims", Integer, nullable=False),
)

band = Table(
    "band",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    _of_article(primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Keys are hashed to 64 bits and days counted (date.toordinal), which keeps the largest table small.
entity = Table(
    "entity",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    _of_article(primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copy = Table(
    "copy",
    metadata,
    _of_article(primary_key=True),
    Column("of", Row, ForeignKey("article.id"), primary_key=True, index=True),
    Column("share", Float, nullable=False),
    Column("evidence", Text, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("id", Row, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("outlets", Integer, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text, index=True),
    Column("updated", Text, nullable=False),
    # That of the weightiest assertion: what the front page ranks by.
    Column("weight", Integer, nullable=False, server_default="0"),
)
Index("ix_story_weight", story.c.weight, story.c.key)

story_article = Table(
    "story_article",
    metadata,
    Column("story", Row, ForeignKey("story.id"), primary_key=True),
    _of_article(primary_key=True, index=True),
    Column("position", Integer, nullable=False),
)

assertion = Table(
    "assertion",
    metadata,
    Column("id", Row, primary_key=True),
    Column("story", Row, ForeignKey("story.id"), nullable=False, index=True),
    Column("key", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("origins_min", Integer, nullable=False),
    Column("origins_max", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("circles", Text, nullable=False),
    # Its stakes, so that stories are ranked without reading their claims.
    Column("contested", Integer, nullable=False, server_default="0"),
    Column("articles", Integer, nullable=False, server_default="0"),
    Column("outlets", Integer, nullable=False, server_default="0"),
    Column("weight", Integer, nullable=False, server_default="0"),
)

origin = Table(
    "origin",
    metadata,
    Column("assertion", Row, ForeignKey("assertion.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("through", Text),
)

assertion_claim = Table(
    "assertion_claim",
    metadata,
    Column("assertion", Row, ForeignKey("assertion.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("claim", Text, index=True),
    Column("article", Text, nullable=False),
    Column("attribution", Text),
    Column("spans", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("relation", Text),
    Column("origin", Text),
    Column("lost", Text, nullable=False),
    # Whether nothing but a little of everything speaks for counting it here.
    Column("weak", Integer, nullable=False, server_default="0"),
)
Index(
    "ix_assertion_claim_weak",
    assertion_claim.c.assertion,
    assertion_claim.c.number,
    sqlite_where=text("weak = 1"),
    postgresql_where=text("weak = 1"),
)

# Why the machine counted a claim to its assertion, in words.
evidence = Table(
    "evidence",
    metadata,
    Column("assertion", Row, ForeignKey("assertion.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("words", Text, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("position", Row, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("undoes", Text, index=True),
)

# Which articles a judgement touches, and the words judged, by which a claim is found again if its edges moved.
judgement_subject = Table(
    "judgement_subject",
    metadata,
    Column("judgement", Text, ForeignKey("judgement.id"), primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("article", Text, index=True),
    Column("spans", Text),
    Column("words", Text),
)

# Who is let in over the network; the secret itself is never kept.
token = Table(
    "token",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("revoked", Text),
)

# Watching. Moments are ISO 8601 in UTC to the second, so that they sort as text; `key` digests an address, which may be long.
feed = Table(
    "feed",
    metadata,
    Column("id", Row, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("title", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("due", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("fault", Text),
)

feed_item = Table(
    "feed_item",
    metadata,
    Column("id", Row, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("feed", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("stated", Text, nullable=False),
    Column("due", Text, index=True),
    Column("checks", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("article", Text),
    Column("told", Text),
    Column("fault", Text),
)

follow = Table(
    "follow",
    metadata,
    Column("position", Row, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("article", Text),
    Column("words", Text),
)

# The outbox: positions only grow, and a target is known by a digest, since its address may hold a password.
notice = Table(
    "notice",
    metadata,
    Column("position", Row, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("record", Text, nullable=False),
)

target = Table(
    "target",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", Row, nullable=False),
)

watch_round = Table(
    "watch_round",
    metadata,
    Column("began", Text, primary_key=True),
    Column("ended", Text, index=True),
)

# Grows with every write; whoever remembers an answer knows by it whether anything changed since.
edition = Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
)

# Work that the API was given: what it is, in the API's own words, and what came of it, so that both outlive the server.
job = Table(
    "job",
    metadata,
    Column("id", Text, primary_key=True),
    Column("server", Text, nullable=False, index=True),
    Column("created", Text, nullable=False),
    Column("ended", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Column("results", LargeBinary, nullable=False),
)
