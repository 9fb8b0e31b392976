"""Records: the verbs on them, each of which takes the acting user first."""
