"""Planning: the timetable is realistic (PLA5)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pbapp.standards.facts import Activity, Record
from pbapp.standards.kinds import Level
from pbapp.standards.parts import FactKind, FactLink, Part, ahead, fails, holds, unknown
from pbapp.standards.sentences import N_, NN_, because, because_of
from pbapp.standards.settings import Settings
from pbapp.standards.timing import has_begun


def timetable(record: Record, today: date, settings: Settings) -> list[Part]:
    """PLA5: open long enough, time to weigh up, outside holidays, no slipping, notice given."""
    if record.dates.opens_on is None or record.dates.closes_on is None:
        return [_no_dates(record, today)]
    parts = (
        _time_open(record, settings),
        _time_to_decide(record, today, settings),
        _holidays(record),
        _slippage(record, settings),
        _notice(record, settings),
    )
    return [part for part in parts if part]


def _no_dates(record: Record, today: date) -> Part:
    tell = fails if has_begun(record, today) else ahead
    change = because(N_("Set an opening and a closing day."))
    return tell(because(N_("The opening or the closing day is not set.")), change, _of(record))


def _time_open(record: Record, settings: Settings) -> Part | None:
    opens, closes = record.dates.opens_on, record.dates.closes_on
    if opens is None or closes is None:
        return None
    needed = settings.open_days
    if record.kind in settings.long_kinds:
        needed = settings.open_days_long
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
        return holds(told, _of(record))
    return fails(told, because(N_("Keep it open for %(needed)s days."), needed=needed), _of(record))


def _time_to_decide(record: Record, today: date, settings: Settings) -> Part | None:
    closes, decides = record.dates.closes_on, record.dates.decision_on
    if record.level is Level.INFORM or closes is None:
        return None
    change = because(
        N_("Leave %(needed)s days between closing and the decision."),
        needed=settings.days_to_decision,
    )
    if decides is None:
        tell = fails if has_begun(record, today) else ahead
        return tell(because(N_("No day for the decision is set.")), change, _of(record))
    days = (decides - closes).days
    if days < 0:
        early = because(N_("The decision comes before closing, on %(day)s."), day=decides)
        return fails(early, change, _of(record))
    told = because_of(
        days,
        NN_(
            "There is %(num)s day between closing and the decision; %(needed)s are needed.",
            "There are %(num)s days between closing and the decision; %(needed)s are needed.",
        ),
        needed=settings.days_to_decision,
    )
    enough = days >= settings.days_to_decision
    return holds(told, _of(record)) if enough else fails(told, change, _of(record))


def _holidays(record: Record) -> Part:
    change = because(N_("Open for at least some days outside the school holidays."))
    if record.dates.wholly_in_school_holidays is None:
        return unknown(because(N_("School holidays were not looked up.")), change)
    if record.dates.wholly_in_school_holidays:
        told = because(N_("It lies wholly in the school holidays."))
        return fails(told, change, _of(record))
    return holds(because(N_("It does not lie wholly in the school holidays.")), _of(record))


def _slippage(record: Record, settings: Settings) -> Part | None:
    opens, closes = record.dates.opens_on, record.dates.closes_on
    planned = record.dates.first_planned_close_on
    if opens is None or closes is None:
        return None
    change = because(N_("Plan the closing day so that it need not move."))
    if planned is None:
        return unknown(because(N_("The closing day of the first plan was not kept.")), change)
    # A first plan of no days cannot be held: any lengthening is then the whole of it.
    slipped = Fraction((closes - planned).days, max((planned - opens).days, 1))
    values = {"planned": planned, "closes": closes}
    if closes <= planned:
        return holds(because(N_("The closing day has not slipped.")), _of(record))
    told = because(N_("Closing moved from %(planned)s to %(closes)s."), **values)
    within = slipped < settings.slippage
    return holds(told, _of(record)) if within else fails(told, change, _of(record))


def _notice(record: Record, settings: Settings) -> Part | None:
    change = because(
        N_("Tell people of sessions %(needed)s working days ahead."),
        needed=settings.notice_working_days,
    )
    sessions = [one for one in record.activities or () if one.is_session]
    known = [one for one in sessions if one.notice_working_days is not None]
    short = [one for one in known if _days(one) < settings.notice_working_days]
    if short:
        told = because_of(
            len(short),
            NN_(
                "%(num)s session of %(all)s had too little notice.",
                "%(num)s sessions of %(all)s had too little notice.",
            ),
            all=len(sessions),
        )
        return fails(told, change, *(_session(one) for one in short))
    if record.activities is None or len(known) < len(sessions):
        return unknown(because(N_("How long ahead people were told is not collected yet.")), change)
    if not sessions:
        return None
    told = because(N_("Every session had enough notice."))
    return holds(told, *(_session(one) for one in sessions))


def _days(activity: Activity) -> int:
    return activity.notice_working_days or 0


def _session(activity: Activity) -> FactLink:
    return FactLink(FactKind.ACTIVITY, activity.id)


def _of(record: Record) -> FactLink:
    return FactLink(FactKind.RECORD, record.id)
