"""The reserve list, and what is done with money that is freed or added after the count.

Winners who have been told stay. A winner that withdraws frees its money; the partnership may add
some. Either goes down the reserve list, to each project that fits whole and goes over no cap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pbapp.counting.contest import FUNDING, Contest
from pbapp.counting.election import Election, Uncountable
from pbapp.counting.money_line import MoneyLine, down
from pbapp.counting.outcome import Outcome, Step, StepKind, Tie, TieNeedsLot
from pbapp.counting.ranking import Ranked, highest_first
from pbapp.counting.rule import TieKey, TooDear
from pbapp.counting.worth import OWN, scores


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A project, funded or in reserve, that does not want the money any more."""

    project: str


@dataclass(frozen=True, slots=True)
class Addition:
    """Money that comes on top after the count."""

    amount: int


Change = Withdrawal | Addition


@dataclass(frozen=True, slots=True)
class Following:
    """One change and the turns of the reserve list that it led to.

    `freed` is the money it brought, `left` what is not spent after it.
    """

    change: Change
    freed: int
    left: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Later:
    """How things stand after all changes."""

    followings: tuple[Following, ...]
    winners: tuple[str, ...]
    left: int
    reserve: tuple[str, ...]


def by_money_held(contest: Contest, held: Mapping[str, Fraction]) -> Ranked:
    """First those whose supporters could still pay the largest part of the cost, then by score."""
    total = scores(contest.election, OWN[contest.election.kind])
    return highest_first({project: (part, total[project]) for project, part in held.items()})


def in_reserve(
    contest: Contest, ranked: Ranked, winners: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Tie, ...]]:
    """The reserve list as it stands after the count, with the ties met in putting it in order."""
    reserve: list[str] = []
    met: list[Tie] = []
    for equals in ranked:
        waiting = [project for project in equals if project not in winners]
        if waiting:
            order, ties = contest.in_order(waiting)
            reserve += order
            met += ties
    return tuple(reserve), tuple(met)


def after(
    election: Election,
    outcome: Outcome,
    changes: Sequence[Change],
    lot: tuple[str, ...] | None = None,
) -> Later:
    """What all changes since the count lead to, in the order in which they came.

    The same changes always lead to the same, so that one more can be added at the end. `lot` is
    the drawn order, the outcome's own where none is given. Raises TieNeedsLot, and Uncountable for
    a change that cannot be.
    """
    return _Reserve(election, outcome, outcome.lot if lot is None else lot).after(changes)


class _Reserve:
    """The winners and the reserve list while changes come in."""

    def __init__(self, election: Election, outcome: Outcome, lot: tuple[str, ...]) -> None:
        rule = replace(outcome.rule, too_dear=TooDear.SKIP)
        self.contest = Contest(election, rule, lot)
        self.paid = {s.project: s.cost for s in outcome.steps if s.kind in FUNDING}
        self.left = outcome.budget - outcome.total_cost
        self.waiting = list(outcome.reserve)
        drawn = (tie.projects for tie in outcome.reserve_ties if tie.broken_by is TieKey.LOT)
        self.tied = {project: equals for equals in drawn for project in equals}

    def after(self, changes: Sequence[Change]) -> Later:
        followings = tuple(self._follow(change) for change in changes)
        return Later(followings, tuple(self.paid), self.left, tuple(self.waiting))

    def _follow(self, change: Change) -> Following:
        freed = self._freed(change)
        self.left += freed
        line = MoneyLine(self.contest, self.left, self.paid, StepKind.FUNDED_FROM_RESERVE)
        line.paid_in_part = dict(self.paid)
        turns = down(line, list(self._equals()))
        for tie in turns.ties:
            if self.contest.is_open(tie):
                raise TieNeedsLot(tie.projects)
        self.paid |= {step.project: step.cost for step in turns.steps if step.kind in FUNDING}
        self.waiting = [step.project for step in turns.steps if step.kind not in FUNDING]
        self.left = line.left
        return Following(change, freed, self.left, turns.steps)

    def _freed(self, change: Change) -> int:
        if isinstance(change, Addition):
            if change.amount <= 0:
                raise Uncountable(f"money added must be more than nothing, not {change.amount}")
            return change.amount
        if change.project in self.paid:
            return self.paid.pop(change.project)
        if change.project not in self.waiting:
            raise Uncountable(f"project {change.project} is neither funded nor in reserve")
        self.waiting.remove(change.project)
        return 0

    def _equals(self) -> Iterator[list[str]]:
        """The reserve list, with those that only the lot separates together."""
        seen: set[str] = set()
        for project in self.waiting:
            if project not in seen:
                group = self.tied.get(project, (project,))
                equals = [other for other in self.waiting if other in group]
                seen.update(equals)
                yield equals
