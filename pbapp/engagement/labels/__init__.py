"""The words for what a record chooses from, and the sentences of what bars a step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pbapp.engagement.labels.check import (
    CHECK_STATES,
    CONFIRMERS,
    GATES,
    POINTS,
    VALUE_TONES,
    VALUES,
)
from pbapp.engagement.labels.loop import (
    FEEDBACK,
    FEEDBACK_PARTS,
    FEEDBACK_STATUSES,
    FEEDBACK_TONES,
    RESPONSE_TONES,
    RESPONSES,
    STANCES,
    STATUS_TONES,
    STATUSES,
    STRENGTHS,
)
from pbapp.engagement.labels.people import (
    AFFECTED,
    AUDIENCES,
)
from pbapp.engagement.labels.record import (
    DATA_ASSESSMENTS,
    DECISION_METHODS,
    DEPTHS,
    KINDS,
    LAWFUL,
    LEVELS,
    LINKS,
    RESULTS,
    REUSES,
    TIERS,
    WEIGHTS,
)
from pbapp.engagement.labels.states import (
    ACTIONS,
    ASKED,
    BARS,
    LOCKED,
    STATES,
    TONES,
)
from pbapp.engagement.labels.work import (
    BASES,
    COSTS,
    FORMATS,
    METHODS,
    PAPERS,
    REACHES,
    SLOTS,
    VISIBLE_TO,
)

__all__ = [
    "ACTIONS",
    "AFFECTED",
    "ASKED",
    "AUDIENCES",
    "BARS",
    "BASES",
    "CHECK_STATES",
    "CONFIRMERS",
    "COSTS",
    "DATA_ASSESSMENTS",
    "DECISION_METHODS",
    "DEPTHS",
    "FEEDBACK",
    "FEEDBACK_PARTS",
    "FEEDBACK_STATUSES",
    "FEEDBACK_TONES",
    "FORMATS",
    "GATES",
    "KINDS",
    "LAWFUL",
    "LEVELS",
    "LINKS",
    "LOCKED",
    "METHODS",
    "PAPERS",
    "POINTS",
    "REACHES",
    "RESPONSES",
    "RESPONSE_TONES",
    "RESULTS",
    "REUSES",
    "SLOTS",
    "STANCES",
    "STATES",
    "STATUSES",
    "STATUS_TONES",
    "STRENGTHS",
    "TIERS",
    "TONES",
    "VALUES",
    "VALUE_TONES",
    "VISIBLE_TO",
    "WEIGHTS",
    "in_words",
]


def in_words(labels: Mapping[Any, str], values: Iterable[str]) -> str:
    """Members named by their values, as a list in words."""
    return ", ".join(str(labels[value]) for value in sorted(values))
