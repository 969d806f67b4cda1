"""Planning: the timetable is realistic (PLA5)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pbapp.standards.facts import Record
from pbapp.standards.kinds import Level
from pbapp.standards.parts import FactKind, Part, fails, holds, unknown
from pbapp.standards.rules.asking import links, missing, of
from pbapp.standards.sentences import N_, NN_, because, because_of


def timetable(record: Record, today: date) -> list[Part]:
    """PLA5: open long enough, time to weigh up, outside holidays, no slipping, notice given."""
    opens, closes = record.dates.opens_on, record.dates.closes_on
    if opens is None or closes is None:
        told = because(N_("The opening or the closing day is not set."))
        return [missing(record, today, told, because(N_("Set an opening and a closing day.")))]
    parts = (
        _time_open(record, opens, closes),
        _time_to_decide(record, closes, today),
        _holidays(record),
        _slippage(record, opens, closes),
        _notice(record),
    )
    return [part for part in parts if part]


def _time_open(record: Record, opens: date, closes: date) -> Part:
    usual, longer = record.settings.open_days, record.settings.open_days_long
    needed = longer if record.kind in record.settings.long_kinds else usual
    days = (closes - opens).days
    told = because_of(
        days,
        NN_(
            "It is open for %(num)s day; %(needed)s are needed.",
            "It is open for %(num)s days; %(needed)s are needed.",
        ),
        needed=needed,
    )
    if days >= needed:
        return holds(told, of(record))
    return fails(told, because(N_("Keep it open for %(needed)s days."), needed=needed), of(record))


def _time_to_decide(record: Record, closes: date, today: date) -> Part | None:
    if record.level is Level.INFORM:
        return None
    decides = record.dates.decision_on
    needed = record.settings.days_to_decision
    change = because(N_("Leave %(needed)s days between closing and the decision."), needed=needed)
    if decides is None:
        return missing(record, today, because(N_("No day for the decision is set.")), change)
    days = (decides - closes).days
    if days < 0:
        early = because(N_("The decision comes before closing, on %(day)s."), day=decides)
        return fails(early, change, of(record))
    told = because_of(
        days,
        NN_(
            "There is %(num)s day between closing and the decision; %(needed)s are needed.",
            "There are %(num)s days between closing and the decision; %(needed)s are needed.",
        ),
        needed=needed,
    )
    return holds(told, of(record)) if days >= needed else fails(told, change, of(record))


def _holidays(record: Record) -> Part:
    change = because(N_("Open for at least some days outside the school holidays."))
    if record.dates.wholly_in_school_holidays is None:
        return unknown(because(N_("School holidays were not looked up.")), change)
    if record.dates.wholly_in_school_holidays:
        told = because(N_("It lies wholly in the school holidays."))
        return fails(told, change, of(record))
    return holds(because(N_("It does not lie wholly in the school holidays.")), of(record))


def _slippage(record: Record, opens: date, closes: date) -> Part:
    planned = record.dates.first_planned_close_on
    change = because(N_("Plan the closing day so that it need not move."))
    if planned is None:
        return unknown(because(N_("The closing day of the first plan was not kept.")), change)
    if closes <= planned:
        return holds(because(N_("The closing day has not slipped.")), of(record))
    told = because(
        N_("Closing moved from %(planned)s to %(closes)s."), planned=planned, closes=closes
    )
    # A first plan of no days cannot be held: any lengthening is then the whole of it.
    slipped = Fraction((closes - planned).days, max((planned - opens).days, 1))
    within = slipped < record.settings.slippage
    return holds(told, of(record)) if within else fails(told, change, of(record))


def _notice(record: Record) -> Part | None:
    needed = record.settings.notice_working_days
    change = because(N_("Tell people of sessions %(needed)s working days ahead."), needed=needed)
    sessions = [one for one in record.activities or () if one.is_session]
    notices = [(one.notice_working_days, one) for one in sessions]
    short = [one for days, one in notices if days is not None and days < needed]
    if short:
        told = because_of(
            len(short),
            NN_(
                "%(num)s session of %(all)s had too little notice.",
                "%(num)s sessions of %(all)s had too little notice.",
            ),
            all=len(sessions),
        )
        return fails(told, change, *links(FactKind.ACTIVITY, short))
    if record.activities is None or any(days is None for days, _one in notices):
        return unknown(because(N_("How long ahead people were told is not collected yet.")), change)
    if not sessions:
        return None
    told = because(N_("Every session had enough notice."))
    return holds(told, *links(FactKind.ACTIVITY, sessions))
