"""Rounds of participatory budgeting: money, dates, rules, and how a round moves on."""
