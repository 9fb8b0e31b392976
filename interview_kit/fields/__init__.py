"""Every field of every record, typed once: a module for each record, and a look-up over all."""
