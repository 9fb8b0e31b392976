"""A message in each of its forms, and whether it was sent."""
