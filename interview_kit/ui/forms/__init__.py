"""The fields of a record as widgets that save themselves."""
