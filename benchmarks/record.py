"""A record with all that the platform makes, its check made anew, and the bare reading of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, Table, func, select

from pbapp import clock
from pbapp.access.roles import SYSTEM
from pbapp.accounts.models import User
from pbapp.activities.asked import Channel, random_key
from pbapp.activities.pulse import queries as pulses
from pbapp.activities.pulse.actions import count
from pbapp.activities.pulse.models import Pulse, PulseReply
from pbapp.activities.sessions.kinds import ComesFor, RoleKind
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.activities.sessions.models import Booking, Programme, Session
from pbapp.activities.surveys.models import AboutPerson, Age, Reply, Survey
from pbapp.audit import Event
from pbapp.audit.models import AuditEntry
from pbapp.db import Base, db, transaction
from pbapp.engagement import queries
from pbapp.engagement.facts import facts_of
from pbapp.engagement.kinds import AudienceKind, Basis
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Activity, Audience, Engagement, Feedback, Finding
from pbapp.engagement.models.telling import FeedbackItem, FeedbackReading
from pbapp.places.models import Area, AreaKind
from pbapp.standards.evidence import gather
from pbapp.standards.framework import NSCE_2016, Tier
from pbapp.standards.kinds import FeedbackKind, Kind, Level, Response, Stance, Strength

#: of all replies so many hundredths are to surveys and to pulses; the rest are bookings
TO_SURVEYS, TO_PULSES = 60, 20
#: replies to one survey, one pulse, and bookings of one session
OF_A_SURVEY, OF_A_PULSE, OF_A_SESSION = 500, 100, 50
ABOUT = ({"age_band": "25_44", "sex": "woman"}, {"postcode": "1", "postcode_access": "3"})
METHODS = (MethodKind.DROP_IN, MethodKind.WORKSHOP, MethodKind.PUBLIC_MEETING)


@dataclass(frozen=True)
class Size:
    """How much a record holds."""

    activities: int
    findings: int
    replies: int

    def __str__(self) -> str:
        return f"{self.activities} activities, {self.findings} findings, {self.replies} replies"


SMALL, LARGE = Size(5, 10, 20), Size(50, 500, 5_000)


def check(record_id: int) -> int:
    """All 38 indicators of a record, from its rows as they are stored; how many there are."""
    facts = facts_of(queries.get(record_id)).plain
    return len([gather(one.code, facts, today=clock.today()) for one in NSCE_2016.indicators])


def read(statements: Sequence[str]) -> int:
    """The bare work: rows as the database gives them, nothing made of them; how many there are."""
    with db.engine.connect() as connection:
        return sum(len(connection.exec_driver_sql(one).all()) for one in statements)


def bare(record_id: int) -> list[str]:
    """The fewest plain statements that read every row of the record: one for each table."""
    own = [table for table in Base.metadata.sorted_tables if "engagement_id" in table.c]
    reading = [select(Engagement.__table__).where(Engagement.id == record_id)]
    reading += [select(one).where(one.c.engagement_id == record_id) for one in own]
    reading += [
        select(_table(row)).where(
            column.in_(select(asked.id).where(asked.engagement_id == record_id))
        )
        for row, column, asked in (
            (Reply, Reply.survey_id, Survey),
            (AboutPerson, AboutPerson.survey_id, Survey),
            (PulseReply, PulseReply.pulse_id, Pulse),
            (Session, Session.programme_id, Programme),
        )
    ]
    sessions = select(Session.id).join(Programme).where(Programme.engagement_id == record_id)
    bookings = select(_table(Booking)).where(Booking.session_id.in_(sessions))
    return [_as_text(one) for one in [*reading, bookings] if _holds_rows(one)]


def _as_text(query: Select[Any]) -> str:
    return str(query.compile(db.engine, compile_kwargs={"literal_binds": True}))


def _table(model: type[Base]) -> Table:
    table: Any = model.__table__
    return table


def _holds_rows(query: Select[Any]) -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(query.subquery())))


def make(size: Size) -> int:
    """A record that ended a month ago, with so many rows; returns its id."""
    with transaction() as session:
        record = _record(size)
        session.add(record)
        session.flush()
        reader = User(name="Reader", email=f"reader-{size.replies}@example.org")
        session.add(reader)
        session.add_all(_told(session, record, reader))
        session.add_all(_noted(record))
        surveyed, pulsed = (size.replies * part // 100 for part in (TO_SURVEYS, TO_PULSES))
        session.add_all(_surveys(session, record.id, surveyed))
        session.add_all(_pulses(session, record.id, pulsed))
        for pulse in pulses.of_record(record.id):
            count(pulse, by=SYSTEM)
        session.add_all(_bookings(session, record.id, size.replies - surveyed - pulsed))
        return record.id


def _told(session: Any, record: Engagement, reader: User) -> Iterator[Base]:
    """Feedback that shows every finding, and somebody who found it fair."""
    told = Feedback(kind=FeedbackKind.WHAT_WE_HEARD, why="Most asked for it.", how_done="We met.")
    told.engagement_id, told.published_on = record.id, _day(-8)
    session.add(told)
    session.flush()
    shown = {"engagement_id": record.id, "feedback_id": told.id}
    yield from (FeedbackItem(finding_id=one.id, **shown) for one in record.findings)
    yield FeedbackReading(reader_id=reader.id, is_fair=True, read_on=_day(-9), sha256="0", **shown)


def _noted(record: Engagement) -> Iterator[Base]:
    """What the log keeps of it: each row was added, and changed once."""
    for part, rows in (("activities", record.activities), ("findings", record.findings)):
        for row in rows:
            for event in (Event.ENGAGEMENT_PART_ADDED, Event.ENGAGEMENT_PART_CHANGED):
                yield AuditEntry(
                    event=event.value,
                    subject=record.__tablename__,
                    subject_id=record.id,
                    details={"part": part, "row": row.id},
                )


def _day(number: int) -> Any:
    return clock.today() + timedelta(days=number)


def _record(size: Size) -> Engagement:
    return Engagement(
        title="Buses to the shore",
        summary="We ask how the bus should run.",
        kind=Kind.SERVICE_CHANGE,
        level=Level.CONSULT,
        tier=Tier.FULL,
        opens_on=_day(-60),
        closes_on=_day(-30),
        decision_on=_day(-10),
        public_since=_day(-65),
        areas=[Area(name=f"Place of {size.replies}", kind=AreaKind.LOCALITY)],
        audiences=[
            Audience(
                name=kind.value, kind=kind, at_risk=True, methods=[one.value for one in METHODS]
            )
            for kind in AudienceKind
        ],
        activities=[_activity(number) for number in range(size.activities)],
        findings=[_finding(number) for number in range(size.findings)],
    )


def _activity(number: int) -> Activity:
    return Activity(
        name=f"Meeting {number}",
        method=METHODS[number % len(METHODS)],
        held_on=_day(-31 - number % 29),
        told_on=_day(-70),
        headcount=10 + number,
        basis=Basis.COUNTED,
        discussion_minutes=60,
        facilitator="Community learning team",
    )


def _finding(number: int) -> Finding:
    return Finding(
        statement=f"The last bus of route {number} leaves too early for people at work.",
        strength=tuple(Strength)[number % len(Strength)],
        stance=tuple(Stance)[number % len(Stance)],
        response=Response.ACCEPTED,
        reason="It costs little and most people asked for it.",
        responded_on=_day(-10),
    )


def _over(model: Any, session: Any, record_id: int, replies: int, most: int) -> list[int]:
    """Closed forms for so many replies; a key for each reply."""
    forms = [
        model(
            engagement_id=record_id,
            title="How was it?",
            ready_on=_day(-60),
            opens_on=_day(-60),
            closes_on=_day(-30),
        )
        for _number in range(-(-replies // most))
    ]
    session.add_all(forms)
    session.flush()
    return [forms[number // most].id for number in range(replies)]


def _surveys(session: Any, record_id: int, replies: int) -> Iterator[Base]:
    for number, key in enumerate(_over(Survey, session, record_id, replies, OF_A_SURVEY)):
        answers = {str(place): "We need a later bus." for place in range(5)}
        channel = tuple(Channel)[number % 2]
        yield Reply(survey_id=key, age=Age.ADULT, channel=channel, answers=answers, form_key=_key())
        yield AboutPerson(survey_id=key, answers=ABOUT[number % 2])


def _pulses(session: Any, record_id: int, replies: int) -> Iterator[Base]:
    for number, key in enumerate(_over(Pulse, session, record_id, replies, OF_A_PULSE)):
        points = {"easy": 1 + number % 5, "listened": 1 + number // 5 % 5, "respect": 4}
        yield PulseReply(pulse_id=key, form_key=_key(), **points)


def _key() -> str:
    return str(random_key())


def _bookings(session: Any, record_id: int, bookings: int) -> Iterator[Base]:
    programme = Programme(
        engagement_id=record_id,
        title="An hour together",
        purpose="Plan",
        year=_day(0).year,
        contact="Team",
        review_month=8,
    )
    session.add(programme)
    session.flush()
    held = [
        Session(
            programme_id=programme.id,
            state=State.HELD,
            starts_at=clock.now() - timedelta(days=40 + number),
            capacity=OF_A_SESSION,
            walk_ins=number,
            opened_at=clock.now() - timedelta(days=90),
        )
        for number in range(-(-bookings // OF_A_SESSION))
    ]
    session.add_all(held)
    session.flush()
    for number in range(bookings):
        yield Booking(
            session_id=held[number // OF_A_SESSION].id,
            status=Status.ATTENDED,
            seat=1 + number % OF_A_SESSION,
            comes_for=ComesFor.THEMSELVES,
            role_kind=RoleKind.RESIDENT,
            returning_key=f"key {number % 300}",
        )
