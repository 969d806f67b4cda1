"""What those who took part think, as the rules of the standards read it: counts, never people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.db import db
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.standards import facts as plain
from pbapp.standards.framework import PulseQuestion

_ANSWERS = [getattr(PulseReply, question.value) for question in PulseQuestion]
#: all answers of one pulse, by question
_Answers = defaultdict[str, list[int]]


def pulse_of(engagement_id: int) -> plain.Pulse:
    """All answers to each question, over every pulse of a record that is closed."""
    return pulses_of([engagement_id])[engagement_id]


def pulses_of(engagement_ids: Collection[int]) -> Mapping[int, plain.Pulse]:
    """The same of several records; one statement.

    While one is open a new answer could be seen to come. Whether there are enough to speak, the
    rules say; answers of people under 16 are left out where fewer than their own floor gave one.
    """
    query = (
        select(Pulse.engagement_id, Pulse.id, Pulse.age, *_ANSWERS, func.count())
        .join(Pulse, Pulse.id == PulseReply.pulse_id)
        .where(Pulse.engagement_id.in_(engagement_ids), Pulse.closes_on < clock.today())
        .group_by(Pulse.engagement_id, Pulse.id, Pulse.age, *_ANSWERS)
    )
    pulses: defaultdict[tuple[int, int, Age], _Answers] = defaultdict(lambda: defaultdict(list))
    for record_id, pulse_id, age, *answers, number in db.session.execute(query):
        for question, points in zip(PulseQuestion, answers, strict=True):
            if points is not None:
                pulses[record_id, pulse_id, age][question.value] += [points] * number
    found: dict[int, _Answers] = {one: defaultdict(list) for one in engagement_ids}
    for (record_id, _pulse, age), heard in pulses.items():
        for name, given in heard.items():
            if not age.is_sensitive or len(given) >= DEFAULT_FLOORS.sensitive:
                found[record_id][name] += given
    return {one: _as_fact(answers) for one, answers in found.items()}


def _as_fact(answers: _Answers) -> plain.Pulse:
    return plain.Pulse(replies={name: tuple(sorted(points)) for name, points in answers.items()})
