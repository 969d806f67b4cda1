"""Patterns to start a round from, with settings that suit its kind (user-needs.md, section C)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from pbapp import clock
from pbapp.counting import Completion, Method, Rule, TooDear
from pbapp.i18n import _, lazy
from pbapp.rounds.models import MoneyKind, Pot, Round, Tie

OPENS = time(9)
CLOSES = time(17)
#: one pound: how far Equal Shares raises everybody's share at a time
STEP_PENCE = 100


class Pattern(StrEnum):
    """A kind of round."""

    SMALL_GRANTS = "small_grants"
    YOUTH = "youth"
    COUNCIL_WIDE = "council_wide"
    EMPTY = "empty"


LABELS: dict[Pattern, str] = {
    Pattern.SMALL_GRANTS: lazy("Neighbourhood small grants"),
    Pattern.YOUTH: lazy("Young people decide"),
    Pattern.COUNCIL_WIDE: lazy("Larger sums across the council area"),
    Pattern.EMPTY: lazy("Something else"),
}
HINTS: dict[Pattern, str] = {
    Pattern.SMALL_GRANTS: lazy(
        "£30,000 in a small pot and a main pot. Aged 8 or over. Up to 3 choices. About 14 weeks."
    ),
    Pattern.YOUTH: lazy(
        "£10,000 for schools and clubs. Aged 8 or over, with code cards. About 11 weeks."
    ),
    Pattern.COUNCIL_WIDE: lazy(
        "£1,000,000 for lasting things. Aged 12 or over. Equal Shares. About 24 weeks."
    ),
    Pattern.EMPTY: lazy("No pots and no dates yet. You fill in everything."),
}


@dataclass(frozen=True)
class Weeks:
    """How long each part takes, in weeks; the last leads to the day the result is promised."""

    ideas: int
    checks: int
    questions: int
    voting: int
    result: int


def draft(pattern: Pattern, **answers: Any) -> Round:
    """A round of this kind with what is already known of it, not stored yet."""
    return Round(**_SETTINGS[pattern](), **answers)


def _small_grants() -> dict[str, Any]:
    main = Pot(name=_("Main pot"), money_pence=22_000_00, most_pence=3_000_00)
    small = Pot(name=_("Small pot"), money_pence=8_000_00, most_pence=500_00, leftover_to=main)
    return {
        "description": _(
            "This money is for good things in our neighbourhood. Anyone here can send an idea. "
            "Local people vote, and the projects they choose get the money."
        ),
        "pots": [small, main],
        **_calendar(Weeks(ideas=5, checks=3, questions=2, voting=2, result=1)),
        **_ballot(3, Rule(Method.GREEDY)),
        **_voters(8, Tie.LIVE, Tie.WORK, Tie.STUDY, by_email=True, by_card=True),
    }


def _youth() -> dict[str, Any]:
    pot = Pot(name=_("Main pot"), money_pence=10_000_00, most_pence=1_000_00)
    return {
        "description": _(
            "This money is for ideas from young people. Pupils and clubs send ideas. "
            "Young people vote, and the projects they choose get the money."
        ),
        "pots": [pot],
        **_calendar(Weeks(ideas=4, checks=2, questions=1, voting=2, result=1)),
        **_ballot(3, Rule(Method.GREEDY)),
        **_voters(8, Tie.LIVE, Tie.STUDY, by_email=False, by_card=True),
    }


def _council_wide() -> dict[str, Any]:
    pot = Pot(
        name=_("Main pot"), money_pence=1_000_000_00, most_pence=60_000_00, kind=MoneyKind.CAPITAL
    )
    rule = Rule(Method.EQUAL_SHARES, completion=Completion.ADD1, step=STEP_PENCE)
    return {
        "description": _(
            "This money is part of the council's own budget. Anyone who lives here can send an "
            "idea. People vote, and the council carries out the projects they choose."
        ),
        "pots": [pot],
        **_calendar(Weeks(ideas=6, checks=8, questions=2, voting=4, result=2)),
        **_ballot(5, rule),
        **_voters(12, Tie.LIVE, by_email=True, by_card=True),
    }


def _empty() -> dict[str, Any]:
    return {
        "description": "",
        "pots": [],
        **_ballot(3, Rule(Method.GREEDY, too_dear=TooDear.SKIP)),
        **_voters(12, Tie.LIVE, by_email=True, by_card=False),
    }


_SETTINGS: dict[Pattern, Callable[[], dict[str, Any]]] = {
    Pattern.SMALL_GRANTS: _small_grants,
    Pattern.YOUTH: _youth,
    Pattern.COUNCIL_WIDE: _council_wide,
    Pattern.EMPTY: _empty,
}


def _ballot(most: int, rule: Rule) -> dict[str, Any]:
    return {"ballot_min": 1, "ballot_max": most, "may_change": True, "rule": rule.as_dict()}


def _voters(minimum_age: int, *ties: Tie, by_email: bool, by_card: bool) -> dict[str, Any]:
    return {
        "minimum_age": minimum_age,
        "who_may_vote": [tie.value for tie in ties],
        "check_by_email": by_email,
        "check_by_card": by_card,
    }


def _calendar(weeks: Weeks) -> dict[str, datetime]:
    """Parts begin on a Monday at 9am and end on a Friday at 5pm, starting in two to three weeks."""
    today = clock.today()
    start = today + timedelta(weeks=3, days=-today.weekday())
    ideas_end = _friday(start, weeks.ideas)
    talk = start + timedelta(weeks=weeks.ideas + weeks.checks)
    vote = talk + timedelta(weeks=weeks.questions)
    vote_end = _friday(vote, weeks.voting)
    return {
        "ideas_open_at": clock.from_local(start, OPENS),
        "ideas_close_at": clock.from_local(ideas_end, CLOSES),
        "discussion_opens_at": clock.from_local(talk, OPENS),
        "voting_opens_at": clock.from_local(vote, OPENS),
        "voting_closes_at": clock.from_local(vote_end, CLOSES),
        "result_promised_at": clock.from_local(vote_end + timedelta(weeks=weeks.result), CLOSES),
    }


def _friday(monday: date, weeks: int) -> date:
    return monday + timedelta(weeks=weeks, days=-3)
