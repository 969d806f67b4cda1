"""The text of feedback as a reader sees it, as one number: a later change shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from pbapp.engagement.models import Decision, Engagement, Feedback, Finding
from pbapp.engagement.models.telling import FeedbackItem


def fingerprint(record: Engagement, feedback: Feedback, items: Iterable[FeedbackItem]) -> str:
    """SHA-256, hexadecimal, over the texts of feedback and of all that it shows."""
    heard = {one.id: one for one in record.findings}
    made = {one.id: one for one in record.decisions}
    texts: list[Any] = [feedback.kind.value, sorted(feedback.told.items())]
    for item in sorted(items, key=lambda one: one.id):
        texts.append(_shown(item, heard.get(item.finding_id or 0), made.get(item.decision_id or 0)))
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()


def _shown(item: FeedbackItem, heard: Finding | None, made: Decision | None) -> list[Any]:
    """An option by its key alone: what became of it stands in the decision."""
    if heard:
        said = [heard.statement, heard.strength.value, heard.stance.value]
        return [*said, heard.response and heard.response.value, heard.reason, item.words]
    if made:
        return [made.text, made.made_on.isoformat(), made.body, made.reason, item.words]
    return [item.option_id, item.commitment_id, item.words]
