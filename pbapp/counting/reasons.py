"""One reason for each project: a code and the numbers a resident can check."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from pbapp.counting.completion import Completed
from pbapp.counting.contest import FUNDING, Contest, Run
from pbapp.counting.outcome import Reason, ReasonCode, Step, Tie
from pbapp.counting.rule import Completion
from pbapp.counting.spending import spending
from pbapp.counting.tie_reasons import drawn_ties, greedy_ties


def greedy_reasons(contest: Contest, run: Run) -> dict[str, Reason]:
    """Each project was funded, did not fit, or came after the line."""
    turns = {step.project: step for step in run.steps}
    at_the_end = run.steps[-1].left if run.steps else contest.election.budget
    reasons = _barred(contest)
    for project in contest.eligible:
        code, left = _at_turn(turns.get(project), at_the_end)
        reasons[project] = replace(_reason(contest, project, code), left=Fraction(left))
    return _with_ties(reasons, greedy_ties(contest, run))


def _at_turn(step: Step | None, at_the_end: int) -> tuple[ReasonCode, int]:
    """What became of a project at its turn, and the money that was there for it."""
    if step is None:
        return ReasonCode.AFTER_THE_LINE, at_the_end
    if step.kind in FUNDING:
        return ReasonCode.FUNDED, step.left + step.cost
    return ReasonCode.NO_MONEY_LEFT, step.left


def equal_shares_reasons(contest: Contest, run: Completed) -> dict[str, Reason]:
    """Each project was funded, has too few votes for its cost, or its supporters spent all."""
    bought = {step.project: step for step in run.steps if step.kind in FUNDING}
    reasons = _barred(contest)
    for project in contest.eligible:
        if project in bought:
            code, left = _at_turn(bought[project], 0)
            funded = _reason(contest, project, code)
            share = bought[project].share
            reasons[project] = replace(funded, left=Fraction(left), share=share)
        else:
            reasons[project] = _passed_over(contest, run, project)
    raised = contest.rule.completion is Completion.ADD1
    ties = run.last.ties if raised else run.ties  # those of earlier passes decided nothing
    return _with_ties(reasons, drawn_ties(contest, run, ties))


def _with_ties(reasons: dict[str, Reason], ties: dict[str, Tie]) -> dict[str, Reason]:
    return {p: replace(reason, tie=ties.get(p)) for p, reason in reasons.items()}


def _passed_over(contest: Contest, run: Completed, project: str) -> Reason:
    """Too few votes: all the money its supporters had at first is less than the cost."""
    share = run.shares.final
    reason = replace(_reason(contest, project, ReasonCode.TOO_FEW_VOTES), share=share)
    had = reason.votes * share
    if had < reason.cost or not reason.votes:
        return replace(reason, left=had, needed=-(-reason.cost // share) if share else None)
    went_to = spending(run.last.purses, project)
    left = had - sum((spent.amount for spent in went_to), Fraction(0))
    return replace(reason, code=ReasonCode.MONEY_WENT_ELSEWHERE, left=left, went_to=went_to)


def _barred(contest: Contest) -> dict[str, Reason]:
    """The projects that could not be funded from the start."""
    reasons, needed = {}, contest.rule.minimum_votes
    for project in contest.election.projects:
        if project.withdrawn:
            reasons[project.id] = _reason(contest, project.id, ReasonCode.WITHDRAWN)
        elif contest.election.votes[project.id] < needed:
            reason = _reason(contest, project.id, ReasonCode.BELOW_MINIMUM_VOTES)
            reasons[project.id] = replace(reason, needed=needed)
    return reasons


def _reason(contest: Contest, project: str, code: ReasonCode) -> Reason:
    election = contest.election
    return Reason(code, election.votes[project], election.by_id[project].cost)
