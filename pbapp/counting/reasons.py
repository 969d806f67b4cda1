"""One reason for each project: a code and the numbers a resident can check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from pbapp.counting.caps import in_the_way
from pbapp.counting.completion import Completed
from pbapp.counting.contest import FUNDING, Contest, Run
from pbapp.counting.outcome import Reason, ReasonCode, Step, StepKind, Tie
from pbapp.counting.spending import in_all, spending
from pbapp.counting.supporters import supporters
from pbapp.counting.tie_reasons import drawn_ties, greedy_ties

AT_TURN = {
    StepKind.FUNDED: ReasonCode.FUNDED,
    StepKind.FUNDED_FROM_REST: ReasonCode.FUNDED,
    StepKind.FUNDED_IN_PART: ReasonCode.FUNDED_IN_PART,
    StepKind.DID_NOT_FIT: ReasonCode.NO_MONEY_LEFT,
    StepKind.STOPPED: ReasonCode.NO_MONEY_LEFT,
    StepKind.OVER_CAP: ReasonCode.OVER_A_CAP,
    StepKind.OFFERED_PART: ReasonCode.OFFERED_PART,
    StepKind.REFUSED_PART: ReasonCode.REFUSED_PART,
}
#: what the money line settled, which says more than what happened under Equal Shares before
SETTLED_AT_THE_LINE = frozenset(
    {StepKind.FUNDED_IN_PART, StepKind.OFFERED_PART, StepKind.REFUSED_PART}
)


def in_turn_reasons(contest: Contest, run: Run) -> dict[str, Reason]:
    """Where projects have their turns one by one: funded, did not fit, or came after the line."""
    return _with_ties(_by_turns(contest, run), greedy_ties(contest, run))


def phragmen_reasons(contest: Contest, run: Run) -> dict[str, Reason]:
    """As for turns one by one; only a lot that was drawn can have decided between equals."""
    return _with_ties(_by_turns(contest, run), drawn_ties(contest, run, run.ties))


def _by_turns(contest: Contest, run: Run) -> dict[str, Reason]:
    turns = {step.project: step for step in run.steps}
    reasons = _barred(contest)
    for project in contest.eligible:
        if project in turns:
            reasons[project] = _at_turn(contest, run, turns[project])
        else:
            reasons[project] = _without_turn(contest, run, project)
    return reasons


def _at_turn(contest: Contest, run: Run, step: Step) -> Reason:
    """What became of a project at its turn, with the money that was there for it."""
    reason = _reason(contest, step.project, AT_TURN[step.kind])
    spent = step.cost if step.kind in FUNDING else 0
    reason = replace(reason, left=Fraction(step.left + spent), share=step.share)
    return _capped(contest, run, reason, step.project)


def _without_turn(contest: Contest, run: Run, project: str) -> Reason:
    last = run.steps[-1] if run.steps else None
    left = last.left if last else contest.election.budget
    open_offer = last is not None and last.kind is StepKind.OFFERED_PART
    code = ReasonCode.WAITS_FOR_ANSWER if open_offer else ReasonCode.AFTER_THE_LINE
    return replace(_reason(contest, project, code), left=Fraction(left))


def _capped(contest: Contest, run: Run, reason: Reason, project: str) -> Reason:
    """Name the limit and the funded projects that fill it, where a limit is the reason."""
    if reason.code is not ReasonCode.OVER_A_CAP:
        return reason
    found = in_the_way(contest.election, project, run.winners, run.paid)
    cap, filled_by = found if found else (None, ())
    return replace(reason, cap=cap, filled_by=filled_by)


def equal_shares_reasons(contest: Contest, run: Completed) -> dict[str, Reason]:
    """Each project was funded, has too few votes for its cost, or its supporters spent all."""
    turns = {step.project: step for step in run.steps}
    reasons = _barred(contest)
    for project in contest.eligible:
        turn = turns.get(project)
        if turn and (turn.kind in FUNDING or turn.kind in SETTLED_AT_THE_LINE):
            reasons[project] = _at_turn(contest, run, turn)
        else:
            reasons[project] = _passed_over(contest, run, project)
    reasons |= _with_spending(run, reasons)
    return _with_ties(reasons, drawn_ties(contest, run, run.settled))


def _with_spending(run: Completed, reasons: Mapping[str, Reason]) -> dict[str, Reason]:
    """Where the money of their supporters went, for the projects of which that is the reason."""
    purses = run.last.purses
    elsewhere = [p for p, r in reasons.items() if r.code is ReasonCode.MONEY_WENT_ELSEWHERE]
    spent = spending(purses, elsewhere)
    return {
        project: replace(
            reasons[project],
            left=(reasons[project].left or 0) - in_all(spent[project], purses.unit),
            went_to=spent[project],
        )
        for project in elsewhere
    }


def _with_ties(reasons: dict[str, Reason], ties: Mapping[str, Tie]) -> dict[str, Reason]:
    return {p: replace(reason, tie=ties.get(p)) for p, reason in reasons.items()}


def _passed_over(contest: Contest, run: Completed, project: str) -> Reason:
    """Too few votes: all the money its supporters had at first is less than the cost.

    Otherwise `left` is that money, and what they spent of it is still to be taken off.
    """
    share = run.shares.final
    reason = replace(_reason(contest, project, ReasonCode.TOO_FEW_VOTES), share=share)
    had = supporters(run.last.purses, project) * share
    if had < reason.cost or not had:
        return replace(reason, left=had, needed=-(-reason.cost // share) if share else None)
    if in_the_way(contest.election, project, run.winners, run.paid):
        over = replace(reason, code=ReasonCode.OVER_A_CAP, share=None)
        return _capped(contest, run, over, project)
    return replace(reason, code=ReasonCode.MONEY_WENT_ELSEWHERE, left=had)


def _barred(contest: Contest) -> dict[str, Reason]:
    """The projects that could not be funded from the start."""
    return {
        project: replace(_reason(contest, project, missed.code), needed=missed.needed)
        for project, missed in contest.missed.items()
    }


def _reason(contest: Contest, project: str, code: ReasonCode) -> Reason:
    election = contest.election
    return Reason(code, election.votes[project], election.by_id[project].cost)
