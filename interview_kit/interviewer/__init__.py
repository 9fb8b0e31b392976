"""The interviewer's rules: question sets, the form and its branches, endings, comparison."""
