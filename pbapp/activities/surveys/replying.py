"""Taking in replies: from a phone, from paper, from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pbapp import limits
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.changing import must_allow
from pbapp.activities.limits import REPLIES
from pbapp.activities.standing import Act
from pbapp.activities.surveys.fifths import ACCESS, AREA
from pbapp.activities.surveys.kinds import ASKED_ABOUT_THEMSELVES, Topic
from pbapp.activities.surveys.models import AboutPerson, Reply, Survey
from pbapp.activities.taking import from_file, stored, typed_in
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Unfit

if TYPE_CHECKING:
    from pbapp.access.roles import Actor

Answers = Mapping[str, Any]


def answer(survey: Survey, age: Age, answers: Answers, *, form_key: str, source: str) -> None:
    """Keep what somebody sent from their own screen; the same form sent twice is kept once."""
    must_allow(survey, Act.ANSWER)
    limits.spend(REPLIES, source)
    stored(_reply(survey, age, answers, Channel.ONLINE, form_key))


def enter(survey: Survey, age: Age, answers: Answers, *, form_key: str, by: Actor) -> None:
    """Add a paper form."""
    must_allow(survey, Act.ENTER)
    typed_in(survey, _reply(survey, age, answers, Channel.PAPER, form_key), by=by)


def take_in(
    survey: Survey, age: Age, replies: Sequence[Answers], *, file_key: str, by: Actor
) -> int:
    """Add the replies of a file, all or none; a file sent twice raises Unfit. Returns how many."""
    must_allow(survey, Act.ENTER, alone=True)
    rows = [
        _reply(survey, age, answers, Channel.FILE, f"{file_key}.{number}")
        for number, answers in enumerate(replies)
    ]
    return from_file(survey, rows, by=by)


def tell_about(survey: Survey, age: Age, answers: Mapping[str, str], *, source: str) -> None:
    """Keep what somebody said of themself, in a transaction of its own and without a day.

    `source` is the caller's address; "" where staff type it in.
    """
    must_allow(survey, Act.ENTER)
    if source:
        limits.spend(REPLIES, f"about {source}")
    asked = {question.topic for question in survey.personal}
    known = {topic.value for topic in asked}
    known |= {ACCESS, AREA} if Topic.POSTCODE in asked else set()
    if age in ASKED_ABOUT_THEMSELVES and answers and known.issuperset(answers):
        db.session.add(AboutPerson(survey_id=survey.id, answers=dict(answers)))


def _reply(survey: Survey, age: Age, answers: Answers, channel: Channel, form_key: str) -> Reply:
    """Raises Unfit for a form with nothing on it."""
    asked = survey.asks(age)
    if not answers:
        first = f"q{asked[0].id}" if asked else ""
        raise Unfit({first: _("Answer one question at least. You can leave out the rest.")})
    return Reply(
        survey_id=survey.id, age=age, channel=channel, form_key=form_key, answers=dict(answers)
    )
