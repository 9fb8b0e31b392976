"""Fields of a record as widgets that save themselves, and where the cursor goes."""
