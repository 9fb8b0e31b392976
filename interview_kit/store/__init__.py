"""The store: tables, and verbs on them that take the acting user first."""
