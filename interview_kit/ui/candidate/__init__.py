"""The parts of the candidate's pages."""
