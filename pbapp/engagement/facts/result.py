"""The published result of a round: its decision, and the feedback that the result page gives."""

from __future__ import annotations

from pbapp import clock
from pbapp.engagement.kinds import DecisionMethod
from pbapp.engagement.labels import DECISION_METHODS
from pbapp.engagement.models import Engagement
from pbapp.i18n import _
from pbapp.results.models import Count
from pbapp.standards import facts as plain
from pbapp.standards.kinds import FeedbackKind, FeedbackPart


def decision(record: Engagement, count: Count) -> tuple[plain.Decision, ...]:
    """The people who voted decided, by whatever name the record calls them."""
    if count.published_at is None:
        return ()
    voters = record.who_decides if record.decision_method is DecisionMethod.PEOPLE_VOTE else ""
    made = plain.Decision(
        id="result",
        made_on=clock.local(count.published_at).date(),
        body=voters or _("The people who vote"),
        method=str(DECISION_METHODS[DecisionMethod.PEOPLE_VOTE]),
        reason=_("The result page gives a reason for each project."),
    )
    return (made,)


def feedback(count: Count) -> tuple[plain.Feedback, ...]:
    """The result page tells the votes for every project, how they were counted, and why."""
    if count.published_at is None:
        return ()
    day = clock.local(count.published_at).date()
    return tuple(
        plain.Feedback(
            id=f"result-{kind.value}",
            kind=kind,
            published_on=day,
            covers=frozenset(FeedbackPart),
        )
        for kind in (FeedbackKind.WHAT_WE_HEARD, FeedbackKind.WHAT_WAS_DECIDED)
    )
