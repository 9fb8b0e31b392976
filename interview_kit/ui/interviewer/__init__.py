"""The parts of the interviewer's pages."""
