"""Streamlit takes a folder called pages for its older kind of app, until the first run is over."""
