"""Every member has its words, and the rules of a round are told from its settings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from pbapp import clock
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.counting import Completion, Method, Rule, TooDear
from pbapp.db import transaction
from pbapp.rounds import queries
from pbapp.rounds.labels import (
    ACTIONS,
    FIELDS,
    MONEY_KINDS,
    PHASE_TONES,
    PHASES,
    TIES,
    rules_in_words,
)
from pbapp.rounds.lifecycle import Action, Phase
from pbapp.rounds.models import MoneyKind, Round, Tie
from pbapp.rounds.settings import POT_SETTINGS, SETTINGS
from pbapp.rounds.timeline import timeline
from tests.factories.rounds import make_round


def told(app: Flask, **settings: Any) -> list[str]:
    round_id = make_round(app, **settings)
    with app.test_request_context():
        return rules_in_words(queries.get(round_id))


def test_every_member_has_its_words() -> None:
    assert set(PHASES) == set(PHASE_TONES) == set(Phase)
    assert set(ACTIONS) == set(Action)
    assert set(MONEY_KINDS) == set(MoneyKind)
    assert set(TIES) == set(Tie)


def test_every_setting_has_its_words_for_the_log() -> None:
    pots = {f"pot_{name}" for name in POT_SETTINGS} | {"pot_added", "pot_removed"}
    done = ("added", "changed", "removed")
    limits = {f"{limit}_{how}" for limit in ("theme", "only_one") for how in done}

    assert set(FIELDS) == SETTINGS | pots | limits


def test_the_rules_of_a_plain_round_in_words(app: Flask) -> None:
    assert told(app) == [
        "People who live here can vote.",
        "You must be 12 or older.",
        "To vote you need a code. It comes by e-mail.",
        "One ballot for one e-mail address: a person with two addresses could vote twice.",
        "Choose up to 3 projects.",
        "You can change or cancel your vote until voting closes.",
        "The project with the most votes gets its money first, then the next. "
        "If a project costs more than the money left, we go on to the next one that fits.",
        "If two projects are equal, the one that costs less comes first. "
        "If they are still equal, lots are drawn in front of two witnesses.",
    ]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"who_may_vote": ["live", "work"]}, "People who live or work here can vote."),
        (
            {"who_may_vote": ["live", "work", "study"]},
            "People who live, work or study here can vote.",
        ),
        ({"check_by_email": False, "check_by_card": True}, "To vote you need a card with a code."),
        ({"ballot_min": 3}, "Choose exactly 3 projects."),
        ({"ballot_max": 1}, "Choose 1 project."),
        ({"ballot_min": 2}, "Choose from 2 to 3 projects."),
        ({"may_change": False}, "Once you have voted, you cannot change your vote."),
    ],
)
def test_a_setting_changes_its_sentence(
    app: Flask, settings: dict[str, Any], sentence: str
) -> None:
    assert sentence in told(app, **settings)
    assert sentence not in told(app)


@pytest.mark.parametrize(
    ("by_email", "by_card", "sentence"),
    [
        (
            True,
            False,
            "One ballot for one e-mail address: a person with two addresses could vote twice.",
        ),
        (False, True, "One ballot for one card: a person with two cards could vote twice."),
        (
            True,
            True,
            "One ballot for one e-mail address or card: a person with two addresses, two cards, "
            "or a card and an address could vote twice.",
        ),
    ],
)
def test_the_rules_say_who_could_still_vote_twice(
    app: Flask, by_email: bool, by_card: bool, sentence: str
) -> None:
    rules = told(app, check_by_email=by_email, check_by_card=by_card)

    assert [rule for rule in rules if "twice" in rule] == [sentence]


def test_where_nobody_can_vote_nobody_could_vote_twice(app: Flask) -> None:
    rules = told(app, check_by_email=False, check_by_card=False)

    assert [rule for rule in rules if "twice" in rule or not rule] == []


def test_a_round_for_all_ages_names_no_age(app: Flask) -> None:
    assert not [s for s in told(app, minimum_age=0) if "older" in s]


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        (Rule(Method.GREEDY, too_dear=TooDear.STOP), "We stop at the first project"),
        (Rule(Method.GREEDY, minimum_votes=50), "A project needs at least 50 votes."),
        (Rule(Method.EQUAL_SHARES), "Money that is left stays in the pot."),
        (Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY_REST), "that still fit."),
        (Rule(Method.EQUAL_SHARES, completion=Completion.ADD1), "everyone's share is raised"),
        (Rule(Method.EQUAL_SHARES, comparison=True), "We also count by most votes first"),
    ],
)
def test_a_rule_is_told_with_all_that_changes_its_result(app: Flask, rule: Rule, part: str) -> None:
    assert part in " ".join(told(app, rule=rule.as_dict()))


def test_a_rule_that_breaks_ties_by_lot_alone_says_only_that(app: Flask) -> None:
    lot_only = Rule(Method.GREEDY, tie_keys=()).as_dict()

    assert told(app, rule=lot_only)[-1] == (
        "If two projects are equal, lots are drawn in front of two witnesses."
    )


def test_the_timeline_says_what_is_done_now_and_next(app: Flask) -> None:
    round_id = make_round(app, Phase.CHECKING)
    with app.test_request_context():
        stops = timeline(queries.get(round_id))

    assert [stop.state for stop in stops] == ["done", "now", "next", "next", "next"]
    assert stops[-1].when == "No date yet"


def test_dates_are_shown_by_the_scottish_clock_before_and_after_it_changes(app: Flask) -> None:
    from_utc = {
        "ideas_open_at": "2026-10-24T08:00+00:00",  # still summer time
        "ideas_close_at": "2026-10-26T09:00+00:00",
    }
    round_id = make_round(
        app, Phase.DRAFT, **{n: datetime.fromisoformat(t) for n, t in from_utc.items()}
    )
    with app.test_request_context():
        shown = timeline(queries.get(round_id))[0].when

    assert shown == "Saturday 24 October 2026, 9am to Monday 26 October 2026, 9am"


def test_a_part_that_is_over_shows_when_it_really_began_and_ended(app: Flask) -> None:
    planned = clock.now() + timedelta(days=3)
    round_id = make_round(app, Phase.VOTING, voting_closes_at=planned + timedelta(days=7))
    for target, at in (("voting", clock.now()), ("counting", clock.now() + timedelta(hours=2))):
        advanced(app, round_id, target, at)
    with app.app_context(), transaction() as session:
        session.get_one(Round, round_id).phase = Phase.COUNTING

    with app.test_request_context():
        stops = timeline(queries.get(round_id))
    assert stops[3].when == "Monday 2 November 2026, midday to Monday 2 November 2026, 2pm"


def test_a_step_taken_on_its_date_shows_the_date(app: Flask) -> None:
    due = clock.now() - timedelta(minutes=1)
    dates = {"ideas_open_at": due - timedelta(days=30), "ideas_close_at": due}
    round_id = make_round(app, Phase.CHECKING, **dates)
    advanced(app, round_id, "checking", clock.now())

    with app.test_request_context():
        stops = timeline(queries.get(round_id))
    assert stops[0].when.endswith("Monday 2 November 2026, 11:59am")


def test_a_result_that_was_told_shows_its_day(app: Flask) -> None:
    promised = clock.now() + timedelta(days=9)
    round_id = make_round(app, Phase.DECIDED, result_promised_at=promised)
    advanced(app, round_id, "decided", clock.now())

    with app.test_request_context():
        assert timeline(queries.get(round_id))[-1].when == "Monday 2 November 2026"


def advanced(app: Flask, round_id: int, target: str, at: datetime) -> None:
    """The log says that the round reached a phase at that moment."""
    with app.app_context(), transaction() as session:
        details = {"source": "", "target": target, "reason": ""}
        entry = AuditEntry(event=Event.ROUND_ADVANCED, subject="round", subject_id=round_id)
        entry.at, entry.round_id, entry.details = at, round_id, details
        session.add(entry)
