"""Schema 0004: what the desk's pages look up: stakes by which stories are ranked, and indexes of what is in doubt.

Stories that are kept already get their stakes here, as `keep_story` would give them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

COUNTS = ("contested", "articles", "outlets", "weight")
DOUBT = "judged = 0 AND rejected = 0 AND score < 0.6"
UNRESOLVED = "judged = 0 AND rejected = 0 AND attribution IS NOT NULL AND speaker IS NULL"
TAKES = "EXISTS (SELECT 1 FROM assertion_claim c WHERE c.assertion = assertion.id AND c.position = '{}')"
FILL = (
    "UPDATE assertion SET "
    "articles = (SELECT count(DISTINCT c.article) FROM assertion_claim c WHERE c.assertion = assertion.id), "
    "outlets = (SELECT count(DISTINCT coalesce(a.outlet, '')) FROM assertion_claim c JOIN article a ON a.key = c.article "
    "WHERE c.assertion = assertion.id AND c.position = 'asserts'), "
    f"contested = CASE WHEN {TAKES.format('asserts')} AND {TAKES.format('denies')} THEN 1 ELSE 0 END",
    "UPDATE assertion SET weight = CASE WHEN articles > 1 OR contested = 1 THEN "
    "10000 * (2 * contested + CASE WHEN origins_max = 1 AND outlets >= 3 THEN 2 ELSE 0 END "
    "+ CASE WHEN figures <> '[]' THEN 1 ELSE 0 END + CASE WHEN circles <> '[]' THEN 1 ELSE 0 END) "
    "+ 100 * CASE WHEN outlets < 99 THEN outlets ELSE 99 END + "
    "(SELECT CASE WHEN count(*) < 99 THEN count(*) ELSE 99 END FROM assertion_claim c WHERE c.assertion = assertion.id) "
    "ELSE 0 END",
    "UPDATE story SET weight = coalesce((SELECT max(one.weight) FROM assertion one WHERE one.story = story.id), 0)",
    "UPDATE assertion_claim SET weak = 1 WHERE EXISTS (SELECT 1 FROM evidence e WHERE e.assertion = assertion_claim.assertion "
    "AND e.number = assertion_claim.number AND e.words LIKE 'a little of everything%')",
)


def upgrade() -> None:
    """Add the columns, fill them, then index them."""
    for name in COUNTS:
        op.add_column("assertion", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("story", sa.Column("weight", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("assertion_claim", sa.Column("weak", sa.Integer(), nullable=False, server_default="0"))
    for statement in FILL:
        op.execute(sa.text(statement))
    op.create_index("ix_story_weight", "story", ["weight", "key"])
    op.create_index("ix_citation_cited_key", "citation", ["cited_key"])
    for name, table, columns, condition in (
        ("ix_claim_doubt", "claim", ["score", "id"], DOUBT),
        ("ix_claim_unresolved", "claim", ["id"], UNRESOLVED),
        ("ix_assertion_claim_weak", "assertion_claim", ["assertion", "number"], "weak = 1"),
    ):
        op.create_index(name, table, columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
