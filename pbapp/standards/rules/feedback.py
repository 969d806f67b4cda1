"""Communication: feedback tells process, options, decisions and reasons (COM6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pbapp.standards.facts import Feedback, Record
from pbapp.standards.kinds import FeedbackPart
from pbapp.standards.parts import FactKind, FactLink, Part, ahead, fails, holds, unknown
from pbapp.standards.rules.asking import links, of
from pbapp.standards.sentences import N_, Because, because
from pbapp.standards.substance import says_something
from pbapp.standards.timing import decision_is_late, feedback_due_on

TOLD: Mapping[FeedbackPart, str] = {
    FeedbackPart.PROCESS: N_("The feedback tells how it was done."),
    FeedbackPart.OPTIONS: N_("The feedback tells what was weighed up."),
    FeedbackPart.DECISIONS: N_("The feedback tells what will happen."),
    FeedbackPart.REASONS: N_("The feedback tells why."),
}
MISSING: Mapping[FeedbackPart, str] = {
    FeedbackPart.PROCESS: N_("The feedback does not tell how it was done."),
    FeedbackPart.OPTIONS: N_("The feedback does not tell what was weighed up."),
    FeedbackPart.DECISIONS: N_("The feedback does not tell what will happen."),
    FeedbackPart.REASONS: N_("The feedback does not tell why."),
}
ADD: Mapping[FeedbackPart, str] = {
    FeedbackPart.PROCESS: N_("Add how it was done."),
    FeedbackPart.OPTIONS: N_("Add what was weighed up."),
    FeedbackPart.DECISIONS: N_("Add what will happen."),
    FeedbackPart.REASONS: N_("Add why."),
}
#: Parts that nobody can tell before there is a decision.
NEED_A_DECISION = {FeedbackPart.DECISIONS, FeedbackPart.REASONS}


def full_feedback(record: Record, today: date) -> list[Part]:
    """COM6: feedback has all four parts, and each decision a reason."""
    change = because(
        N_("Publish feedback with how it was done, what was weighed up, what will happen and why.")
    )
    if record.feedback is None:
        return [unknown(because(N_("Feedback is not collected yet.")), change)]
    out = published(record.feedback, today)
    if not out:
        return [_nothing_published(record, today, change)]
    waits = not record.decisions and not decision_is_late(record, today)
    covered = frozenset[FeedbackPart]().union(*(one.covers for one in out))
    facts = links(FactKind.FEEDBACK, out)
    parts = [_covers(part, part in covered, waits, facts) for part in FeedbackPart]
    return [*parts, _reasons(record, today)]


def published(feedback: tuple[Feedback, ...], today: date) -> list[Feedback]:
    """Feedback that is out by this day."""
    return [one for one in feedback if one.published_on is not None and one.published_on <= today]


def _nothing_published(record: Record, today: date, change: Because) -> Part:
    due = feedback_due_on(record)
    if due is None:
        return ahead(because(N_("No day for feedback is set yet.")), change, of(record))
    if today <= due:
        return ahead(because(N_("Feedback is due by %(day)s."), day=due), change, of(record))
    return fails(
        because(N_("Feedback was due by %(day)s and none is out."), day=due), change, of(record)
    )


def _covers(part: FeedbackPart, told: bool, waits: bool, facts: tuple[FactLink, ...]) -> Part:
    if part in NEED_A_DECISION and waits:
        return ahead(because(MISSING[part]), because(ADD[part]), *facts)
    if told:
        return holds(because(TOLD[part]), *facts)
    return fails(because(MISSING[part]), because(ADD[part]), *facts)


def _reasons(record: Record, today: date) -> Part:
    change = because(N_("Give a reason for each decision."))
    if record.decisions is None:
        return unknown(because(N_("Decisions are not collected yet.")), change)
    if not record.decisions:
        told = because(N_("No decision is recorded."))
        return fails(told, change) if decision_is_late(record, today) else ahead(told, change)
    bare = [one for one in record.decisions if not says_something(one.reason)]
    facts = links(FactKind.DECISION, bare or record.decisions)
    if bare:
        told = because(N_("The decision of %(day)s has no reason."), day=bare[0].made_on)
        return fails(told, change, *facts)
    return holds(because(N_("Each decision has a reason.")), *facts)
