"""Word files: the one strict engine, the kit's layouts, and what is laid out by them."""
