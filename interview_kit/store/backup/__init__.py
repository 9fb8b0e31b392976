"""Copies of everything: made, checked, restored, moved."""
