"""The text of a plan as partners agree it: taken down once, compared, and sealed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.models import Outcome

#: columns of the record that are part of its plan (engagement.md section 7.3)
FIELDS: tuple[str, ...] = (
    "title",
    "summary",
    "level",
    "question_asked",
    "why_now",
    "decision_to_inform",
    "intended_result",
    "can_change",
    "cannot_change",
    "known_already",
    "opens_on",
    "closes_on",
    "options_fixed_on",
    "decision_on",
    "feedback_promised_by",
    "first_results_by",
    "decision_method",
    "who_decides",
    "weight_of_views",
    "budget_planned",
    "budget_support",
    "staff_days_planned",
)
#: what is agreed of an outcome; result and status come later
AIMS: tuple[str, ...] = ("text", "measure", "baseline", "no_baseline", "target", "source", "due_on")

Text = dict[str, Any]


def text_of(record: Engagement, outcomes: Iterable[Outcome]) -> Text:
    """The plan as it stands now, as plain values; the record's areas and audiences are loaded."""
    return {
        **{name: _plain(getattr(record, name)) for name in FIELDS},
        "areas": sorted(area.name for area in record.areas),
        "audiences": sorted(one.name for one in record.audiences),
        "outcomes": [aims_of(one) for one in sorted(outcomes, key=lambda one: one.id)],
    }


def aims_of(outcome: Outcome) -> Text:
    """What is agreed of an outcome."""
    return {name: _plain(getattr(outcome, name)) for name in AIMS}


def seal(text: Text) -> str:
    """SHA-256 of the text in one fixed spelling."""
    spelt = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelt.encode()).hexdigest()


def differences(older: Text, newer: Text) -> list[str]:
    """Names of what is not the same, in the order of the newer text."""
    names = [*newer, *(name for name in older if name not in newer)]
    return [name for name in names if older.get(name) != newer.get(name)]


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
