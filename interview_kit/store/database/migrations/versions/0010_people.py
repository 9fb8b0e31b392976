"""People are records, and a table says who is on a position."""

import sqlalchemy
from alembic import op
from sqlalchemy import DateTime, column, exists, false, literal, null, select, table, union

from interview_kit import clock

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FIRST = "local"
_RECORD = ("id", "kind", "owner", "author", "created_at", "changed_at", "zone", "deleted_at")
_INDEXES = {
    "ix_records_listed": (
        ["owner", "kind", "changed_at"],
        "kind IN ('application', 'template') AND deleted_at IS NULL",
    ),
    "ix_records_listed_position": (["changed_at"], "kind = 'position' AND deleted_at IS NULL"),
    "ix_records_person": (["id"], "kind = 'person'"),
    "ix_records_example": (["kind"], "example IS true"),
    "ix_records_deleted": (["deleted_at"], "deleted_at IS NOT NULL"),
}

_records = table("records", *map(column, (*_RECORD, "example")))
_entries = table("entries", column("record_id"), column("author"))
_history = table("entry_history", column("record_id"), column("revision"), column("author"))
_events = table("record_events", column("record_id"), column("author"))
_positions = table("position_people", column("position_id"), column("person_id"), column("role"))
_NAMES = (
    _records.c.owner,
    _records.c.author,
    _entries.c.author,
    _history.c.author,
    _events.c.author,
    table("template_files", column("author")).c.author,
    table("distinct_candidates", column("author")).c.author,
    table("question_sets", column("author")).c.author,
    table("screen_revisions", column("finished_by")).c.finished_by,
    table("assessments", column("rater")).c.rater,
)


def upgrade() -> None:
    """Make people of profiles and of all who are named, and put owners on their positions."""
    _make_people()
    _move_profiles()
    op.create_table(
        "position_people",
        sqlalchemy.Column("position_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("person_id", sqlalchemy.String(length=32), nullable=False),
        sqlalchemy.Column("role", sqlalchemy.String(length=20), nullable=False),
        sqlalchemy.ForeignKeyConstraint(
            ["position_id"],
            ["records.id"],
            name=op.f("fk_position_people_position_id"),
            ondelete="CASCADE",
        ),
        sqlalchemy.ForeignKeyConstraint(
            ["person_id"], ["records.id"], name=op.f("fk_position_people_person_id")
        ),
        sqlalchemy.PrimaryKeyConstraint(
            "position_id", "person_id", name=op.f("pk_position_people")
        ),
    )
    op.create_index("ix_position_people_person_id", "position_people", ["person_id"])
    owners = select(_records.c.id, _records.c.owner, literal("interviewer"))
    op.execute(
        _positions.insert().from_select(
            ["position_id", "person_id", "role"], owners.where(_records.c.kind == "position")
        )
    )
    for name in ("ix_records_owner_kind", "ix_records_listed", "ix_records_example"):
        op.drop_index(name, "records")
    for name, (columns, condition) in _INDEXES.items():
        where = sqlalchemy.text(condition)
        op.create_index(name, "records", columns, sqlite_where=where, postgresql_where=where)


def _make_people() -> None:
    """Make a record of the first person, and of everybody who owns, wrote or rated something.

    Where somebody has a profile, its moments and its zone are kept.
    """
    old = _records.alias("old")
    described = (
        select(_records.c.owner.label("person"), *_records.c)
        .where(_records.c.kind == "profile", _is_oldest())
        .subquery()
    )
    named = union(
        *(select(name.label("person")) for name in _NAMES), select(literal(_FIRST))
    ).subquery()
    now = literal(clock.now(), DateTime(timezone=True))
    kept = (described.c.author, described.c.created_at, described.c.changed_at, described.c.zone)
    for source, values in ((described, kept), (named, (named.c.person, now, now, literal("UTC")))):
        rows = select(source.c.person, literal("person"), source.c.person, *values, null(), false())
        is_new = ~exists().where(old.c.id == source.c.person)
        op.execute(_records.insert().from_select([*_RECORD, "example"], rows.where(is_new)))


def _move_profiles() -> None:
    """Give what a profile holds to its person. Of a second profile only the history is kept."""
    is_profile = _records.c.kind == "profile"
    profiles = select(_records.c.id).where(is_profile)
    oldest = profiles.where(_is_oldest())
    is_second = _history.c.record_id.in_(profiles) & _history.c.record_id.not_in(oldest)
    op.execute(_history.update().where(is_second).values(revision=null()))
    for part, moved in ((_entries, oldest), (_history, profiles), (_events, profiles)):
        owner = select(_records.c.owner).where(_records.c.id == part.c.record_id)
        op.execute(
            part.update()
            .where(part.c.record_id.in_(moved))
            .values(record_id=owner.scalar_subquery())
        )
    op.execute(_records.delete().where(is_profile))


def _is_oldest() -> sqlalchemy.ColumnElement[bool]:
    """Of a profile: it is the one of its owner that the kit has used."""
    other = _records.alias("other")
    is_older = (other.c.created_at < _records.c.created_at) | (
        (other.c.created_at == _records.c.created_at) & (other.c.id < _records.c.id)
    )
    return ~exists().where(
        other.c.kind == "profile", other.c.owner == _records.c.owner, is_older
    ).correlate(_records)
