"""What stands behind the reading of people's own Word files."""
