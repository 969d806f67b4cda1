"""Loading the demo, once, into an empty installation."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy import func, select

from pbapp import clock, jobs
from pbapp.accounts.models import User
from pbapp.db import db, transaction
from pbapp.deliberation import actions as talk
from pbapp.deliberation import queries as discussion
from pbapp.deliberation.lifecycle import Kind as TalkKind
from pbapp.demo import ground, people, register, rounds, telling
from pbapp.demo.people import Cast
from pbapp.demo.story import on_day, story
from pbapp.engagement import actions as engagement
from pbapp.engagement.check import lines_to_rate
from pbapp.engagement.queries import of_round
from pbapp.facilitation import actions as facilitation
from pbapp.proposals import queries as proposals
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.reports import actions as reports
from pbapp.reports.actions import Ask, Wording
from pbapp.reports.models import Purpose
from pbapp.results import actions as results
from pbapp.results import queries as counts
from pbapp.rounds import queries as stored_rounds
from pbapp.rounds.models import Round

PERIOD_DAYS = 92


def init_app(app: Flask) -> None:
    """Offer the demo to the command that starts the server."""
    app.extensions["demo"] = Demo()


class Demo:
    """What the start command asks of the demo."""

    def load_once(self) -> bool:
        """Load unless there is anybody here already; True when it was loaded."""
        if db.session.scalar(select(func.count()).select_from(User)):
            db.session.rollback()
            return False
        db.session.rollback()
        load()
        return True

    def whom_to_sign_in_as(self) -> list[str]:
        """One line for each member of staff."""
        known = people.make_secrets(_instance())
        lines = ["Staff sign in at /staff/sign-in with a password and a code from the page below:"]
        for person in story()["staff"]:
            password = known[person["email"]]["password"]
            lines.append(f"  {person['email']:<24} {password:<34} {person['does']}")
        lines.append(
            "Residents sign in at /sign-in with any e-mail address and the code sent to it."
        )
        lines.append("So do those who speak for a community body:")
        for person in story()["residents"]:
            if "does" in person:
                lines.append(f"  {person['email']:<24} {person['does']}")
        return lines


def load() -> None:
    """Tell the whole story; the count in its middle is done as a worker would do it."""
    told = story()
    with transaction() as session:
        places = people.make_places(session)
        cast = people.make_people(session, _instance())
        keys = [rounds.make_round(session, row, places, cast) for row in told["rounds"]]
        for row in told["comments"]:
            _say(session, row, cast)
        ground.lay(session, told, places)
        register.keep_profiles(session, told["profiles"], places, cast)
        telling.tell(session, places, cast)
        ended = [key for key, row in zip(keys, told["rounds"], strict=True) if row["days"][-1] < 0]
        for key in ended:
            with on_day(-49):
                results.begin(stored_rounds.get(key), by=cast["Eilidh Frame"])
    jobs.run_waiting()
    with transaction() as session:
        for key in ended:
            _publish(session, key, cast)
        _write_for_the_board(told["board"], cast)


def _publish(session: Any, key: int, cast: Cast) -> None:
    manager, officer = cast["Iain Baird"], cast["Fiona Tulloch"]
    with on_day(-47):
        count = counts.of_round(key)
        if count is not None:
            results.publish(count, by=manager)
    with on_day(-30):
        round: Round = stored_rounds.get(key)
        facilitation.advance(round, by=manager, reason="The first offers were accepted.")
    session.flush()
    session.expire_all()
    with on_day(-25):
        record = of_round(key)
        if record is not None:
            given = {one.indicator.code: (min(4, one.cap), "") for one in lines_to_rate(record)}
            engagement.rate_many(record, given, by=officer)
            why = "The votes are what we heard."
            engagement.submit(record, by=cast["Morag Sinclair"], reason=why)
    session.flush()
    session.expire_all()
    with on_day(-20):
        record = of_round(key)
        if record is not None:
            engagement.review(record, accepted=True, comments={}, by=officer)


def _say(session: Any, row: dict[str, Any], cast: Cast) -> None:
    found = select(Proposal.id).where(
        Proposal.title == row["project"], Proposal.stage == Stage.PROJECT
    )
    project = proposals.get_project(session.scalars(found).one())
    common = {"form_key": "", "language": "en"}
    with on_day(-4):
        kind = TalkKind(row["kind"])
        said = talk.comment(project, kind, row["text"], by=cast[row["by"]], **common)
        session.flush()
    if "answer" in row:
        with on_day(-3):
            session.expire_all()
            question = discussion.get(said.id)
            talk.answer(question, row["answer"], by=cast[row["answered_by"]], **common)
            session.flush()


def _write_for_the_board(told: dict[str, Any], cast: Cast) -> None:
    today = clock.today()
    wording = Wording(
        starts_on=today - timedelta(days=PERIOD_DAYS),
        ends_on=today,
        meeting=told["meeting"],
        meets_on=today + timedelta(days=told["meets_on"]),
        author_role=told["author_role"],
        purpose=Purpose(told["purpose"]),
        sentence=told["sentence"],
        asks=tuple(
            Ask(
                text=row["text"],
                owner=row["owner"],
                due_on=today + timedelta(days=row["due_on"]),
            )
            for row in told["asks"]
        ),
    )
    summary = reports.make(wording, by=cast["Fiona Tulloch"])
    db.session.flush()
    reports.sign(summary, by=cast["Fiona Tulloch"])


def _instance() -> Path:
    folder: Path = current_app.config["INSTANCE"]
    return folder
