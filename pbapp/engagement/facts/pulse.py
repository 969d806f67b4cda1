"""What those who took part think, as the rules of the standards read it: counts, never people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from pbapp import clock
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.releases.floors import floors_now
from pbapp.db import db
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.disclosure.shares import protect_mean
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

    While one is open a new answer could be seen to come. In the order they closed, answers wait
    until the gate would show a mean of those that wait, so that no two means, of today and of an
    earlier day, differ by a few people (engagement.md section 3.10, rules 6 and 7); those of
    people under 16 wait apart, for their own floor. Whether all are enough, the rules say.
    """
    query = (
        select(Pulse.engagement_id, Pulse.closes_on, Pulse.id, Pulse.age, *_ANSWERS, func.count())
        .join(Pulse, Pulse.id == PulseReply.pulse_id)
        .where(Pulse.engagement_id.in_(engagement_ids), Pulse.closes_on < clock.today())
        .group_by(Pulse.engagement_id, Pulse.closes_on, Pulse.id, Pulse.age, *_ANSWERS)
        .order_by(Pulse.closes_on, Pulse.id)
    )
    pulses: defaultdict[tuple[int, int, bool], _Answers] = defaultdict(lambda: defaultdict(list))
    for record_id, _day, pulse_id, age, *answers, number in db.session.execute(query):
        for question, points in zip(PulseQuestion, answers, strict=True):
            if points is not None:
                pulses[record_id, pulse_id, age.is_sensitive][question.value] += [points] * number
    return _let_through(engagement_ids, pulses)


def _let_through(
    engagement_ids: Collection[int], pulses: Mapping[tuple[int, int, bool], _Answers]
) -> Mapping[int, plain.Pulse]:
    found: dict[int, _Answers] = {one: defaultdict(list) for one in engagement_ids}
    waiting: defaultdict[tuple[int, bool, str], list[int]] = defaultdict(list)
    floors = floors_now() if pulses else DEFAULT_FLOORS
    for (record_id, _pulse, sensitive), heard in pulses.items():
        for name, given in heard.items():
            waiting[record_id, sensitive, name] += given
            those = waiting[record_id, sensitive, name]
            if protect_mean(those, sensitive=sensitive, floors=floors) is not None:
                found[record_id][name] += waiting.pop((record_id, sensitive, name))
    return {one: _as_fact(answers) for one, answers in found.items()}


def _as_fact(answers: _Answers) -> plain.Pulse:
    return plain.Pulse(replies={name: tuple(sorted(points)) for name, points in answers.items()})
