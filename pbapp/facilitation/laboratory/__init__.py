"""The rule laboratory: the same votes under several rules, before a steering group decides."""
