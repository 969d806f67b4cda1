"""The page of an engagement for everyone."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.engagement import labels, queries, releases
from pbapp.engagement.facts import facts_of
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.queries import published_version
from pbapp.engagement.promises import tellings
from pbapp.engagement.reach.queries import challenges_of
from pbapp.engagement.releases.queries import HEADS
from pbapp.engagement.routes.blueprint import bp
from pbapp.engagement.routes.ways import forms_of, results_of, ways_of
from pbapp.rounds.lifecycle import Phase
from pbapp.standards.facts import Record
from pbapp.standards.kinds import FeedbackKind
from pbapp.standards.timing import is_over

#: phases of a round in which its page has something to do for everyone
TAKE_PART = frozenset({Phase.COLLECTING, Phase.DISCUSSING, Phase.VOTING})
_phases = list(Phase)


@bp.get("/<int:engagement_id>/public")
@requires(Can.READ_PUBLIC, on=queries.get_public)
def public(record: Engagement) -> ResponseReturnValue:
    """What is asked, what can change, how to take part, what came of it."""
    facts, today = facts_of(record), clock.today()
    forms = forms_of(record)
    told = {one.kind: one for one in tellings(facts.plain, today)}
    numbers = releases.latest(record.id)
    return render_template(
        "engagement/public.html",
        record=record,
        dates=facts.plain.dates,
        ways=ways_of(forms, facts.held),
        results=results_of(forms),
        plan=published_version(record.id),
        heads=numbers.get(HEADS),
        has_numbers=bool(numbers or challenges_of(record.id)),
        told=told,
        has_result=bool(facts.plain.decisions) and record.round_id is not None,
        is_over=_is_over(record, facts.plain),
        can_take_part=record.round is not None and record.round.phase in TAKE_PART,
        FeedbackKind=FeedbackKind,
        feedback=[one for one in record.feedback if one.published_on],
        today=today,
        labels=labels,
    )


def _is_over(record: Engagement, facts: Record) -> bool:
    """The last day has passed, or the round has closed its vote before it."""
    if record.round is None:
        return is_over(facts, clock.today())
    return _phases.index(record.round.phase) >= _phases.index(Phase.COUNTING)
