"""Limits on projects together: themes, groups, and projects of which only one can be built."""

from pbapp.proposals.limits.models import Rival, Rivals
from pbapp.proposals.limits.queries import (
    Limit,
    LimitKind,
    by_group,
    caps_of,
    limits_of,
    live_ideas,
    one_set,
    rivals_of,
    rivals_with,
)

__all__ = [
    "Limit",
    "LimitKind",
    "Rival",
    "Rivals",
    "by_group",
    "caps_of",
    "limits_of",
    "live_ideas",
    "one_set",
    "rivals_of",
    "rivals_with",
]
