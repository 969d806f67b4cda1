"""A decision answers what people said: a response and a reason to each finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models import Engagement, Finding
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Unfit
from pbapp.standards.kinds import Response
from pbapp.standards.substance import all_alike, says_something


@dataclass(frozen=True)
class Answer:
    """What is said to one finding; None: this decision does not answer it."""

    response: Response | None
    reason: str = ""


def answer(at: RowOn, answers: Mapping[int, Answer], *, by: Actor) -> None:
    """Keep the answers that a decision gives; raises Unfit. No answer takes an earlier one back."""
    hold(at.record)
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    _require_reasons(answers)
    open_ones = {one.id: one for one in answerable(at.record, at.row.id)}
    changed = [
        id for id, said in answers.items() if id in open_ones and _set(open_ones[id], said, at)
    ]
    if changed:
        details = {"decision": at.row.id, "findings": sorted(changed)}
        audit(Event.FINDINGS_ANSWERED, on=at.record, by=by, **details)


def answerable(record: Engagement, decision_id: int) -> list[Finding]:
    """What a decision answers or may still answer: nothing that another one does."""
    return [one for one in record.findings if one.decision_id in (None, decision_id)]


def alike(record: Engagement) -> bool:
    """Every answer has the same words: that is no answer to what each finding says."""
    return all_alike([one.reason for one in record.findings if one.response])


def _require_reasons(answers: Mapping[int, Answer]) -> None:
    faults = {
        f"reason_{id}": _("Write the reason for this answer, in a whole sentence.")
        for id, said in answers.items()
        if said.response and not says_something(said.reason)
    }
    if faults:
        raise Unfit(faults)


def _set(finding: Finding, said: Answer, at: RowOn) -> bool:
    """Whether anything changed."""
    reason = said.reason.strip() if said.response else ""
    decision = at.row.id if said.response else None
    if (finding.response, finding.reason, finding.decision_id) == (said.response, reason, decision):
        return False
    finding.response, finding.reason, finding.decision_id = said.response, reason, decision
    finding.responded_on = clock.today() if said.response else None
    return True
