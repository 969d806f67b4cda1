"""The patterns that a round can start from."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp import clock
from pbapp.counting import Rule
from pbapp.rounds.calendar import in_order, short_parts
from pbapp.rounds.models import Round
from pbapp.rounds.patterns import HINTS, LABELS, Pattern, draft
from pbapp.rounds.settings import SETTINGS, pot_faults, setting_faults

WHOLE = [pattern for pattern in Pattern if pattern is not Pattern.EMPTY]


def drafted(app: Flask, pattern: Pattern) -> Round:
    with app.test_request_context():
        return draft(pattern, name="Our Wee Pot")


def test_every_pattern_has_its_words() -> None:
    assert set(LABELS) == set(HINTS) == set(Pattern)


@pytest.mark.parametrize("pattern", WHOLE)
def test_a_pattern_has_dates_in_order_and_no_part_too_short(app: Flask, pattern: Pattern) -> None:
    dates = drafted(app, pattern).dates

    assert in_order(dates)
    assert short_parts(dates) == []


@pytest.mark.parametrize("pattern", Pattern)
def test_the_settings_of_a_pattern_fit_together(app: Flask, pattern: Pattern) -> None:
    round = drafted(app, pattern)
    names = [pot.name for pot in round.pots]

    assert setting_faults({name: getattr(round, name) for name in SETTINGS}, SETTINGS) == {}
    assert Rule.from_dict(round.rule).as_dict() == round.rule
    assert len(set(names)) == len(names)
    for pot in round.pots:
        assert pot_faults(vars(pot), []) == {}


@pytest.mark.parametrize("pattern", WHOLE)
def test_parts_open_on_a_monday_at_9_and_close_on_a_friday_at_5(
    app: Flask, pattern: Pattern
) -> None:
    round = drafted(app, pattern)
    opens = [round.ideas_open_at, round.discussion_opens_at, round.voting_opens_at]
    closes = [round.ideas_close_at, round.voting_closes_at, round.result_promised_at]

    assert {f"{clock.local(at):%A %H:%M}" for at in opens} == {"Monday 09:00"}
    assert {f"{clock.local(at):%A %H:%M}" for at in closes} == {"Friday 17:00"}


def test_the_neighbourhood_pattern_is_the_model_of_thirty_thousand_pounds(app: Flask) -> None:
    round = drafted(app, Pattern.SMALL_GRANTS)

    assert [(p.money_pence, p.most_pence) for p in round.pots] == [
        (8_000_00, 500_00),
        (22_000_00, 3_000_00),
    ]
    assert (round.minimum_age, round.ballot_max) == (8, 3)
    assert round.who_may_vote == ["live", "work", "study"]


def test_an_empty_pattern_leaves_everything_to_fill_in(app: Flask) -> None:
    round = drafted(app, Pattern.EMPTY)

    assert round.pots == []
    assert set(round.dates.values()) == {None}
