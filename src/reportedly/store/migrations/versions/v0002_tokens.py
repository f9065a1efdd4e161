"""Schema 0002: tokens of people and programs that are let in, and assertions found by their id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both; nothing that is there changes."""
    op.create_table(
        "token",
        sa.Column("digest", sa.Text(), primary_key=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("revoked", sa.Text(), nullable=True),
    )
    op.create_index("ix_assertion_key", "assertion", ["key"])
