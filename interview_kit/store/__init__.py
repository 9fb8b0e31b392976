"""The store: the database, and functions on it that take the acting user first."""
