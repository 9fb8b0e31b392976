"""The candidate's rules: the application, the closing script, the thank-you, its timing."""
