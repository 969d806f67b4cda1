"""Impact (IMP1 to IMP5, IMP7): outcomes, answers, lasting change, ready for more, lessons."""

from __future__ import annotations

from datetime import date

from pbapp.standards.days import months_after
from pbapp.standards.facts import FollowUp, Outcome, Record, ReviewSession
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.kinds import OutcomeStatus, Response
from pbapp.standards.parts import FactKind, FactLink, Part, ahead, fails, half, holds, unknown
from pbapp.standards.rules.asking import Tally, links, missing, missing_at_end, of, pulse
from pbapp.standards.sentences import N_, because
from pbapp.standards.substance import all_alike, says_something
from pbapp.standards.timing import decision_is_late, ended_on

ACCEPTED = frozenset({Response.ACCEPTED, Response.ACCEPTED_IN_PART, Response.ALREADY_DOING})
CHECKS = (6, 12)
PARTNER, COMMUNITY = "partner", "community"


def outcomes_judged(record: Record, today: date) -> list[Part]:
    """IMP1: each outcome says whether it came about, and from what."""
    change = because(N_("Say for each outcome whether it came about, and how you know."))
    if record.outcomes is None:
        return [unknown(because(N_("Outcomes are not collected yet.")), change)]
    if not record.outcomes:
        told = because(N_("No outcome is written down."))
        return [missing(record, today, told, change)]
    judged = [one for one in record.outcomes if _is_judged(one)]
    told_judged = N_("%(good)s of %(all)s outcomes say whether they came about, and how one knows.")
    tally = Tally(judged, record.outcomes, FactKind.OUTCOME)
    return [tally.part_at_end(record, today, told_judged, change)]


def _is_judged(one: Outcome) -> bool:
    settled = one.status not in (None, OutcomeStatus.UNKNOWN)
    return settled and says_something(one.evidence)


def findings_answered(record: Record, today: date) -> list[Part]:
    """IMP2: every finding that some or more people share has an answer and a reason."""
    change = because(N_("Answer each finding that some or more people share, with the reason."))
    if record.findings is None:
        return [unknown(because(N_("Findings are not collected yet.")), change)]
    due = [one for one in record.findings if one.strength.needs_answer]
    if not due:
        told = because(N_("No finding that some or more people share is written down."))
        return [missing_at_end(record, today, told, change)]
    open_ones = [one for one in due if one.response is None or not says_something(one.reason)]
    if not open_ones and all_alike([one.reason for one in due]):
        told = because(N_("Every finding has an answer, but all with the same words."))
        return [half(told, change, *links(FactKind.FINDING, due))]
    if not open_ones:
        told = because(
            N_(
                "Every finding that some or more people share has an answer and why; "
                "%(accepted)s of %(all)s are accepted, at least in part."
            ),
            accepted=sum(one.response in ACCEPTED for one in due),
            all=len(due),
        )
        return [holds(told, *links(FactKind.FINDING, due))]
    answered = [one for one in due if one not in open_ones]
    tally = Tally(answered, due, FactKind.FINDING)
    told_open = N_("%(good)s of %(all)s findings have an answer and why; not yet: “%(finding)s”.")
    part = tally.part(told_open, change, finding=open_ones[0].statement)
    if decision_is_late(record, today):
        return [part]
    return [ahead(part.because, change, *part.facts)]


def lasting_change(record: Record, today: date) -> list[Part]:
    """IMP3: the checks after 6 and 12 months are answered, and something is better."""
    change = because(N_("Answer the checks after 6 and 12 months, and say what is better."))
    if record.follow_ups is None:
        return [unknown(because(N_("Checks after months are not collected yet.")), change)]
    answered = {one.months: one for one in record.follow_ups if one.answered_on}
    parts = [_check(record, today, months, answered.get(months)) for months in CHECKS]
    better = [
        one for one in answered.values() if one.measure_moved and says_something(one.change_logged)
    ]
    if better:
        told = because(N_("Something is better: %(what)s."), what=better[0].change_logged)
        return [*parts, holds(told, FactLink(FactKind.FOLLOW_UP, better[0].months))]
    none = because(N_("No check says what is better because of it."))
    tell = fails if answered else ahead
    return [*parts, tell(none, change, of(record))]


def _check(record: Record, today: date, months: int, check: FollowUp | None) -> Part:
    link = FactLink(FactKind.FOLLOW_UP, months)
    if check is not None:
        return holds(
            because(N_("The check after %(months)s months is answered."), months=months), link
        )
    change = because(N_("Answer the check after %(months)s months."), months=months)
    end = ended_on(record)
    due = months_after(end, months) if end else None
    if due is None or today <= due:
        told = because(N_("The check after %(months)s months is still to come."), months=months)
        return ahead(told, change, link)
    told = because(
        N_("The check after %(months)s months was due on %(day)s."), months=months, day=due
    )
    return fails(told, change, link)


def ready_for_more(record: Record, today: date) -> list[Part]:
    """IMP4: participants would take part again or learnt something; who came again is counted."""
    change = because(N_("Find out what would bring people back."))
    again = pulse(record, PulseQuestion.AGAIN_OR_LEARNT, today, change)
    count = because(N_("Count, with their consent, people who come again."))
    if record.returning is None:
        told = because(N_("Who came again is not collected yet."))
        return [again, unknown(told, count)]
    if record.returning.counted:
        return [again, holds(because(N_("People who came again are counted.")), of(record))]
    told = because(N_("People who came again were not counted."))
    return [again, missing_at_end(record, today, told, count)]


def looked_back_together(record: Record, today: date) -> list[Part]:
    """IMP5: a partner and somebody from the community looked back too, and each rated."""
    change = because(N_("Hold a review with a partner and somebody from the community."))
    if record.review_session is None:
        return [unknown(because(N_("Review sessions are not collected yet.")), change)]
    held = [one for one in record.review_session if one.held_on <= today]
    if not held:
        told = because(N_("No review session has been held."))
        return [missing_at_end(record, today, told, change)]
    return [
        _took_part(
            held, PARTNER, N_("A partner looked back too, and rated."), N_("No partner rated.")
        ),
        _took_part(
            held,
            COMMUNITY,
            N_("Somebody from the community looked back too, and rated."),
            N_("Nobody from the community rated."),
        ),
    ]


def _took_part(held: list[ReviewSession], kind: str, yes: str, no: str) -> Part:
    link = FactLink(FactKind.REVIEW, kind)
    if any(kind in one.kinds_rating for one in held):
        return holds(because(yes), link)
    change = because(N_("Ask everyone who looked back to rate it."))
    return fails(because(no), change, link)


def lessons_used(record: Record, today: date) -> list[Part]:
    """IMP7: lessons are published, and the plan named earlier ones."""
    change = because(N_("Publish what was learnt."))
    if record.learning is None:
        return [unknown(because(N_("Lessons are not collected yet.")), change)]
    out = record.learning.note_published_on
    if out and out <= today:
        told = because(N_("What was learnt was published on %(day)s."), day=out)
        note = holds(told, FactLink(FactKind.LEARNING, "note"))
    else:
        told = because(N_("What was learnt is not published."))
        note = missing_at_end(record, today, told, change)
    if record.learning.earlier_cited:
        named = because(N_("The plan names earlier lessons."))
        return [note, holds(named, of(record))]
    named = because(N_("The plan names no earlier lesson."))
    cite = because(N_("Name the earlier lessons that the plan rests on."))
    return [note, missing(record, today, named, cite)]
