"""The kit's own Word layouts: drawn here, kept in templates/."""
