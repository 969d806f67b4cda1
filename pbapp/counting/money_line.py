"""Going down an order of projects with the money that is left: fund, pass over, stop, or offer.

The money line is the place where a project costs more than is left. The rule then goes on to the
next (`skip`), ends the count (`stop`), or offers the project what is left (`part`), provided that
is at least `part_share` of its cost. Until the offer is answered nobody further down has a turn;
after a no the count goes on, and the next that does not fit may get the offer in its turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pbapp.counting.caps import barred, fit_together
from pbapp.counting.contest import FUNDING, Contest, Run
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.rule import TieKey, TooDear

ENDING = frozenset({StepKind.STOPPED, StepKind.OFFERED_PART})


class MoneyLine:
    """The money that is left, and who has been funded so far."""

    def __init__(
        self,
        contest: Contest,
        left: int,
        already: Iterable[str] = (),
        kind: StepKind = StepKind.FUNDED,
    ) -> None:
        self.contest, self.left, self.kind = contest, left, kind
        self.funded = list(already)
        self.paid_in_part: dict[str, int] = {}

    def take(self, project: str) -> Step:
        """Give a project its turn."""
        election = self.contest.election
        cost, votes = election.by_id[project].cost, election.votes[project]
        kind = self._what_happens(project, cost)
        if kind is StepKind.FUNDED_IN_PART:
            self.paid_in_part[project] = cost = self.left
        if kind in FUNDING:
            self.funded.append(project)
            self.left -= cost
        return Step(kind, project, votes, cost, self.left)

    def _what_happens(self, project: str, cost: int) -> StepKind:
        if project in self._barred():
            return StepKind.OVER_CAP
        if cost <= self.left:
            return self.kind
        if self._can_have_part(cost):
            answer = self.contest.answers.get(project)
            if answer is None:
                return StepKind.OFFERED_PART
            return StepKind.FUNDED_IN_PART if answer else StepKind.REFUSED_PART
        stops = self.contest.rule.too_dear is TooDear.STOP
        return StepKind.STOPPED if stops else StepKind.DID_NOT_FIT

    def _barred(self) -> frozenset[str]:
        return barred(self.contest.election, self.funded, self.paid_in_part)

    def _can_have_part(self, cost: int) -> bool:
        part = self.contest.rule.too_dear is TooDear.PART
        return part and self.left >= max(self.contest.least_part(cost), 1)

    def decides(self, tie: Tie) -> bool:
        """Whether another lot would fund others: some of the tied could be, but not all together.

        One that cannot be funded even when taken first never matters, except under `stop`, where
        taken first it ends the count for the rest.
        """
        if tie.broken_by is not TieKey.LOT:
            return False
        allowed = [project for project in tie.projects if project not in self._barred()]
        able = [project for project in allowed if self.could_fund(project)]
        rivals = allowed if self.contest.rule.too_dear is TooDear.STOP else able
        return bool(able) and len(rivals) > 1 and not self._can_fund_all(rivals)

    def could_fund(self, project: str) -> bool:
        """Whether the project would get its cost, or be offered part of it, if it came now."""
        if project in self._barred():
            return False
        cost = self.contest.election.by_id[project].cost
        return cost <= self.left or self._can_have_part(cost)

    def _can_fund_all(self, projects: Sequence[str]) -> bool:
        election = self.contest.election
        cost = sum(election.by_id[project].cost for project in projects)
        together = fit_together(election, self.funded, projects, self.paid_in_part)
        return cost <= self.left and together


def down(line: MoneyLine, order: Iterable[Sequence[str]]) -> Run:
    """Give each project its turn, those held equal by the round's keys and the lot."""
    steps: list[Step] = []
    met: list[Tie] = []
    for equals in order:
        in_turn, ties = line.contest.in_order(equals)
        decisive: set[tuple[str, ...]] = set()
        for project in in_turn:
            starting = [tie for tie in ties if tie.projects[0] == project]
            decisive.update(tie.projects for tie in starting if line.decides(tie))
            steps.append(line.take(project))
            if steps[-1].kind in ENDING:
                break
        met += (replace(tie, decisive=_is(tie, decisive)) for tie in ties)
        if steps[-1].kind in ENDING:
            break
    return Run(tuple(steps), tuple(met))


def _is(tie: Tie, decisive: set[tuple[str, ...]]) -> bool:
    return tie.broken_by is TieKey.LOT and tie.projects in decisive
