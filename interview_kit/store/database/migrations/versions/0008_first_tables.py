"""The first tables."""

import sqlalchemy as sa
from alembic import op

# The number is that of the last of eight steps which led here before the first release. Databases
# that went through them have it, so they are up to date as they are.
revision = "0008"
down_revision = None
branch_labels = None
depends_on = None

_LISTED = sa.text("kind IN ('position', 'application', 'template') AND deleted_at IS NULL")
_EXAMPLE = sa.text("example IS true")
_EMPTIED = sa.text("text = ''")
_DRAFT = sa.text("state = 'draft'")


def upgrade() -> None:
    """Create every table of version 0.1."""
    op.create_table(
        "records",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("example", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
    )
    op.create_index(
        "ix_records_owner_kind", "records", ["owner", "kind", "deleted_at"], unique=False
    )
    op.create_index(
        "ix_records_listed",
        "records",
        ["owner", "kind", "changed_at"],
        unique=False,
        sqlite_where=_LISTED,
        postgresql_where=_LISTED,
    )
    op.create_index(
        "ix_records_example",
        "records",
        ["owner", "kind", "deleted_at"],
        unique=False,
        sqlite_where=_EXAMPLE,
        postgresql_where=_EXAMPLE,
    )
    op.create_table(
        "entries",
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("tab", sa.String(length=40), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reading", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_entries_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "field", name=op.f("pk_entries")),
    )
    op.create_index(
        "ix_entries_emptied",
        "entries",
        ["changed_at"],
        unique=False,
        sqlite_where=_EMPTIED,
        postgresql_where=_EMPTIED,
    )
    op.create_table(
        "entry_history",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("tab", sa.String(length=40), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reading", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["records.id"],
            name=op.f("fk_entry_history_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_history")),
    )
    op.create_index(
        "ix_entry_history_record_id_field", "entry_history", ["record_id", "field"], unique=False
    )
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
    op.create_table(
        "template_files",
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["records.id"],
            name=op.f("fk_template_files_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "version", name=op.f("pk_template_files")),
    )
    op.create_table(
        "question_sets",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["position_id"],
            ["records.id"],
            name=op.f("fk_question_sets_position_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_sets")),
        sa.UniqueConstraint(
            "position_id", "version", name=op.f("uq_question_sets_position_id_version")
        ),
    )
    op.create_table(
        "screens",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position_id", sa.String(length=32), nullable=False),
        sa.Column("question_set_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["records.id"], name=op.f("fk_screens_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["records.id"], name=op.f("fk_screens_position_id")
        ),
        sa.ForeignKeyConstraint(
            ["question_set_id"], ["question_sets.id"], name=op.f("fk_screens_question_set_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screens")),
    )
    op.create_index(
        "ix_screens_position_id_state", "screens", ["position_id", "state"], unique=False
    )
    op.create_index("ix_screens_finished_at", "screens", ["finished_at"], unique=False)
    op.create_index(
        "ix_screens_draft",
        "screens",
        ["id"],
        unique=False,
        sqlite_where=_DRAFT,
        postgresql_where=_DRAFT,
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("screen_id", sa.String(length=32), nullable=False),
        sa.Column("rater", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["records.id"], name=op.f("fk_assessments_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["screen_id"], ["screens.id"], name=op.f("fk_assessments_screen_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint("screen_id", "rater", name=op.f("uq_assessments_screen_id_rater")),
    )
    op.create_table(
        "screen_revisions",
        sa.Column("screen_id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("finished_by", sa.String(length=200), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["screen_id"],
            ["screens.id"],
            name=op.f("fk_screen_revisions_screen_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("screen_id", "revision", name=op.f("pk_screen_revisions")),
    )
