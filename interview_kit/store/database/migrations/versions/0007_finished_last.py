"""The calls finished last are found among all: an index by when that was."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_screens_finished_at", "screens", ["finished_at"], unique=False)
