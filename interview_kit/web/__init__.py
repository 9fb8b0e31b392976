"""The server's own part: its start, its headers, refused requests, and the autosave route."""
