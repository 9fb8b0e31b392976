"""Candidates: each call of before gets one, with the name that was a field of the call."""

import json

import sqlalchemy
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NAME = "candidate_name"
_NEW_ID = {
    "sqlite": "lower(hex(randomblob(16)))",
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
}
_ROWS_AT_ONCE = 500


def upgrade() -> None:
    """Make a candidate of each call: whether two of one name are the same the interviewer says."""
    op.create_table(
        "distinct_candidates",
        sqlalchemy.Column("candidate_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("other_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("author", sqlalchemy.String(length=200), nullable=False),
        sqlalchemy.Column("at", sqlalchemy.DateTime(timezone=True), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["candidate_id"],
            ["records.id"],
            name=op.f("fk_distinct_candidates_candidate_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.ForeignKeyConstraint(
            ["other_id"],
            ["records.id"],
            name=op.f("fk_distinct_candidates_other_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.PrimaryKeyConstraint(
            "candidate_id", "other_id", name=op.f("pk_distinct_candidates")
        ),
    )
    op.execute(
        "ALTER TABLE screens ADD COLUMN candidate_id VARCHAR(32) "
        "CONSTRAINT fk_screens_candidate_id REFERENCES records (id)"
    )
    op.add_column("screens", sqlalchemy.Column("candidate_before", sqlalchemy.String(length=32)))
    _make_candidates()
    op.create_index("ix_screens_candidate_id", "screens", ["candidate_id"], unique=False)
    _take_names_out_of_kept_answers()


def _make_candidates() -> None:
    new_id = _NEW_ID[op.get_bind().dialect.name]
    op.execute(
        "CREATE TEMPORARY TABLE made (call_id VARCHAR(32) PRIMARY KEY, candidate_id VARCHAR(32))"
    )
    op.execute(f"INSERT INTO made SELECT id, {new_id} FROM screens")  # noqa: S608
    op.execute(
        "INSERT INTO records (id, kind, owner, author, created_at, changed_at, zone, example) "
        "SELECT made.candidate_id, 'candidate', owner, author, created_at, changed_at, zone, "
        "example FROM records JOIN made ON made.call_id = records.id"
    )
    of_call = "SELECT made.candidate_id FROM made WHERE made.call_id"
    op.execute(f"UPDATE screens SET candidate_id = ({of_call} = screens.id)")  # noqa: S608
    for table in ("entries", "entry_history"):
        op.execute(
            f"UPDATE {table} SET field = 'name', record_id = ({of_call} = {table}.record_id) "  # noqa: S608
            f"WHERE field = '{_NAME}' AND record_id IN (SELECT call_id FROM made)"
        )
    op.execute("DROP TABLE made")


def _take_names_out_of_kept_answers() -> None:
    kept = sqlalchemy.table(
        "screen_revisions",
        sqlalchemy.column("screen_id"),
        sqlalchemy.column("revision"),
        sqlalchemy.column("content"),
    )
    key = (kept.c.screen_id, kept.c.revision)
    bind = op.get_bind()
    last: tuple[str, int] = ("", 0)
    while rows := bind.execute(
        sqlalchemy.select(kept)
        .where(sqlalchemy.tuple_(*key) > last)
        .order_by(*key)
        .limit(_ROWS_AT_ONCE)
    ).all():
        for call_id, revision, content in rows:
            answers = json.loads(content)
            if answers.pop(_NAME, None) is not None:
                text = json.dumps(answers, ensure_ascii=False, separators=(",", ":"))
                one = (kept.c.screen_id == call_id) & (kept.c.revision == revision)
                bind.execute(sqlalchemy.update(kept).where(one).values(content=text))
        last = rows[-1].screen_id, rows[-1].revision
