"""What became of one's data: its history, what was deleted, copies of everything."""
