"""Sequential Phragmén explained: what supporters had earned, and from when on they could buy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from pbapp.counting.greedy import greedy
from pbapp.counting.outcome import Step, StepKind
from pbapp.counting.phragmen import sequential_phragmen
from pbapp.counting.rule import Completion
from pbapp.counting.why.answers import Paid, Why
from pbapp.counting.why.least import least
from pbapp.counting.why.line import MOST_BALLOTS, Line
from pbapp.counting.why.variants import Setting, Variant
from pbapp.counting.worth import OWN

#: a time that never comes
NEVER = (1, Fraction(0))
Time = tuple[int, Fraction]


class Earned:
    """What a count by Phragmén's rule says about each project."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def why(self, project: str) -> Why:
        """A project bought at some time, or one that was not bought."""
        outcome, cost = self._setting.outcome, self._setting.actual(project).cost
        if project in outcome.winners:
            bought = [step for step in outcome.steps if step.time is not None]
            own = next((step for step in bought if step.project == project), None)
            return Why(paid=self._paid(own, bought) if own else None)
        beside = Beside(self._setting, project)
        return Why(
            votes_short=least(lambda n: beside.takes(Variant(project, cost, n)), MOST_BALLOTS),
            cost_cut=least(lambda cut: beside.takes(Variant(project, cost - cut)), cost),
        )

    def _paid(self, own: Step, bought: Sequence[Step]) -> Paid:
        """Each supporter pays what they earned since they last paid for anything."""
        turn, times = bought.index(own), times_of(bought)
        last = last_paid(self._setting, own.project, bought)[turn]
        paid = [(times[turn + 1] - times[at], voters) for at, voters in last.items()]
        payers = sum(voters for amount, voters in paid if amount)
        return Paid(Fraction(own.cost), payers, max(amount for amount, _ in paid))


def times_of(bought: Sequence[Step]) -> list[Fraction]:
    """The beginning, and when each purchase was made; those that nobody waits for at none."""
    return [Fraction(0), *(step.time or Fraction(0) for step in bought)]


def last_paid(setting: Setting, project: str, bought: Sequence[Step]) -> list[Counter[int]]:
    """Before each purchase and at the end: how many supporters last paid at which of the times."""
    turns = {step.project: turn for turn, step in enumerate(bought)}
    changes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    now: Counter[int] = Counter()
    for group in setting.supporters[project]:
        weight, last = setting.election.ballots[group].weight, 0
        now[last] += weight
        for turn in sorted(turns[p] for p in setting.worths[group].keys() & turns.keys()):
            changes[turn][last] -= weight
            changes[turn][turn + 1] += weight
            last = turn + 1
    found = []
    for turn in range(len(bought) + 1):
        found.append(+now)
        now.update(changes[turn])
    return found


class Beside:
    """One project beside a count from which it is left out."""

    def __init__(self, setting: Setting, project: str) -> None:
        self._setting, self._project = setting, project
        self._contest = setting.without(project)
        self._main = sequential_phragmen(self._contest)
        self._bought = [s for s in self._main.steps if s.kind is StepKind.FUNDED]
        self._stopped = [s for s in self._main.steps if s.kind is StepKind.STOPPED]

    @cached_property
    def _since(self) -> list[tuple[Fraction, int]]:
        return self._sums(self._project)

    def _sums(self, project: str) -> list[tuple[Fraction, int]]:
        """Before each purchase: the times when supporters last paid, in all, and how many."""
        times = times_of(self._bought)
        unit = lcm(*(time.denominator for time in times))
        whole = [int(time * unit) for time in times]
        last = last_paid(self._setting, project, self._bought)
        return [
            (Fraction(sum(whole[turn] * n for turn, n in at.items()), unit), sum(at.values()))
            for at in last
        ]

    def _time(self, variant: Variant, since: tuple[Fraction, int]) -> Time:
        """When the supporters of the variant will have earned its cost."""
        voters = since[1] + variant.more
        return (0, (variant.cost + since[0]) / voters) if voters else NEVER

    @cached_property
    def _end(self) -> Time | None:
        """When the count stopped at something that did not fit; None where it did not."""
        if not self._stopped:
            return None
        rival = self._setting.actual(self._stopped[0].project)
        return self._time(rival, self._sums(rival.id)[-1])

    def takes(self, variant: Variant) -> bool:
        """Whether the variant would have been bought in its time, or from the rest.

        Whoever comes next and does not fit stops the count, and does not fit later either.
        """
        left = self._setting.election.budget
        if not self._setting.admits(variant) or variant.cost > left:
            return False
        for turn, step in enumerate(self._bought):
            if not self._setting.has_room(variant, self._bought[:turn]):
                return False
            mine = self._time(variant, self._since[turn])
            rivals = (0, step.time) if step.time is not None else NEVER
            if mine <= rivals and variant.cost > left:
                return False
            if mine < rivals or (mine == rivals and self._is_before(variant, step.project)):
                return True
            left -= step.cost
        if not self._setting.has_room(variant, self._bought):
            return False
        in_time = self._end is None or self._time(variant, self._since[-1]) < self._end
        return variant.cost <= left if in_time else self._rest_takes(variant)

    def _is_before(self, variant: Variant, rival: str) -> bool:
        other = self._setting.actual(rival)
        return self._setting.among_equals(variant) < self._setting.among_equals(other)

    def _rest_takes(self, variant: Variant) -> bool:
        return self._line is not None and self._line.takes(variant)

    @cached_property
    def _line(self) -> Line | None:
        if self._setting.rule.completion is not Completion.GREEDY_REST:
            return None
        left, funded = self._contest.election.budget - self._main.cost, tuple(self._bought)
        won = frozenset(self._main.winners)
        rest = greedy(self._contest, left, won, StepKind.FUNDED_FROM_REST)
        return Line(self._setting, rest.steps, left, funded, OWN[self._setting.election.kind])
