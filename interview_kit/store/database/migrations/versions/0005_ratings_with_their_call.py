"""Ratings come and go with their call: no date of deletion is their own."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forget that ratings were deleted by themselves, which nothing could undo."""
    op.execute("UPDATE records SET deleted_at = NULL WHERE kind = 'assessment'")
