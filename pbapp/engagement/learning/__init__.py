"""Lessons that others can find, cite and use again."""
