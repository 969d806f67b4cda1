"""Answering people in small work: decision, answers and what people are told, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.engagement.actions import add
from pbapp.engagement.kinds import Part
from pbapp.engagement.loop.actions.answers import Answer, answer
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models import Engagement
from pbapp.standards.kinds import FeedbackKind

Values = Mapping[str, Any]


def answer_in_short(
    record: Engagement, decision: Values, answers: Mapping[int, Answer], told: Values, *, by: Actor
) -> None:
    """Keep the decision, answer by it what people said, and tell people today; raises Unfit."""
    row = add(record, Part.DECISION, {"departure": "", "reason": told["why"], **decision}, by=by)
    answer(RowOn(record, row), answers, by=by)
    feedback = {"kind": FeedbackKind.WHAT_WAS_DECIDED, "formats": [], "channels": ""}
    add(record, Part.FEEDBACK, {**feedback, **told, "published_on": clock.today()}, by=by)
