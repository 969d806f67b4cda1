"""Figures that bodies questioned, with the answers, as a board reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pbapp.engagement import releases
from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import Questioned
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.queries import challenges_between
from pbapp.engagement.reach.sheets import names
from pbapp.engagement.releases.queries import Released
from pbapp.i18n import _
from pbapp.reports.period import Period
from pbapp.reports.rows import Question


def questioned(
    period: Period, as_of: date, printed: Sequence[Engagement] = ()
) -> Iterator[Question]:
    """Asked in the period, or earlier and still without an answer, the oldest first.

    Of records whose figures are printed, all: a figure never stands without its question.
    """
    found = challenges_between(period.starts_on, as_of, about=[one.id for one in printed])
    out = releases.latest_of({record.id for _one, record in found})
    for one, record in found:
        yield _question(one, record, out.get(record.id, {}).get(one.what), as_of)


def _question(
    one: FigureChallenge, record: Engagement, released: Released | None, as_of: date
) -> Question:
    answered_on = one.answered_on if one.answered_on and one.answered_on <= as_of else None
    return Question(
        record_id=record.id,
        title=record.title,
        body=one.organisation.name,
        figure=_in_words(released) if released else "",
        question=one.question,
        asked_on=one.asked_on,
        due_on=one.due_on,
        answer=one.answer if answered_on else "",
        answered_on=answered_on,
        is_overdue=answered_on is None and one.due_on < as_of,
        total=_total(released) if released else "",
        is_request=one.kind is Questioned.DATA_REQUEST,
    )


def _total(released: Released) -> str:
    """The sum as it is out: "People by activity: 30"."""
    return _("%(label)s: %(number)s", label=names()[released.what], number=released.total.text)


def _in_words(released: Released) -> str:
    """The numbers as they are out: "People by activity: Drop-in 30, Workshop [c]"."""
    parts = [
        _("%(label)s: %(number)s", label=released.labels[name], number=shown.text)
        for name, shown in released.cells.items()
    ]
    return _("%(title)s. %(numbers)s", title=names()[released.what], numbers="; ".join(parts))
