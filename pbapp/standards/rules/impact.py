"""Impact: the wider community is told what difference it made (IMP6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from pbapp.standards.facts import Feedback, Record
from pbapp.standards.kinds import FeedbackKind
from pbapp.standards.parts import (
    FactKind,
    FactLink,
    Holds,
    Part,
    ahead,
    fails,
    half,
    holds,
    unknown,
)
from pbapp.standards.rules.asking import counted
from pbapp.standards.rules.feedback import published
from pbapp.standards.sentences import N_, because
from pbapp.standards.timing import changes_due_on, decided_on, ended_on

WORST_FIRST = (Holds.NO, Holds.HALF, Holds.AHEAD, Holds.YES)


@dataclass(frozen=True)
class Telling:
    """One thing that must be told back in time, with its sentences."""

    kind: FeedbackKind
    in_time: str
    late: str
    waits: str
    overdue: str
    change: str


HEARD = Telling(
    FeedbackKind.WHAT_WE_HEARD,
    in_time=N_("What was heard was told in time, on %(day)s."),
    late=N_("What was heard was told late, on %(day)s; it was due by %(due)s."),
    waits=N_("What was heard is to be told by %(due)s."),
    overdue=N_("What was heard was to be told by %(due)s and is not out."),
    change=N_("Tell people what was heard."),
)
DECIDED = Telling(
    FeedbackKind.WHAT_WAS_DECIDED,
    in_time=N_("What was decided was told in time, on %(day)s."),
    late=N_("What was decided was told late, on %(day)s; it was due by %(due)s."),
    waits=N_("What was decided is to be told by %(due)s."),
    overdue=N_("What was decided was to be told by %(due)s and is not out."),
    change=N_("Tell people what was decided."),
)
CHANGED = Telling(
    FeedbackKind.WHAT_CHANGED,
    in_time=N_("What changed was told in time, on %(day)s."),
    late=N_("What changed was told late, on %(day)s; it was due by %(due)s."),
    waits=N_("What changed is to be told by %(due)s."),
    overdue=N_("What changed was to be told by %(due)s and is not out."),
    change=N_("Tell people what changed."),
)


def told_the_difference(record: Record, today: date) -> list[Part]:
    """IMP6: heard told within 28 days of closing, decided within 28 days, changed at six months.

    All who asked to be told were told.
    """
    if record.feedback is None:
        change = because(N_("Publish what was heard, what was decided and what changed."))
        return [unknown(because(N_("Feedback is not collected yet.")), change)]
    out = published(record.feedback, today)
    span = timedelta(days=record.settings.feedback_days)
    end = ended_on(record)
    parts = [
        _told(HEARD, out, record.dates.opens_on, end and end + span, today),
        _decisions_told(record, out, span, today),
        _changes_told(record, out, today),
        _asked(record, bool(out)),
    ]
    return [part for part in parts if part]


def _told(
    telling: Telling, out: list[Feedback], since: date | None, due: date | None, today: date
) -> Part:
    """The first feedback of this kind that is not older than what it tells of."""
    change = because(telling.change)
    if due is None:
        return ahead(because(N_("The dates for feedback are not set yet.")), change)
    told = [
        (one.published_on, one)
        for one in out
        if one.kind is telling.kind and one.published_on and one.published_on >= (since or date.min)
    ]
    if not told and today <= due:
        return ahead(because(telling.waits, due=due), change)
    if not told:
        return fails(because(telling.overdue, due=due), change)
    day, first = min(told, key=itemgetter(0))
    link = FactLink(FactKind.FEEDBACK, first.id)
    if day <= due:
        return holds(because(telling.in_time, day=day), link)
    return half(because(telling.late, day=day, due=due), because(N_("Tell people in time.")), link)


def _decisions_told(record: Record, out: list[Feedback], span: timedelta, today: date) -> Part:
    """The decision that was told worst stands for all."""
    change = because(N_("Record what was decided, and when."))
    if record.decisions is None:
        return unknown(because(N_("Decisions are not collected yet.")), change)
    if not record.decisions:
        # A notice of "what was decided" with no decision behind it tells nobody anything.
        planned = record.dates.decision_on
        tell = fails if planned and today > planned + span else ahead
        return tell(because(N_("No decision is recorded.")), change)
    days = [one.made_on for one in record.decisions]
    told = [_told(DECIDED, out, day, day + span, today) for day in days]
    return min(told, key=lambda part: WORST_FIRST.index(part.holds))


def _changes_told(record: Record, out: list[Feedback], today: date) -> Part:
    """Nothing can have changed on the day of the decision itself, so news of that day is early."""
    after = decided_on(record) or ended_on(record)
    since = after + timedelta(days=1) if after else None
    return _told(CHANGED, out, since, changes_due_on(record), today)


def _asked(record: Record, anything_out: bool) -> Part | None:
    change = because(N_("Tell everyone who asked to be told."))
    if record.told is None:
        return unknown(because(N_("Who asked to be told is not collected yet.")), change)
    if record.told.asked == 0:
        return None
    told = because(
        N_("%(told)s of %(asked)s people who asked to be told were told."),
        told=record.told.told,
        asked=record.told.asked,
    )
    if not anything_out:
        return ahead(told, change)
    return counted(record.told.told, record.told.asked, told, change)
