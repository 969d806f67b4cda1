"""What the answers to a pulse come to, counted once: staff and the check of a record read this."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from pbapp.activities import scores
from pbapp.activities.ages import Age
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.releases.ledger import released
from pbapp.activities.releases.models import StoredRelease
from pbapp.activities.scores import Scored
from pbapp.db import db
from pbapp.standards.framework import PulseQuestion

POINTS = range(5, 0, -1)
#: question, points and how many gave them
Counts = Sequence[tuple[str, int, int]]


@dataclass(frozen=True)
class Heard:
    """One question and what its answers from 1 to 5 come to."""

    question: PulseQuestion
    scored: Scored


@dataclass(frozen=True)
class Counted:
    """All answers to a pulse by question, for the rules of the standards."""

    engagement_id: int
    age: Age
    answers: Mapping[str, Sequence[int]]


def count(pulse: Pulse) -> Counts:
    """The answers by question, never two questions of one reply together."""
    return [
        (question.value, points, number)
        for question in PulseQuestion
        for points, number in _points(pulse, question)
    ]


def as_kept(pulse: Pulse, counts: Counts) -> dict[str, Any]:
    """Each question past the gate."""
    floors, sensitive = floors_now(), pulse.age.is_sensitive
    questions = []
    for question in PulseQuestion:
        given = {points: number for name, points, number in counts if name == question.value}
        shown = scores.scored(given, scores.each(POINTS), sensitive=sensitive, floors=floors)
        questions.append([question.value, scores.as_kept(shown)])
    return {"age": pulse.age.value, "questions": questions}


def results_out(pulse: Pulse) -> Sequence[Heard]:
    """Each question as it was counted; none before, or each reply could be seen come."""
    if pulse.results_on is None:
        return []
    kept = released(pulse.engagement_id, pulse.reference)["questions"]
    return [Heard(PulseQuestion(name), scores.from_kept(one)) for name, one in kept]


def counted(engagement_ids: Collection[int]) -> Iterator[Counted]:
    """Every counted pulse of some records, in the order they were counted; one statement."""
    query = select(StoredRelease.engagement_id, StoredRelease.output, StoredRelease.counts).where(
        StoredRelease.engagement_id.in_(engagement_ids),
        StoredRelease.what.startswith(f"{Pulse.__tablename__}-"),
    )
    for engagement_id, output, counts in db.session.execute(query.order_by(StoredRelease.id)):
        answers: dict[str, list[int]] = {}
        for question, points, number in counts:
            answers.setdefault(question, []).extend([points] * number)
        yield Counted(engagement_id, Age(output["age"]), answers)


def _points(pulse: Pulse, question: PulseQuestion) -> Iterator[tuple[int, int]]:
    column = getattr(PulseReply, question.value)
    query = select(column, func.count()).where(PulseReply.pulse_id == pulse.id)
    grouped = query.where(column.is_not(None)).group_by(column).order_by(column)
    return ((row[0], row[1]) for row in db.session.execute(grouped))
