"""A table says who is a candidate for a position before any call with them."""

import sqlalchemy
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. Who was called before is a candidate through the call."""
    op.create_table(
        "position_candidates",
        sqlalchemy.Column("position_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("candidate_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("added_at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.Column("import_id", sqlalchemy.String(length=32)),
        sqlalchemy.ForeignKeyConstraint(
            ["position_id"],
            ["records.id"],
            name=op.f("fk_position_candidates_position_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.ForeignKeyConstraint(
            ["candidate_id"],
            ["records.id"],
            name=op.f("fk_position_candidates_candidate_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint(
            "position_id", "candidate_id", name=op.f("pk_position_candidates")
        ),
    )
    op.create_index("ix_position_candidates_candidate_id", "position_candidates", ["candidate_id"])
    op.create_index(
        "ix_position_candidates_position_id_added_at",
        "position_candidates",
        ["position_id", "added_at"],
    )
