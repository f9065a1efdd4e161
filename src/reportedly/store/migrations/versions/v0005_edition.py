"""Schema 0005: the edition, which grows with every write, jobs that outlive the server that was given them, and two wider indexes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

STANDING = "act = 'predicts' AND rejected = 0"


def upgrade() -> None:
    """Add two tables and make two indexes anew; the edition's row comes with the next write."""
    op.drop_index("ix_claim_speaker_key", "claim")
    op.create_index("ix_claim_said", "claim", ["speaker_key", "rejected", "day", "id", "article", "number", "act"])
    op.drop_index("ix_claim_prediction", "claim")
    op.create_index(
        "ix_claim_prediction",
        "claim",
        ["due_last", "id", "due_first"],
        sqlite_where=sa.text(STANDING),
        postgresql_where=sa.text(STANDING),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("server", sa.Text(), nullable=False, index=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("results", sa.LargeBinary(), nullable=False),
    )
