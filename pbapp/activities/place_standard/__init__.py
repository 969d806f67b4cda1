"""The Place Standard: how people find a place, theme by theme, and how that changes."""
