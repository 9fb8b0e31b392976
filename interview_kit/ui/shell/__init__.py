"""What every page has around its content: frame, menu, notices, lists."""
