"""Surveys and looks at a place that the platform ran, as activities of their record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import case, func, select

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.asked import Channel
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.activities.surveys.models import Reply, Survey
from pbapp.db import db
from pbapp.engagement.facts.held import Held
from pbapp.engagement.kinds import Basis
from pbapp.engagement.methods import MethodKind
from pbapp.engagement.models import Engagement


def asked_held(record: Engagement) -> Iterator[Held]:
    """One activity for each survey and way of answering, one for each look; in two statements."""
    yield from _surveys(record.id)
    yield from (_look(*row) for row in db.session.execute(_responses(record.id)))


def _surveys(engagement_id: int) -> Iterator[Held]:
    query = (
        select(Survey, Reply.channel, func.count(Reply.id), _sensitive(Reply.age))
        .outerjoin(Reply, Reply.survey_id == Survey.id)
        .where(Survey.engagement_id == engagement_id, Survey.ready_on.is_not(None))
        .group_by(Survey.id, Reply.channel)
        .order_by(Survey.id)
    )
    found: dict[tuple[Survey, bool], Counter[str]] = {}
    for survey, channel, replies, young in db.session.execute(query):
        key = (survey, channel is Channel.PAPER)
        found.setdefault(key, Counter()).update(replies=replies, young=young)
    for (survey, on_paper), counts in found.items():
        yield _survey(survey, on_paper, counts["replies"], counts["young"])


def _responses(engagement_id: int) -> Any:
    people = func.coalesce(PlaceResponse.group_size, 1)
    heads = func.coalesce(func.sum(case((PlaceResponse.id.is_not(None), people), else_=0)), 0)
    return (
        select(PlaceRun, heads, _sensitive(PlaceResponse.age))
        .outerjoin(PlaceResponse, PlaceResponse.run_id == PlaceRun.id)
        .where(PlaceRun.engagement_id == engagement_id, PlaceRun.ready_on.is_not(None))
        .group_by(PlaceRun.id)
        .order_by(PlaceRun.id)
    )


def _sensitive(age: Any) -> Any:
    """How many are of an age with people under 16 among them."""
    young = [one for one in Age if one.is_sensitive]
    return func.coalesce(func.sum(case((age.in_(young), 1), else_=0)), 0)


def _survey(survey: Survey, on_paper: bool, replies: int, young: int) -> Held:
    way = "paper" if on_paper else "online"
    method = MethodKind.QUESTIONNAIRE_PAPER if on_paper else MethodKind.SURVEY_ONLINE
    held = _held(f"survey-{survey.id}-{way}", survey, method, replies, young)
    return replace(held, summed_with=f"survey-{survey.id}")


def _look(run: PlaceRun, heads: int, young: int) -> Held:
    return _held(f"place-{run.id}", run, MethodKind.PLACE_STANDARD, int(heads), young)


def _held(id: str, asked: Survey | PlaceRun, method: MethodKind, heads: int, young: int) -> Held:
    """How many there were is told once it has closed: a number that grows would tell who came."""
    is_over = asked.closes_on < clock.today()
    return Held(
        id=id,
        name=asked.title,
        method=method,
        held_on=asked.opens_on,
        headcount=heads if is_over else None,
        basis=Basis.SYSTEM if is_over else None,
        for_named_group=young > 0,
        has_run=heads > 0,
    )
