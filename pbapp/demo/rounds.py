"""The rounds of the demo, run through the same actions that people use, each on its day."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from typing import Any

from pbapp import clock
from pbapp.access.roles import Actor
from pbapp.counting import Method, Rule
from pbapp.demo.people import Cast
from pbapp.demo.story import on_day, story
from pbapp.facilitation import actions as facilitation
from pbapp.places.models import Area
from pbapp.proposals import actions as proposals
from pbapp.proposals import queries as projects
from pbapp.proposals.lifecycle import Verdict
from pbapp.proposals.limits import actions as limits
from pbapp.proposals.limits import live_ideas
from pbapp.proposals.models import Proposal
from pbapp.rounds import queries as rounds
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import MoneyKind, Pot, Round, TieWay
from pbapp.voting import box

DATES = (
    "ideas_open_at",
    "ideas_close_at",
    "discussion_opens_at",
    "voting_opens_at",
    "voting_closes_at",
    "result_promised_at",
)
#: a date falls at this hour of its day
OPENS, CLOSES = time(9), time(17)
SOON_AFTER_OPENING, SOON_AFTER_CLOSING = time(9, 1), time(17, 1)
VERDICTS = {
    "project": Verdict.PASS,
    "needs_information": Verdict.ASK,
    "declined": Verdict.DECLINE,
}
PASSED = "This can be done, and it fits the pot."


def make_round(session: Any, told: dict[str, Any], places: dict[str, Area], cast: Cast) -> int:
    """A round as far as counting, or as far as its story goes; returns its key."""
    manager = cast["Morag Sinclair"]
    first_day = told["days"][0]
    with on_day(first_day - 10):
        round = facilitation.make_round(_draft(told, places), by=manager)
        session.flush()
    key = round.id
    _until(session, key, Phase.COLLECTING, first_day, manager)
    with on_day(first_day + 3):
        for idea in told.get("projects", []) + told.get("ideas", []):
            _idea(session, rounds.get(key), idea, places, cast)
        for theme in told.get("themes", []):
            _theme(rounds.get(key), theme, manager)
    for phase, days in zip(list(Phase)[2:6], told["days"][1:5], strict=True):
        if days < 0:
            _until(session, key, phase, days, manager)
        if phase is Phase.VOTING and told["voters"]:
            _vote(session, key, told)
    return key


def _draft(told: dict[str, Any], places: dict[str, Area]) -> Round:
    least, most = told["ballot"]
    return Round(
        name=told["name"],
        summary=told["summary"],
        description=told["description"],
        contact=told["contact"],
        area=places[told["area"]],
        ballot_min=least,
        ballot_max=most,
        minimum_age=told["minimum_age"],
        who_may_vote=told["who_may_vote"],
        check_by_email=True,
        check_by_card=told.get("check_by_card", False),
        rule=Rule(Method.GREEDY).as_dict(),
        tie_way=TieWay(told.get("lots", TieWay.WITNESSES)),
        pots=[_pot(row) for row in told["pots"]],
        **_calendar(told["days"]),
    )


def _calendar(days: list[int]) -> dict[str, datetime]:
    today = clock.today() + timedelta(days=-_shift(days))
    calendar = {}
    for name, day in zip(DATES, days, strict=True):
        hour = CLOSES if "close" in name or name == "result_promised_at" else OPENS
        calendar[name] = clock.from_local(today + timedelta(days=day), hour)
    return calendar


def _shift(days: list[int]) -> int:
    """The draft is written ten days before its first date: count from the real today."""
    return days[0] - 10


def _pot(row: dict[str, Any]) -> Pot:
    return Pot(
        name=row["name"],
        money_pence=row["money"] * 100,
        kind=MoneyKind(row["kind"]),
        most_pence=row["most"] * 100,
    )


def _until(session: Any, key: int, phase: Phase, days: int, by: Actor) -> None:
    """Move the round on to a phase, on its day, a little after its hour."""
    is_end = phase in (Phase.CHECKING, Phase.COUNTING)
    with on_day(days, SOON_AFTER_CLOSING if is_end else SOON_AFTER_OPENING):
        round = rounds.get(key)
        if round.phase is not phase:
            facilitation.advance(round, by=by, reason="The date in the calendar has come.")
        session.flush()


def _idea(
    session: Any, round: Round, told: dict[str, Any], places: dict[str, Area], cast: Cast
) -> None:
    residents = [cast[person["name"]] for person in story()["residents"]]
    author = cast.get(told.get("author", "")) or residents[len(told["title"]) % len(residents)]
    pot = next((p for p in round.pots if p.name == told.get("pot")), round.pots[0])
    answers = {
        "title": told["title"],
        "summary": told["summary"],
        "need": told["need"],
        "spending": told["spending"],
        "beneficiaries": told["beneficiaries"],
        "pot_id": pot.id,
        "cost_pence": told["cost"] * 100,
        "area_id": places[told.get("area", round.area.name)].id,
        "place": told["place"],
        "group_name": told.get("group", ""),
    }
    idea = proposals.start(round, answers, form_key="", language="en", by=author)
    session.flush()
    session.expire(idea)
    proposals.send(projects.get(idea.id), by=author)
    _check(projects.get(idea.id), told, cast)


def _theme(round: Round, told: dict[str, Any], by: Actor) -> None:
    """A limit on some of the projects, by their titles."""
    own = [idea.id for idea in live_ideas(round.id) if idea.title in told["projects"]]
    values = {name: told.get(name) for name in ("name", "most_projects", "most_pence")}
    limits.add_theme(round, values, own, by=by)


def _check(idea: Proposal, told: dict[str, Any], cast: Cast) -> None:
    verdict = VERDICTS.get(told.get("stage", "project"))
    if verdict:
        reason = told.get("reason", PASSED)
        proposals.check(idea, verdict, reason, version=idea.version, by=cast["Nadia Rahman"])


def _vote(session: Any, key: int, told: dict[str, Any]) -> None:
    """Ballots as people might fill them in: better liked projects are chosen more often."""
    round = rounds.get(key)
    liking = {row["title"]: row["liked"] for row in told["projects"]}
    by_pot: dict[int, list[Proposal]] = {}
    for project in projects.projects_of(key):
        by_pot.setdefault(project.pot_id or 0, []).append(project)
    chance = random.Random(told["seed"])  # noqa: S311 - made-up votes, the same each time
    ballots = []
    for _unused in range(told["voters"]):
        choices: list[int] = []
        for listed in by_pot.values():
            choices += _choose(chance, listed, liking, round.ballot_max)
        ballots.append(choices)
    box.load(round, ballots, channel=box.Channel.ONLINE)


def _choose(
    chance: random.Random, listed: list[Proposal], liking: dict[str, int], most: int
) -> list[int]:
    ranked = sorted(listed, key=lambda p: chance.random() ** (1 / liking[p.title]), reverse=True)
    return [project.id for project in ranked[: chance.randint(1, most)]]
