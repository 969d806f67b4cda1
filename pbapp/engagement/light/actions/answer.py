"""Answering people in light work: decision, answers and what people are told, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.engagement.actions import add
from pbapp.engagement.kinds import Part
from pbapp.engagement.loop.actions import answers as to_findings
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models import Engagement
from pbapp.standards.kinds import FeedbackKind

Values = Mapping[str, Any]


def answer(
    record: Engagement,
    decision: Values,
    answers: Mapping[int, to_findings.Answer],
    told: Values,
    *,
    by: Actor,
) -> None:
    """Keep the decision, answer by it what people said, and tell people today; raises Unfit."""
    row = add(record, Part.DECISION, {"departure": "", "reason": told["why"], **decision}, by=by)
    to_findings.answer(RowOn(record, row), answers, by=by)
    feedback = {"kind": FeedbackKind.WHAT_WAS_DECIDED, "formats": [], "channels": ""}
    add(record, Part.FEEDBACK, {**feedback, **told, "published_on": clock.today()}, by=by)
