"""Runs migrations on the connection that the store hands over, inside its transaction."""

from alembic import context

from interview_kit.store.database.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
