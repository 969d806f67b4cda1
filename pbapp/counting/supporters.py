"""What the supporters of a project had and still have in a pass of Equal Shares."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from pbapp.counting.completion import Completed
from pbapp.counting.contest import Contest
from pbapp.counting.outcome import Reason, ReasonCode
from pbapp.counting.purses import Purses


def supporters(purses: Purses, project: str) -> int:
    """How many voters get anything from the project; naming it last in a ranking may be nothing."""
    backings = purses.electorate.backings
    return next((backing.votes for backing in backings if backing.id == project), 0)


def still_hold(purses: Purses, project: str) -> Fraction:
    """The money that the supporters of a project have left at the end of the pass, exactly."""
    backing = next(backing for backing in purses.electorate.backings if backing.id == project)
    return purses.ledger.held(backing.groups)


def could_pay(
    contest: Contest, run: Completed, reasons: Mapping[str, Reason]
) -> dict[str, Fraction]:
    """The part of the cost that supporters still hold at the end, for each project not funded."""
    return {
        project: _part(contest, run, project, reasons[project])
        for project in contest.eligible
        if project not in run.paid
    }


def _part(contest: Contest, run: Completed, project: str, reason: Reason) -> Fraction:
    left = reason.left
    if reason.code is not ReasonCode.MONEY_WENT_ELSEWHERE:
        purses = run.last.purses
        left = still_hold(purses, project) if supporters(purses, project) else None
    return (left or Fraction(0)) / reason.cost if reason.cost else Fraction(0)
