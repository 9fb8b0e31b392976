"""The history of records, deleted records, backups and examples."""
