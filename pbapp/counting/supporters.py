"""What the supporters of a project had and still have in a pass of Equal Shares."""

from __future__ import annotations

from fractions import Fraction

from pbapp.counting.completion import Completed
from pbapp.counting.contest import Contest
from pbapp.counting.purses import Purses
from pbapp.counting.spending import still_held


def supporters(purses: Purses, project: str) -> int:
    """How many voters get anything from the project; naming it last in a ranking may be nothing."""
    backings = purses.electorate.backings
    return next((backing.votes for backing in backings if backing.id == project), 0)


def could_pay(contest: Contest, run: Completed) -> dict[str, Fraction]:
    """The part of the cost that supporters still hold at the end, for each project not funded."""
    waiting = [project for project in contest.eligible if project not in run.paid]
    held = still_held(run.last.purses, waiting)
    costs = {project: contest.election.by_id[project].cost for project in waiting}
    return {p: held.get(p, Fraction(0)) / costs[p] if costs[p] else Fraction(0) for p in waiting}
