"""What is listed is found among all: an index by when it was changed, and one for examples."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_THERE = sa.text("kind IN ('position', 'application', 'template') AND deleted_at IS NULL")
_EXAMPLE = sa.text("example IS true")


def upgrade() -> None:
    """Add both indexes."""
    op.create_index(
        "ix_records_listed",
        "records",
        ["owner", "kind", "changed_at"],
        sqlite_where=_THERE,
        postgresql_where=_THERE,
    )
    op.create_index(
        "ix_records_example",
        "records",
        ["owner", "kind", "deleted_at"],
        sqlite_where=_EXAMPLE,
        postgresql_where=_EXAMPLE,
    )
