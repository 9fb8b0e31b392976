"""A table holds the files of candidates, such as a résumé."""

import sqlalchemy
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "candidate_files",
        sqlalchemy.Column("id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("candidate_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("given_to", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("name", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("content", sqlalchemy.LargeBinary(), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["candidate_id"],
            ["records.id"],
            name=op.f("fk_candidate_files_candidate_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint("id", name=op.f("pk_candidate_files")),
    )
    op.create_index("ix_candidate_files_candidate_id", "candidate_files", ["candidate_id"])
