"""What people are owed, and findings, as they stood on the last day of a period."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from pbapp.engagement.lifecycle import State
from pbapp.engagement.models.answers import Quote
from pbapp.places.models import Area, AreaKind
from pbapp.reports.figures import Figures, Share, totals
from pbapp.reports.gather import figures_of
from pbapp.reports.period import Period
from pbapp.standards.kinds import Strength
from tests.factories.engagement import add_rows
from tests.factories.reports import END, START, make_record, promised, said, told


def counted(app: Flask) -> Figures:
    with app.app_context():
        return figures_of(Period(START, END))


@pytest.mark.parametrize("state", [State.LIVE, State.FEEDBACK, State.SUBMITTED, State.CLOSED])
def test_what_is_late_is_owed_by_every_record_accepted_or_not(app: Flask, state: State) -> None:
    make_record(app, "Library", state=state, feedback_promised_by=date(2026, 9, 14))

    assert [(one.title, one.due_on) for one in counted(app).owed] == [
        ("Library", date(2026, 9, 14))
    ]


def test_nothing_is_owed_that_was_told_or_is_not_due_or_has_no_page(app: Flask) -> None:
    late = {"feedback_promised_by": date(2026, 9, 14)}
    make_record(app, "Told", feedback=[told(date(2026, 9, 20))], **late)
    make_record(app, "Ahead", feedback_promised_by=END)
    make_record(app, "No page", state=State.LIVE, public_since=None, **late)

    assert counted(app).owed == ()


def test_an_answer_given_after_the_last_day_does_not_count_yet(app: Flask) -> None:
    late = said("More seats.", Strength.MOST, "We will.")
    late.responded_on = date(2026, 10, 1)
    last = said("More light.", Strength.MOST, "We will.")
    last.responded_on = END
    make_record(app, "Path", findings=[late, last])

    figures = counted(app)

    assert totals(figures).answered == Share(1, 2)
    assert [(row.response, row.reason) for row in figures.findings if row.reason == ""] == [
        (None, "")
    ]


def test_a_finding_has_its_own_places_and_words_that_are_out(app: Flask) -> None:
    finding = said("More seats.", Strength.MOST)
    finding.areas = [Area(name="Harbour", kind=AreaKind.SETTLEMENT)]
    record_id = make_record(app, "Path", findings=[finding, said("Light.", Strength.SOME)])
    for text, day in (("Kept back", None), ("Later", date(2026, 10, 1)), ("My knees hurt.", END)):
        add_rows(
            app, record_id, Quote(finding_id=1, text=text, said_by="A walker", released_on=day)
        )

    first, second = counted(app).findings

    assert (first.places, first.quote, first.said_by) == (
        ("Harbour",),
        "My knees hurt.",
        "A walker",
    )
    assert (second.places, second.quote) == (("Port Nellan",), "")


def test_promises_written_down_outside_the_period_are_not_made_in_it(app: Flask) -> None:
    earlier = promised("Earlier", date(2026, 9, 1))
    earlier.made_at = earlier.made_at.replace(month=6)
    make_record(app, "Path", commitments=[earlier, promised("In it", date(2027, 1, 1))])

    figures = counted(app)

    assert figures.made == 1
    assert [row.text for row in figures.promises] == ["Earlier"]
