"""The tables.

Everything that people make is a *record*: a position, a candidate, a call, an assessment (one
rater's view of one call), an application, a layout, a person. Each of its fields is one *entry*.
So ownership, deletion, revisions and history have one place each. Whoever owns, wrote or rated
something is named by the id of a person's record.

Some names in the database are older than the words of the code: a call is a "screen" there, and
a layout a "template".
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    exists,
    literal_column,
)

# What each column with text or bytes says in its `info`: whether it may be about a person.
PERSON = "person"
NEVER = {PERSON: "never"}
BY_FIELD = {PERSON: "by field"}
"""`fields.lookup.about` says it for the field of the row, or for each key of the JSON."""
NAMES_A_CANDIDATE = {PERSON: "names a candidate"}
NAMES_A_PERSON = {PERSON: "names a person"}
"""It holds the id of the record of a person who uses the kit."""
IS_A_FILE = {PERSON: "is a file"}
"""It can name its owner, also in the properties of a Word file."""

_ID = String(32)
_FIELD = String(80)
_USER = String(200)
_READING = String(120)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC, since SQLite has no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Return the moment in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Return the moment with UTC as its zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _parent(column: str) -> ForeignKey:
    """Return a reference to the row that this one is deleted with."""
    return ForeignKey(column, ondelete="CASCADE")


records = Table(
    "records",
    metadata,
    Column("id", _ID, primary_key=True, info=NEVER),
    Column("kind", String(20), nullable=False, info=NEVER),
    Column("owner", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("zone", String(64), nullable=False, info=NEVER),
    Column("deleted_at", UtcDateTime),
    Column("example", Boolean, nullable=False, default=False),
)

# These are listed by their last change, however many there are. Calls and ratings, which change
# most, are not: each of their texts would have to update the index, too.
LISTED_KINDS = ("application", "template")
IS_LISTED = records.c.kind.in_([literal_column(f"'{kind}'") for kind in LISTED_KINDS])
IS_NOT_DELETED = records.c.deleted_at.is_(None)
_IS_LISTED_NOW = IS_LISTED & IS_NOT_DELETED
Index(
    "ix_records_listed",
    records.c.owner,
    records.c.kind,
    records.c.changed_at,
    sqlite_where=_IS_LISTED_NOW,
    postgresql_where=_IS_LISTED_NOW,
)
# A position has no owner to be found by: many people may be on it.
_IS_LISTED_POSITION = (records.c.kind == literal_column("'position'")) & IS_NOT_DELETED
Index(
    "ix_records_listed_position",
    records.c.changed_at,
    sqlite_where=_IS_LISTED_POSITION,
    postgresql_where=_IS_LISTED_POSITION,
)
_IS_PERSON = records.c.kind == literal_column("'person'")
Index("ix_records_person", records.c.id, sqlite_where=_IS_PERSON, postgresql_where=_IS_PERSON)
# Few among all records are examples, and few were deleted.
IS_EXAMPLE = records.c.example.is_(literal_column("true"))
Index("ix_records_example", records.c.kind, sqlite_where=IS_EXAMPLE, postgresql_where=IS_EXAMPLE)
_IS_DELETED = records.c.deleted_at.is_not(None)
Index(
    "ix_records_deleted",
    records.c.deleted_at,
    sqlite_where=_IS_DELETED,
    postgresql_where=_IS_DELETED,
)

entries = Table(
    "entries",
    metadata,
    Column("record_id", _ID, _parent("records.id"), primary_key=True, info=NEVER),
    Column("field", _FIELD, primary_key=True, info=NEVER),
    Column("text", Text, nullable=False, info=BY_FIELD),
    Column("state", String(12), nullable=False, info=NEVER),
    Column("revision", Integer, nullable=False),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("tab", String(40), nullable=False, info=NEVER),
    Column("sequence", BigInteger, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    # What the text meant when it was written, "" where it was not understood, NULL where the
    # field is of no kind that is read. See `typed.kinds.reading_of`.
    Column("reading", _READING, info=BY_FIELD),
)
# What was emptied is looked for among all entries, and is rare among them.
Index(
    "ix_entries_emptied",
    entries.c.changed_at,
    sqlite_where=entries.c.text == "",
    postgresql_where=entries.c.text == "",
)

# Append-only. `revision` is NULL for a text that lost a conflict: it is kept all the same.
entry_history = Table(
    "entry_history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("record_id", _ID, _parent("records.id"), nullable=False, info=NEVER),
    Column("field", _FIELD, nullable=False, info=NEVER),
    Column("text", Text, nullable=False, info=BY_FIELD),
    Column("state", String(12), nullable=False, info=NEVER),
    Column("revision", Integer),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("tab", String(40), nullable=False, info=NEVER),
    Column("sequence", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("reading", _READING, info=BY_FIELD),
    Index("ix_entry_history_record_id_field", "record_id", "field"),
)

# Append-only: what happened to a record as a whole. When it was made is in `records`.
record_events = Table(
    "record_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("record_id", _ID, _parent("records.id"), nullable=False, info=NEVER),
    Column("event", String(12), nullable=False, info=NEVER),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_record_events_record_id", "record_id"),
)

# The Word files of a record of kind "template", one a version.
layout_files = Table(
    "template_files",
    metadata,
    Column("record_id", _ID, _parent("records.id"), primary_key=True, info=NEVER),
    Column("version", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False, info=IS_A_FILE),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("at", UtcDateTime, nullable=False),
)

# The files of candidates, such as a résumé. A file goes along when its candidate turns out to be
# another one, and so has the id of the one whom it was given to.
candidate_files = Table(
    "candidate_files",
    metadata,
    Column("id", _ID, primary_key=True, info=NEVER),
    Column("candidate_id", _ID, _parent("records.id"), nullable=False, info=NAMES_A_CANDIDATE),
    Column("given_to", _ID, nullable=False, info=NAMES_A_CANDIDATE),
    Column("name", String(200), nullable=False, info=IS_A_FILE),
    Column("content", LargeBinary, nullable=False, info=IS_A_FILE),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_candidate_files_candidate_id", "candidate_id"),
)

# Who is on a position, and as what. They see it and its calls, and each rates each call.
position_people = Table(
    "position_people",
    metadata,
    Column("position_id", _ID, _parent("records.id"), primary_key=True, info=NEVER),
    Column("person_id", _ID, ForeignKey("records.id"), primary_key=True, info=NAMES_A_PERSON),
    Column("role", String(20), nullable=False, info=NEVER),
    Index("ix_position_people_person_id", "person_id"),
)

# Who is a candidate for a position before any call with them. An import is what was taken from one
# list; its candidates are at later moments in the order of the list.
position_candidates = Table(
    "position_candidates",
    metadata,
    Column("position_id", _ID, _parent("records.id"), primary_key=True, info=NEVER),
    Column("candidate_id", _ID, _parent("records.id"), primary_key=True, info=NAMES_A_CANDIDATE),
    Column("added_at", UtcDateTime, nullable=False),
    Column("import_id", _ID, info=NEVER),
    Index("ix_position_candidates_candidate_id", "candidate_id"),
    Index("ix_position_candidates_position_id_added_at", "position_id", "added_at"),
)

question_sets = Table(
    "question_sets",
    metadata,
    Column("id", _ID, primary_key=True, info=NEVER),
    Column("position_id", _ID, _parent("records.id"), nullable=False, info=NEVER),
    Column("version", Integer, nullable=False),
    Column("content", Text, nullable=False, info=NEVER),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("position_id", "version"),
)

calls = Table(
    "screens",
    metadata,
    Column("id", _ID, _parent("records.id"), primary_key=True, info=NEVER),
    Column("position_id", _ID, ForeignKey("records.id"), nullable=False, info=NEVER),
    Column("question_set_id", _ID, ForeignKey("question_sets.id"), nullable=False, info=NEVER),
    Column("state", String(10), nullable=False, info=NEVER),
    Column("revision", Integer, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    # Never NULL, but SQLite adds no column that has to have a value.
    Column("candidate_id", _ID, ForeignKey("records.id"), info=NAMES_A_CANDIDATE),
    # Of a call with somebody who turned out to be known: the candidate it was with until then,
    # who may be erased since.
    Column("candidate_before", _ID, info=NAMES_A_CANDIDATE),
    Index("ix_screens_position_id_state", "position_id", "state"),
    Index("ix_screens_finished_at", "finished_at"),
    Index("ix_screens_candidate_id", "candidate_id"),
)
# Few among all calls are not finished.
IS_DRAFT = calls.c.state == literal_column("'draft'")
Index("ix_screens_draft", calls.c.id, sqlite_where=IS_DRAFT, postgresql_where=IS_DRAFT)

call_revisions = Table(
    "screen_revisions",
    metadata,
    Column("screen_id", _ID, _parent("screens.id"), primary_key=True, info=NEVER),
    Column("revision", Integer, primary_key=True),
    Column("content", Text, nullable=False, info=BY_FIELD),
    Column("finished_by", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("finished_at", UtcDateTime, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", _ID, _parent("records.id"), primary_key=True, info=NEVER),
    Column("screen_id", _ID, _parent("screens.id"), nullable=False, info=NEVER),
    Column("rater", _USER, nullable=False, info=NAMES_A_PERSON),
    UniqueConstraint("screen_id", "rater"),
)

# Candidates with the same name who are not the same person. The smaller id is the first.
distinct_candidates = Table(
    "distinct_candidates",
    metadata,
    Column("candidate_id", _ID, _parent("records.id"), primary_key=True, info=NAMES_A_CANDIDATE),
    Column("other_id", _ID, _parent("records.id"), primary_key=True, info=NAMES_A_CANDIDATE),
    Column("author", _USER, nullable=False, info=NAMES_A_PERSON),
    Column("at", UtcDateTime, nullable=False),
)

_POSITIONS = records.alias("positions")
# Of a record: it is a call that was deleted with its position, and is restored with it.
DELETED_WITH_POSITION = exists().where(
    calls.c.id == records.c.id,
    _POSITIONS.c.id == calls.c.position_id,
    _POSITIONS.c.deleted_at == records.c.deleted_at,
)
