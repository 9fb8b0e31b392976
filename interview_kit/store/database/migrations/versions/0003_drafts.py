"""The calls that are not finished are few among all: an index of them alone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Replace the index of all states by one of the drafts."""
    op.drop_index("ix_screens_state", table_name="screens")
    op.create_index(
        "ix_screens_draft",
        "screens",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'draft'"),
        postgresql_where=sa.text("state = 'draft'"),
    )
