"""Projects in the order of an exact value, those of one value together."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

#: what orders projects: first one number, then another
Rank = tuple[Fraction | int, Fraction | int]
Ranked = list[list[str]]


def highest_first(ranks: Mapping[str, Rank]) -> Ranked:
    """The projects by rank, equal ones as one group."""
    equals: dict[Rank, list[str]] = {}
    for project, rank in ranks.items():
        equals.setdefault(rank, []).append(project)
    return [equals[rank] for rank in sorted(equals, reverse=True)]
