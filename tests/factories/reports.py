"""Plain rows, accepted records, and board summaries."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask
from sqlalchemy import select

from pbapp import clock
from pbapp.counting import ReasonCode
from pbapp.db import transaction
from pbapp.disclosure.breakdown import protect_breakdown
from pbapp.engagement.kinds import Basis, CommitmentStatus
from pbapp.engagement.lifecycle import State
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import (
    Activity,
    Commitment,
    Engagement,
    Feedback,
    Finding,
    IndicatorRating,
)
from pbapp.engagement.reach.kinds import Dimension
from pbapp.places.models import Area, AreaKind
from pbapp.places.zones.models import Banding
from pbapp.reports import rows
from pbapp.reports import told as told_rows
from pbapp.reports.kinds import Outcome
from pbapp.reports.models import BoardAsk, BoardSummary, Purpose
from pbapp.results.models import Count, CountState, PotResult, ProjectResult
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Pot
from pbapp.standards.framework import NSCE_2016, Tier
from pbapp.standards.kinds import FeedbackKind, Kind, Level, Response, Stance, Strength
from pbapp.standards.parts import Value
from tests.factories.people import Person, make_user
from tests.factories.reach import publish
from tests.factories.rounds import make_project, make_round

START, END = date(2026, 7, 1), date(2026, 9, 30)
ASK = "Agree £12,000 for lights on the burn path before the clocks go back"
#: ten words in 79 characters
LONG = "Neighbourhood representatives throughout Strathmuir repeatedly mention lighting. "
SENTENCE = "Two of three places say dark paths keep them at home after five."


def work(record_id: int = 1, people: int | None = 40, **changes: Any) -> rows.Work:
    """An accepted engagement, its number of people as it may be shown."""
    given = {
        "title": "Path by the burn",
        "level": Level.CONSULT,
        "places": ("Port Nellan",),
        "people": protect_breakdown({"": people}, sensitive=False).total,
        "has_hidden": False,
    }
    return rows.Work(record_id=record_id, **(given | changes))


def finding(strength: Strength = Strength.MANY, record_id: int = 1, **changes: Any) -> rows.Finding:
    """Something communities said, without an answer."""
    given = {
        "title": "Path by the burn",
        "statement": "The path is dark.",
        "places": ("Port Nellan",),
        "response": None,
        "reason": "",
    }
    return rows.Finding(record_id=record_id, strength=strength, **(given | changes))


def promise(outcome: Outcome, due_on: date = END) -> rows.Promise:
    """Something promised."""
    return rows.Promise(
        record_id=1,
        title="Path by the burn",
        text="Put up lights",
        owner="Roads team",
        due_on=due_on,
        outcome=outcome,
    )


def telling(outcome: Outcome, told_on: date | None = None) -> rows.Telling:
    """Something people are owed to be told."""
    return rows.Telling(
        record_id=1,
        title="Path by the burn",
        what=FeedbackKind.WHAT_WE_HEARD,
        due_on=END,
        told_on=told_on,
        outcome=outcome,
    )


def reach(**changes: Any) -> told_rows.Reach:
    """About 400 people by fifth."""
    given = {
        "dimension": Dimension.FIFTH,
        "banding": Banding.PEOPLE,
        "simd_version": "2020v2",
        "works": 2,
        "base": 400,
    }
    return told_rows.Reach(**(given | changes))


def spread(standard: str, counts: tuple[int, int, int, int], due: int | None = None) -> rows.Spread:
    """Records rated 1 or 2, 3, 4, 5 or 6; all that are due unless a number is given."""
    weak, satisfactory, good, strong = counts
    due = sum(counts) if due is None else due
    return rows.Spread(
        standard=standard, weak=weak, satisfactory=satisfactory, good=good, strong=strong, due=due
    )


def make_record(app: Flask, title: str, **changes: Any) -> int:
    """A record that ran from 6 July to 31 August 2026, accepted; `changes` may hold its parts."""
    with app.app_context(), transaction() as session:
        given = {
            "state": State.CLOSED,
            "kind": Kind.POLICY,
            "level": Level.CONSULT,
            "tier": Tier.STANDARD,
            "opens_on": date(2026, 7, 6),
            "closes_on": date(2026, 8, 31),
            "accepted_on": date(2026, 10, 5),
        }
        if changes.get("state") not in (State.REGISTERED, State.PLANNING):
            given["public_since"] = date(2026, 6, 22)
        if changes.get("state") is State.PAUSED:
            given["paused_on"] = date(2026, 8, 1)
        if changes.get("state") is State.MERGED:
            given["merged_into_id"] = make_record(app, "Survivor", state=State.WITHDRAWN)
        names = {"places": ("Port Nellan",)} | changes
        given["areas"] = [area_named(session, name) for name in names.pop("places")]
        record = Engagement(title=title, **(given | names))
        session.add(record)
        session.flush()
        record_id = int(record.id)
    publish(app, record_id)
    return record_id


def area_named(session: Any, name: str) -> Area:
    """The locality of that name."""
    found = session.scalars(select(Area).where(Area.name == name)).one_or_none()
    return found or Area(name=name, kind=AreaKind.LOCALITY)


def activity(headcount: int, **changes: Any) -> Activity:
    """A session with so many heads."""
    given = {"method": MethodKind.WORKSHOP, "held_on": date(2026, 7, 20), "basis": Basis.COUNTED}
    return Activity(name="Workshop", headcount=headcount, **(given | changes))


def said(statement: str, strength: Strength, answer: str = "") -> Finding:
    """A finding; with an answer where one is given."""
    return Finding(
        statement=statement,
        strength=strength,
        stance=Stance.MAJORITY,
        response=Response.ACCEPTED_IN_PART if answer else None,
        reason=answer,
        responded_on=date(2026, 9, 10) if answer else None,
    )


def promised(text: str, due_on: date, done_on: date | None = None, **changes: Any) -> Commitment:
    """A commitment made in the period; done where a day is given."""
    status = CommitmentStatus.DONE if done_on else CommitmentStatus.NOT_STARTED
    given = {"status": status, "made_at": clock.now().replace(month=8), "owner": "Roads team"}
    return Commitment(text=text, due_on=due_on, done_on=done_on, **(given | changes))


def told(published_on: date) -> Feedback:
    """People were told what was heard."""
    return Feedback(
        kind=FeedbackKind.WHAT_WE_HEARD, how_done="At three sessions.", published_on=published_on
    )


def rated(signer: Person, **points: int) -> list[IndicatorRating]:
    """Signed ratings: every indicator of a standard with the same points."""
    return [
        IndicatorRating(
            indicator=one.code,
            points=points[standard.code],
            evidence=Value.SUFFICIENT,
            rules_version="nsce-2016/1",
            signed_by_id=signer.id,
        )
        for standard in NSCE_2016.standards
        for one in standard.indicators
        if standard.code in points
    ]


def make_result(
    app: Flask,
    counter: Person,
    publisher: Person,
    record: State = State.CLOSED,
    **changes: Any,
) -> int:
    """A round with its published result, £28,000 for one of two projects, and its record.

    The record holds no work of the period itself, so that only its money counts. Returns the round.
    """
    round_id = make_round(app, Phase.DECIDED)
    funded = make_project(app, round_id, "Path lights", 28_000_00)
    other = make_project(app, round_id, "Bike shed", 9_000_00)
    with app.app_context(), transaction() as session:
        given = {
            "state": CountState.PUBLISHED,
            "counted_by_id": counter.id,
            "published_by_id": publisher.id,
            "counted_at": clock.now().replace(month=9, day=10),
            "published_at": clock.now().replace(month=9, day=11),
            "voters": 312,
        }
        count = Count(round_id=round_id, rule={}, rules_hash="", **(given | changes))
        pot_id = session.scalar(select(Pot.id).where(Pot.round_id == round_id))
        pot = PotResult(
            pot_id=pot_id, budget_pence=30_000_00, spent_pence=28_000_00, voters=312, trace={}
        )
        pot.projects = [
            _project(1, funded, 28_000_00, ReasonCode.FUNDED),
            _project(2, other, 9_000_00, ReasonCode.NO_MONEY_LEFT),
        ]
        count.pots, count.lots = [pot], []
        session.add(count)
        session.add(_record_of(round_id, record))
        return round_id


def _record_of(round_id: int, state: State) -> Engagement:
    return Engagement(
        round_id=round_id,
        state=state,
        title="Our Wee Pot",
        kind=Kind.PB_ROUND,
        level=Level.EMPOWER,
        tier=Tier.STANDARD,
    )


def _project(position: int, project_id: int, pence: int, reason: ReasonCode) -> ProjectResult:
    return ProjectResult(
        position=position,
        project_id=project_id,
        votes=200,
        cost_pence=pence,
        funded=reason is ReasonCode.FUNDED,
        reason=reason,
        numbers={},
    )


def make_summary(app: Flask, by: Person, asks: int = 1, ask: str = ASK, **changes: Any) -> int:
    """A draft for July to September 2026 that asks the same so many times; returns its id."""
    with app.app_context(), transaction() as session:
        given = {
            "starts_on": START,
            "ends_on": END,
            "meeting": "Partnership board",
            "meets_on": date(2026, 11, 17),
            "author_role": "Community planning officer",
            "purpose": Purpose.DECISION,
            "sentence": SENTENCE,
        }
        summary = BoardSummary(made_by_id=by.id, **(given | changes))
        summary.asks = [
            BoardAsk(
                place=place,
                text=ask,
                owner="Head of roads",
                due_on=date(2026, 12, 18),
            )
            for place in range(1, asks + 1)
        ]
        session.add(summary)
        session.flush()
        return summary.id


def make_quarter(app: Flask) -> None:
    """A believable quarter: three accepted records, one waiting, a result, six promises."""
    officer, counter = make_user(app, name="Mairi Reid"), make_user(app, name="Ewan Shaw")
    make_record(
        app,
        "Lights and paths in Port Nellan",
        level=Level.INVOLVE,
        feedback_promised_by=date(2026, 9, 14),
        activities=[activity(64), activity(38), activity(112)],
        findings=[
            said(
                "Paths by the burn are dark after five and people stay at home in winter.",
                Strength.MOST,
                "Lights go up on the north half this year; the rest needs money from the board.",
            ),
            said("Buses after eight do not stop at the harbour any more.", Strength.MANY),
        ],
        commitments=[
            promised("Put lights on the north half of the path", date(2026, 9, 25)),
            promised("Publish the walkabout notes", date(2026, 8, 14), date(2026, 8, 12)),
            promised("Cut back the hedges at the school", date(2026, 9, 1), date(2026, 8, 28)),
        ],
        feedback=[told(date(2026, 9, 10))],
        ratings=rated(officer, INC=5, SUP=4, PLA=4, WOR=4, MET=5, COM=3, IMP=3),
    )
    make_record(
        app,
        "A new home for Strathmuir library",
        places=("Strathmuir",),
        feedback_promised_by=date(2026, 9, 20),
        activities=[activity(151), activity(23)],
        findings=[
            said(
                "Keep a warm room that is open on Saturdays and free to sit in.",
                Strength.MANY,
                "The new building will open on Saturdays from ten to four.",
            )
        ],
        commitments=[
            promised("Show the first drawings", date(2026, 9, 15), date(2026, 9, 22)),
            promised("Meet the carers' group again", date(2026, 9, 28), date(2026, 9, 21)),
        ],
        ratings=rated(officer, INC=5, SUP=3, PLA=4, WOR=4, MET=4, COM=2, IMP=3),
    )
    make_record(
        app,
        "Youth week",
        places=("Port Nellan", "Strathmuir"),
        level=Level.COLLABORATE,
        activities=[activity(87)],
        findings=[said("We want a say before things are decided, not after.", Strength.SOME)],
        commitments=[
            promised(
                "Two seats for young people on the panel",
                date(2026, 8, 31),
                None,
                status=CommitmentStatus.STOPPED,
            )
        ],
        ratings=rated(officer, INC=6, SUP=5, PLA=3, WOR=5, MET=4),
    )
    make_record(app, "Harbour parking", state=State.SUBMITTED)
    make_record(
        app,
        "Winter warm spaces",
        state=State.LIVE,
        opens_on=date(2026, 11, 9),
        closes_on=date(2026, 12, 18),
    )
    make_result(app, counter, officer)


def make_longest_quarter(app: Flask) -> None:
    """A quarter in which everything is as long as it can be."""
    officer, counter = make_user(app), make_user(app)
    places = tuple(f"Strathmuir and Port Nellan {n}" for n in range(4))
    for level in Level:
        make_record(
            app,
            (LONG * 3)[:200],
            level=level,
            places=places,
            activities=[activity(3), activity(40)],
            findings=[said(LONG * 8, Strength.MOST, LONG * 8), said(LONG * 8, Strength.MANY)],
            commitments=[
                promised(LONG * 8, END, owner=LONG),
                promised(LONG * 8, date(2026, 9, 1), owner=LONG),
                promised(LONG, date(2026, 9, 1), date(2026, 8, 1)),
                promised(LONG, date(2026, 9, 1), status=CommitmentStatus.STOPPED),
            ],
            ratings=rated(officer, INC=5, SUP=4, PLA=4, WOR=4, MET=5, COM=3, IMP=3),
        )
        make_record(app, "Harbour parking", state=State.SUBMITTED)
        days = {"opens_on": date(2026, 10, 5), "closes_on": date(2026, 11, 5)}
        make_record(app, (LONG * 3)[:200], state=State.LIVE, **days)
    for _unused in range(4):
        make_result(app, counter, officer)
