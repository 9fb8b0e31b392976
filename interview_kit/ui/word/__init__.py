"""Streamlit parts: downloads of Word files, and which layouts they are made with."""
