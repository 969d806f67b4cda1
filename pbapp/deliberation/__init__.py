"""Questions and comments on projects, their answers, and moderation."""
