"""How a round of budgeting was run, as the rules of the PB Charter read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from pbapp import clock
from pbapp.db import db
from pbapp.engagement.facts.held import Held
from pbapp.engagement.facts.round_calendar import Calendar
from pbapp.engagement.kinds import LinkKind, Weight
from pbapp.engagement.models import Engagement
from pbapp.proposals.lifecycle import Stage
from pbapp.proposals.models import Proposal
from pbapp.results.models import Count
from pbapp.rounds.lifecycle import Phase
from pbapp.standards import facts as plain
from pbapp.standards.kinds import FeedbackKind

BEFORE_THE_VOTE = {"ideas", "comments"}
PLANS = {LinkKind.LOIP_OUTCOME, LinkKind.LOCALITY_PLAN, LinkKind.IMPROVEMENT_ACTION}


def budgeting(
    record: Engagement,
    calendar: Calendar,
    held: Sequence[Held],
    route: plain.CommentRoute,
    count: Count | None,
) -> plain.Budgeting:
    """What the round's own pages and log say, and the little that its lead writes down."""
    projects, explained = _projects(record.round_id)
    published = clock.local(count.published_at).date() if count and count.published_at else None
    weight = record.weight_of_views
    return plain.Budgeting(
        ideas_offline=record.ideas_offline,
        vote_offline=record.vote_offline,
        taking_part_before=sum(one.headcount or 0 for one in held if one.id in BEFORE_THE_VOTE),
        days_to_discuss=_days(calendar.day(Phase.DISCUSSING), calendar.day(Phase.VOTING)),
        questions=len(route.comments),
        questions_answered=sum(one.answered for one in route.comments),
        projects=projects,
        projects_explained=explained,
        vote_binds=None if weight is None else weight is Weight.BINDING,
        rules_published_on=calendar.reached.get(Phase.COLLECTING),
        voting_opens_on=calendar.day(Phase.VOTING),
        result_published_on=published,
        # The result page gives the votes, the rule and files to count again, a reason for each.
        count_is_open=published is not None,
        unfunded_told=True if published else None,
        councillors_role=record.councillors_role,
        plan_links=sum(one.kind in PLANS for one in record.links),
        followed_up_on=_followed_up_on(record),
    )


def _days(start: date | None, end: date | None) -> int | None:
    return (end - start).days if start and end else None


def _projects(round_id: int | None) -> tuple[int, int]:
    """Projects on the ballot list, and those that tell need, cost and for whom they are."""
    told: Any = (
        (Proposal.need != "") & (Proposal.beneficiaries != "") & Proposal.cost_pence.is_not(None)
    )
    query = select(func.count(), func.count().filter(told)).where(
        Proposal.round_id == round_id, Proposal.stage == Stage.PROJECT
    )
    everyone, explained = db.session.execute(query).one()
    return everyone, explained


def _followed_up_on(record: Engagement) -> date | None:
    days = [
        one.published_on
        for one in record.feedback
        if one.kind is FeedbackKind.WHAT_CHANGED and one.published_on
    ]
    return min(days, default=None)
