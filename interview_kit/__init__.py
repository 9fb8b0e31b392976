"""Interview Kit: the rules, the store and the documents behind the pages."""

__version__ = "0.1.0"
