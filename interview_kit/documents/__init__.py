"""Word files: the one strict engine, the kit's layouts, what is laid out by them; spreadsheets."""
