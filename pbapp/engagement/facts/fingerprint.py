"""The text of feedback as a reader sees it, as one number: a later change shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from pbapp.engagement.models import Engagement, Feedback
from pbapp.engagement.models.telling import FeedbackItem


def fingerprint(record: Engagement, feedback: Feedback, items: Iterable[FeedbackItem]) -> str:
    """SHA-256, hexadecimal, over the texts of feedback and of all that it shows."""
    texts: list[Any] = [feedback.kind.value, sorted(feedback.told.items())]
    texts += [_shown(record, item) for item in sorted(items, key=lambda one: one.id)]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()


def _shown(record: Engagement, item: FeedbackItem) -> list[Any]:
    """An option by its key alone: what became of it stands in the decision."""
    for row in record.findings:
        if row.id == item.finding_id:
            said = [row.statement, row.strength.value, row.stance.value]
            return [*said, row.response and row.response.value, row.reason, item.words]
    for one in record.decisions:
        if one.id == item.decision_id:
            return [one.text, one.made_on.isoformat(), one.body, one.reason, item.words]
    return [item.option_id, item.commitment_id, item.words]
