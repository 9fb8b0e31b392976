"""What happens to records as a whole, and a quick way to what was emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the events of records, and an index of empty entries."""
    op.create_table(
        "record_events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["records.id"],
            name=op.f("fk_record_events_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_events")),
    )
    op.create_index("ix_record_events_record_id", "record_events", ["record_id"], unique=False)
    op.create_index(
        "ix_entries_emptied",
        "entries",
        ["changed_at"],
        unique=False,
        sqlite_where=sa.text("text = ''"),
        postgresql_where=sa.text("text = ''"),
    )
