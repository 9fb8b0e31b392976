"""The first tables."""

import sqlalchemy
from alembic import op

# The number is that of the last of eight steps which led here before the first release. Databases
# that went through them have it, so they are up to date as they are.
revision = "0008"
down_revision = None
branch_labels = None
depends_on = None

_LISTED = sqlalchemy.text("kind IN ('position', 'application', 'template') AND deleted_at IS NULL")
_EXAMPLE = sqlalchemy.text("example IS true")
_EMPTIED = sqlalchemy.text("text = ''")
_DRAFT = sqlalchemy.text("state = 'draft'")


def upgrade() -> None:
    """Create every table of version 0.1."""
    op.create_table(
        "records",
        sqlalchemy.Column("id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("kind", sqlalchemy.String(length=20), nullable=False),
        sqlalchemy.Column("owner", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("created_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.Column("changed_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.Column("zone", sqlalchemy.String(length=64), nullable=False),
        sqlalchemy.Column("deleted_at", sqlalchemy.DateTime(timezone=True), nullable=True),
        sqlalchemy.Column("example", sqlalchemy.Boolean(), nullable=False),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_records")),
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
        sqlalchemy.Column("record_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("field", sqlalchemy.String(length=80), nullable=False),
        sqlalchemy.Column("text", sqlalchemy.Text(), nullable=False),
        sqlalchemy.Column("state", sqlalchemy.String(length=12), nullable=False),
        sqlalchemy.Column("revision", sqlalchemy.Integer(), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("tab", sqlalchemy.String(length=40), nullable=False),
        sqlalchemy.Column("sequence", sqlalchemy.BigInteger(), nullable=False),
        sqlalchemy.Column("changed_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.Column("reading", sqlalchemy.String(length=120), nullable=True),
        sqlalchemy.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_entries_record_id"), ondelete="CASCADE"
        ),
        sqlalchemy.PrimaryKeyConstraint("record_id", "field", name=op.f("pk_entries")),
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
        sqlalchemy.Column("id", sqlalchemy.Integer(), autoincrement=True, nullable=False),
        sqlalchemy.Column("record_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("field", sqlalchemy.String(length=80), nullable=False),
        sqlalchemy.Column("text", sqlalchemy.Text(), nullable=False),
        sqlalchemy.Column("state", sqlalchemy.String(length=12), nullable=False),
        sqlalchemy.Column("revision", sqlalchemy.Integer(), nullable=True),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("tab", sqlalchemy.String(length=40), nullable=False),
        sqlalchemy.Column("sequence", sqlalchemy.BigInteger(), nullable=False),
        sqlalchemy.Column("at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.Column("reading", sqlalchemy.String(length=120), nullable=True),
        sqlalchemy.ForeignKeyConstraint(
            ["record_id"],
            ["records.id"],
            name=op.f("fk_entry_history_record_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_entry_history")),
    )
    op.create_index(
        "ix_entry_history_record_id_field", "entry_history", ["record_id", "field"], unique=False
    )
    op.create_table(
        "record_events",
        sqlalchemy.Column("id", sqlalchemy.Integer(), autoincrement=True, nullable=False),
        sqlalchemy.Column("record_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("event", sqlalchemy.String(length=12), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["record_id"],
            ["records.id"],
            name=op.f("fk_record_events_record_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_record_events")),
    )
    op.create_index("ix_record_events_record_id", "record_events", ["record_id"], unique=False)
    op.create_table(
        "template_files",
        sqlalchemy.Column("record_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("version", sqlalchemy.Integer(), nullable=False),
        sqlalchemy.Column("content", sqlalchemy.LargeBinary(), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["record_id"],
            ["records.id"],
            name=op.f("fk_template_files_record_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint("record_id", "version", name=op.f("pk_template_files")),
    )
    op.create_table(
        "question_sets",
        sqlalchemy.Column("id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("position_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("version", sqlalchemy.Integer(), nullable=False),
        sqlalchemy.Column("content", sqlalchemy.Text(), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("created_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["position_id"],
            ["records.id"],
            name=op.f("fk_question_sets_position_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_question_sets")),
        sqlalchemy.UniqueConstraint(
            "position_id", "version", name=op.f("uq_question_sets_position_id_version")
        ),
    )
    op.create_table(
        "screens",
        sqlalchemy.Column("id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("position_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("question_set_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("state", sqlalchemy.String(length=10), nullable=False),
        sqlalchemy.Column("revision", sqlalchemy.Integer(), nullable=False),
        sqlalchemy.Column("started_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.Column("finished_at", sqlalchemy.DateTime(timezone=True), nullable=True),
        sqlalchemy.ForeignKeyConstraint(
            ["id"], ["records.id"], name=op.f("fk_screens_id"), ondelete="CASCADE"
        ),
        sqlalchemy.ForeignKeyConstraint(
            ["position_id"], ["records.id"], name=op.f("fk_screens_position_id")
        ),
        sqlalchemy.ForeignKeyConstraint(
            ["question_set_id"], ["question_sets.id"], name=op.f("fk_screens_question_set_id")
        ),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_screens")),
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
        sqlalchemy.Column("id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("screen_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("rater", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["id"], ["records.id"], name=op.f("fk_assessments_id"), ondelete="CASCADE"
        ),
        sqlalchemy.ForeignKeyConstraint(
            ["screen_id"], ["screens.id"], name=op.f("fk_assessments_screen_id"), ondelete="CASCADE"
        ),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sqlalchemy.UniqueConstraint(
            "screen_id", "rater", name=op.f("uq_assessments_screen_id_rater")
        ),
    )
    op.create_table(
        "screen_revisions",
        sqlalchemy.Column("screen_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("revision", sqlalchemy.Integer(), nullable=False),
        sqlalchemy.Column("content", sqlalchemy.Text(), nullable=False),
        sqlalchemy.Column("finished_by", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("finished_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["screen_id"],
            ["screens.id"],
            name=op.f("fk_screen_revisions_screen_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint("screen_id", "revision", name=op.f("pk_screen_revisions")),
    )
