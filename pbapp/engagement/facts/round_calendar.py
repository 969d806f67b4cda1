"""The days on which a round reached its phases, and those it plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pbapp import clock
from pbapp.audit import Event, entries_in
from pbapp.engagement.models import Engagement
from pbapp.rounds.lifecycle import STEPS, Phase
from pbapp.rounds.models import Round
from pbapp.standards import facts as plain

_order = list(Phase)


@dataclass(frozen=True)
class Calendar:
    """A round's phases by day: `reached` where it has come so far, `planned` for the rest."""

    reached: dict[Phase, date]
    planned: dict[Phase, date]

    def day(self, phase: Phase) -> date | None:
        """When it came, or is to come."""
        return self.reached.get(phase) or self.planned.get(phase)


def calendar_of(round: Round) -> Calendar:
    """From the log of the round; a round brought in from outside has only its own dates."""
    logged: dict[Phase, date] = {}
    for entry in entries_in([round.id], Event.ROUND_ADVANCED):
        logged[Phase(entry.details["target"])] = clock.local(entry.at).date()
    planned = {
        step.target: day
        for step in STEPS
        if step.due and (day := day_of(getattr(round, step.due))) is not None
    }
    past = _order[: _order.index(round.phase) + 1]
    reached = {phase: day for phase in past if (day := logged.get(phase) or planned.get(phase))}
    return Calendar(reached, planned)


def dates(record: Engagement, round: Round, calendar: Calendar) -> plain.Dates:
    """The round's calendar as the timetable of its record; the last day to vote is its close."""
    promised = day_of(round.result_promised_at)
    return plain.Dates(
        opens_on=calendar.day(Phase.COLLECTING),
        closes_on=calendar.day(Phase.COUNTING),
        first_planned_close_on=record.first_planned_close_on,
        options_fixed_on=calendar.day(Phase.VOTING),
        decision_on=promised,
        feedback_promised_by=promised,
        withdrawn_on=record.withdrawn_on,
        wholly_in_school_holidays=record.wholly_in_school_holidays,
    )


def day_of(moment: datetime | None) -> date | None:
    """The day a moment falls on in Scotland."""
    return clock.local(moment).date() if moment else None
