"""What those who took part think, as the rules of the standards read it: counts, never people."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, select

from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.db import db
from pbapp.standards import facts as plain
from pbapp.standards.framework import PulseQuestion

_ANSWERS = [getattr(PulseReply, question.value) for question in PulseQuestion]


def pulse_of(engagement_id: int) -> plain.Pulse:
    """All answers to each question, over every pulse of a record; one statement.

    Whether they are enough to speak, the rules say: their floor holds for each question.
    """
    query = (
        select(*_ANSWERS, func.count())
        .join(Pulse, Pulse.id == PulseReply.pulse_id)
        .where(Pulse.engagement_id == engagement_id)
        .group_by(*_ANSWERS)
    )
    found: defaultdict[str, list[int]] = defaultdict(list)
    for *answers, number in db.session.execute(query):
        for question, points in zip(PulseQuestion, answers, strict=True):
            if points is not None:
                found[question.value] += [points] * number
    return plain.Pulse(replies={name: tuple(sorted(points)) for name, points in found.items()})
