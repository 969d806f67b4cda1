"""Sequential Phragmén: voters earn money at one speed and buy what they can pay for together.

Los, Christoff and Grossi, "Proportional budget allocations", IJCAI 2022; Brill et al., AAAI 2023.
Everybody earns one unit of money in one unit of time. The moment the supporters of a project hold
its cost, it is bought and their purses are empty again. As there, a project dearer than the whole
budget never counts, and the count ends when one of the projects that would be bought next does
not fit. Projects without supporters would be bought at the end of time, all at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.caps import barred
from pbapp.counting.contest import Contest, Run
from pbapp.counting.earnings import Earnings
from pbapp.counting.election import BallotKind
from pbapp.counting.electorate import Electorate
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.rule import TieKey
from pbapp.counting.worth import DoesNotSuit

SUITABLE = frozenset({BallotKind.APPROVAL, BallotKind.KNAPSACK})


@dataclass(frozen=True)
class Earned(Run):
    """What was bought, and the part of each other project's cost that supporters held at last."""

    could_pay: Mapping[str, Fraction]


class Count:
    """One count by sequential Phragmén, from purchase to purchase."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.left = contest.election.budget
        self.waiting = set(contest.eligible)
        self.earnings = Earnings(Electorate.of(contest))
        self.time = Fraction(0)
        self.steps: list[Step] = []
        self.ties: dict[int, list[Tie]] = {}

    def run(self) -> Earned:
        """Buy until nothing is left to buy, or one of the next does not fit."""
        costs = self.contest.election.by_id
        self._drop([p for p in self.waiting if costs[p].cost > self.left], StepKind.DID_NOT_FIT)
        while (tied := self._next()) is not None:
            dear = [project for project in tied if costs[project].cost > self.left]
            if dear:
                self._drop(dear, StepKind.STOPPED)
                break
            self._buy(tied)
        funded = {step.project for step in self.steps if step.kind is StepKind.FUNDED}
        others = (project for project in self.contest.eligible if project not in funded)
        held = {project: self.earnings.held(project, self.time) for project in others}
        return Earned(tuple(self.steps), tuple(weighed(self.ties, self.steps)), held)

    def _next(self) -> list[str] | None:
        """All that could be bought at the next time; those without supporters come last."""
        bought = [step.project for step in self.steps if step.kind is StepKind.FUNDED]
        self._drop(self.waiting & barred(self.contest.election, bought), StepKind.OVER_CAP)
        first = self.earnings.first(self.waiting)
        if first is None:
            return sorted(self.waiting) or None
        self.time, tied = first
        return tied

    def _drop(self, projects: Collection[str], kind: StepKind) -> None:
        for project in sorted(projects):
            self._step(kind, project)
        self.waiting.difference_update(projects)

    def _buy(self, tied: list[str]) -> None:
        order, self.ties[len(self.steps)] = self.contest.in_order(tied)
        project = order[0]
        self.left -= self.contest.election.by_id[project].cost
        self.earnings.buy(project, self.time)
        self._step(StepKind.FUNDED, project)
        self.waiting.remove(project)

    def _step(self, kind: StepKind, project: str) -> None:
        election = self.contest.election
        cost, votes = election.by_id[project].cost, election.votes[project]
        time = self.time if votes and kind is StepKind.FUNDED else None
        self.steps.append(Step(kind, project, votes, cost, self.left, time=time))


def sequential_phragmen(contest: Contest) -> Earned:
    """Count. Raises DoesNotSuit for ballots that say more than yes to some projects.

    Two voters, budget 10; a (cost 6, both) can be bought at time 3, b (cost 4, the first voter)
    at time 4. a is bought at 3, after which the first voter has 4 again only at 7.
    """
    kind = contest.election.kind
    if kind not in SUITABLE:
        raise DoesNotSuit(f"{kind.value} ballots cannot be counted by Phragmén's rule")
    return Count(contest).run()


def weighed(ties: Mapping[int, list[Tie]], steps: Sequence[Step]) -> Iterator[Tie]:
    """The ties met, each told whether its order could matter.

    It cannot when the tied projects are bought one after the other at one time: then none of them
    emptied a purse that another needed.
    """
    for turn, met in ties.items():
        for tie in met:
            block = steps[turn : turn + len(tie.projects)]
            together = {step.project for step in block} == set(tie.projects)
            at_once = all(
                step.kind is StepKind.FUNDED and step.time == block[0].time for step in block
            )
            decisive = tie.broken_by is TieKey.LOT and not (together and at_once)
            yield Tie(tie.projects, tie.broken_by, decisive)
