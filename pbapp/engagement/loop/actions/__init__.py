"""Changing what belongs to the loop back to people."""
