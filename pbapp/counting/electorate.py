"""The ballots as tables: who supports what, made once for all passes of a count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pbapp.counting.contest import Contest

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Backing:
    """One project with its supporters: their groups of ballots and how many voters each holds."""

    id: str
    column: int
    cost: int
    groups: Numbers
    weights: Numbers
    votes: int


@dataclass(frozen=True)
class Electorate:
    """All ballots, one row for each group, and the projects with supporters."""

    backings: tuple[Backing, ...]
    approvals: Marks
    weights: Numbers

    @classmethod
    def of(cls, contest: Contest) -> Electorate:
        """The eligible projects that have at least one supporter."""
        election = contest.election
        ids = [project for project in contest.eligible if election.votes[project]]
        column = {project: place for place, project in enumerate(ids)}
        approvals = np.zeros((len(election.ballots), len(ids)), dtype=np.bool_)
        for row, group in enumerate(election.ballots):
            approvals[row, [column[c] for c in group.choices if c in column]] = True
        weights = np.array([group.weight for group in election.ballots], dtype=np.int64)
        backings = []
        for project, place in column.items():
            groups = np.flatnonzero(approvals[:, place])
            cost, votes = election.by_id[project].cost, election.votes[project]
            backings.append(Backing(project, place, cost, groups, weights[groups], votes))
        return cls(tuple(backings), approvals, weights)
