"""What a period's figures are made of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from pbapp.db import transaction
from pbapp.disclosure.shown import Marker
from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.lifecycle import ACCEPTED, STOPPED, State
from pbapp.engagement.models import Engagement
from pbapp.reports.figures import Figures, Share, totals
from pbapp.reports.gather import figures_of
from pbapp.reports.kinds import Outcome, Start
from pbapp.reports.period import Period
from pbapp.rounds.lifecycle import Phase
from pbapp.standards.framework import Tier
from pbapp.standards.kinds import Strength
from tests.factories.engagement import open_round_record
from tests.factories.people import make_user
from tests.factories.reports import (
    END,
    START,
    activity,
    make_quarter,
    make_record,
    make_result,
    promised,
    rated,
    said,
    told,
)
from tests.factories.rounds import make_round
from tests.statements import statements

QUARTER = Period(START, END)


def counted(app: Flask, period: Period = QUARTER) -> Figures:
    with app.app_context():
        return figures_of(period)


def test_more_records_cost_no_more_statements(app: Flask) -> None:
    make_quarter(app)
    with statements(app) as few:
        counted(app)
    make_quarter(app)
    with statements(app) as many:
        counted(app)

    assert len(many) == len(few)


@pytest.mark.both_databases
def test_a_quarter_is_counted_from_accepted_records(app: Flask) -> None:
    make_quarter(app)

    figures = counted(app)
    sums = totals(figures)

    assert [row.title for row in figures.works] == [
        "Lights and paths in Port Nellan",
        "A new home for Strathmuir library",
        "Youth week",
    ]
    assert (figures.for_review, figures.with_the_lead) == (1, 0)
    assert sums.people.text == "475"
    assert (sums.answered, sums.kept, sums.told) == (Share(2, 4), Share(3, 6), Share(1, 4))
    assert sums.promises == {
        Outcome.KEPT: 3,
        Outcome.LATE: 2,
        Outcome.STOPPED: 1,
        Outcome.AHEAD: 0,
    }
    assert figures.made == 6
    assert figures.decided_pence == 28_000_00
    assert [(row.name, row.projects) for row in figures.decided] == [("Our Wee Pot", 1)]
    assert [row.title for row in figures.ahead] == ["Winter warm spaces"]


@pytest.mark.parametrize("state", [one for one in State if one not in ACCEPTED])
def test_a_record_that_is_not_accepted_adds_nothing(app: Flask, state: State) -> None:
    reason = {"withdrawn_on": date(2026, 8, 1)} if state is State.WITHDRAWN else {}
    make_record(
        app,
        "Harbour parking",
        state=state,
        activities=[activity(50)],
        findings=[said("No room.", Strength.MOST)],
        commitments=[promised("Paint the lines", date(2026, 9, 1))],
        feedback=[told(date(2026, 9, 1))],
        **reason,
    )

    figures = counted(app)

    rows = (figures.works, figures.findings, figures.promises, figures.made)
    assert rows == ((), (), (), 0)
    assert figures.waiting == (state not in STOPPED)


def test_a_small_number_of_people_cannot_be_told_from_the_sum(app: Flask) -> None:
    make_record(app, "A few", activities=[activity(3)])
    make_record(app, "Many", activities=[activity(40)])
    make_record(app, "Recovery group", activities=[activity(9, for_named_group=True)])

    figures = counted(app)

    assert totals(figures).people.text == "40"
    assert totals(figures).has_hidden
    markers = {row.title: row.people.marker for row in figures.works}
    assert markers == {
        "A few": Marker.CONFIDENTIAL,
        "Many": None,
        "Recovery group": Marker.CONFIDENTIAL,
    }


def test_things_stand_as_on_the_last_day_of_the_period(app: Flask) -> None:
    make_record(
        app,
        "Path",
        commitments=[
            promised("Done after the period", date(2026, 9, 30), date(2026, 10, 2)),
            promised("Done the day before", date(2026, 9, 29), date(2026, 9, 29)),
        ],
    )

    outcomes = {row.text: row.outcome for row in counted(app).promises}
    assert outcomes == {
        "Done after the period": Outcome.AHEAD,
        "Done the day before": Outcome.KEPT,
    }


def test_a_period_that_still_runs_stands_as_today(app: Flask) -> None:
    make_record(app, "Path", commitments=[promised("Lights", date(2026, 11, 1))])

    figures = counted(app, Period(date(2026, 10, 1), date(2026, 12, 31)))

    assert figures.as_of == date(2026, 11, 2)
    assert [row.outcome for row in figures.promises] == [Outcome.LATE]


def test_work_that_opens_later_in_the_period_has_not_run_yet(app: Flask) -> None:
    for opens_on in (date(2026, 11, 2), date(2026, 11, 3)):
        days = {"opens_on": opens_on, "closes_on": date(2026, 12, 1)}
        make_record(app, "Path", state=State.LIVE, **days)

    assert counted(app, Period(date(2026, 10, 1), date(2026, 12, 31))).ran == 1
    assert counted(app, Period(date(2027, 1, 1), date(2027, 3, 31))).ran == 0


def test_the_oldest_open_promise_may_come_from_long_before(app: Flask) -> None:
    earlier = {"opens_on": date(2025, 1, 6), "closes_on": date(2025, 2, 28)}
    make_record(
        app,
        "Old work",
        **earlier,
        commitments=[
            promised("Kept late", date(2025, 3, 1), date(2025, 6, 1)),
            promised("Dropped", date(2025, 3, 2), status=CommitmentStatus.STOPPED),
            promised("Still owed", date(2025, 4, 1)),
        ],
    )
    make_record(app, "Path", commitments=[promised("Lights", date(2026, 8, 1))])

    figures = counted(app)

    assert figures.oldest_open is not None
    assert (figures.oldest_open.text, figures.oldest_open.due_on) == (
        "Still owed",
        date(2025, 4, 1),
    )
    assert [row.text for row in figures.promises] == ["Lights"]


def test_feedback_owed_in_the_period_counts_though_the_work_was_over_before(app: Flask) -> None:
    make_record(
        app,
        "Spring walk",
        opens_on=date(2026, 4, 1),
        closes_on=date(2026, 5, 31),
        feedback_promised_by=date(2026, 7, 10),
    )

    figures = counted(app)

    assert figures.works == ()
    assert [(row.due_on, row.outcome) for row in figures.tellings] == [
        (date(2026, 7, 10), Outcome.LATE)
    ]
    assert [row.due_on for row in figures.owed] == [date(2026, 7, 10)]


@pytest.mark.parametrize("state", [State.ANALYSING, State.SUBMITTED, State.CLOSED])
def test_feedback_on_time_counts_all_work_that_everyone_can_see(app: Flask, state: State) -> None:
    due = {"feedback_promised_by": date(2026, 9, 10)}
    make_record(app, "In time", state=state, feedback=[told(date(2026, 9, 9))], **due)
    make_record(app, "Late", state=state, **due)
    make_record(app, "Not out yet", state=State.PLANNING, **due)

    figures = counted(app)

    assert (totals(figures).told, [row.title for row in figures.owed]) == (Share(1, 2), ["Late"])


def test_records_are_counted_on_each_standard_and_never_averaged(app: Flask) -> None:
    officer = make_user(app)
    light = {"tier": Tier.LIGHT}
    make_record(app, "One", **light, ratings=rated(officer, INC=5))
    make_record(app, "Two", **light, ratings=rated(officer, INC=2))

    inclusion = counted(app).spread[0]

    assert inclusion.standard == "INC"
    assert (inclusion.weak, inclusion.satisfactory, inclusion.good, inclusion.strong) == (
        1,
        0,
        0,
        1,
    )
    assert (inclusion.rated, inclusion.due) == (2, 2)


@pytest.mark.parametrize(
    ("published_at", "rounds"),
    [
        # midnight in Scotland is an hour earlier in UTC
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), 0),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), 1),
        (datetime(2026, 9, 30, 22, 59, tzinfo=UTC), 1),
        (datetime(2026, 9, 30, 23, 0, tzinfo=UTC), 0),
    ],
)
def test_money_counts_in_the_period_its_result_was_published(
    app: Flask, published_at: datetime, rounds: int
) -> None:
    make_result(app, make_user(app), make_user(app), published_at=published_at)

    assert len(counted(app).decided) == rounds


@pytest.mark.parametrize("state", [State.LIVE, State.SUBMITTED, State.FEEDBACK])
def test_money_counts_only_once_the_record_of_its_round_is_accepted(
    app: Flask, state: State
) -> None:
    make_result(app, make_user(app), make_user(app), record=state)

    assert counted(app).decided == ()


def test_an_election_from_a_file_is_not_money_decided_here(app: Flask) -> None:
    make_result(app, make_user(app), make_user(app), source_name="city.pb", source_hash="0" * 64)

    assert counted(app).decided == ()


def test_a_vote_that_opens_next_quarter_is_coming_up_and_one_in_draft_is_not(app: Flask) -> None:
    opens = {"voting_opens_at": datetime(2026, 11, 20, 9, tzinfo=UTC)}
    round_id = make_round(app, Phase.COLLECTING, **opens)
    make_round(app, Phase.DRAFT, **opens)

    assert [(row.start, row.page_id, row.starts_on) for row in counted(app).ahead] == [
        (Start.VOTE, round_id, date(2026, 11, 20))
    ]


def test_planned_work_is_named_without_a_way_in(app: Flask) -> None:
    days = {"opens_on": date(2026, 10, 5), "closes_on": date(2026, 11, 5)}
    make_record(app, "Planned", state=State.REGISTERED, **days)
    live = make_record(app, "Live", state=State.LIVE, **days)

    assert [(row.title, row.page_id) for row in counted(app).ahead] == [
        ("Planned", None),
        ("Live", live),
    ]


def test_a_round_in_draft_is_not_coming_up_even_by_name(app: Flask) -> None:
    opened, drafted = make_round(app, Phase.COLLECTING), make_round(app, Phase.DRAFT)
    for round_id in (opened, drafted):
        open_round_record(app, round_id)
    with app.app_context(), transaction() as session:
        for record in session.scalars(select(Engagement)):
            record.opens_on = date(2026, 11, 20)

    ideas = [row for row in counted(app).ahead if row.start is Start.IDEAS]
    assert [row.page_id for row in ideas] == [opened]
