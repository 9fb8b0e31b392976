"""What every page has around its content: its frame, menus, buttons, lists, names of records."""
