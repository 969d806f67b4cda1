"""Counting the closed box: ties and lots, the second person, the published result."""
