"""The database: engines, schema, migrations, transactions."""
