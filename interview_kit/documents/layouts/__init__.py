"""Word layouts of people's own: let in, checked, tried out."""
