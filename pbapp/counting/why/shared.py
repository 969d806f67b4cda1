"""Equal Shares explained: the last pass and the rest of the money after it."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from pbapp.counting.electorate import Electorate
from pbapp.counting.equal_shares import equal_shares
from pbapp.counting.outcome import Spent, Step, StepKind
from pbapp.counting.rule import Completion
from pbapp.counting.why.accounts import Accounts
from pbapp.counting.why.answers import Paid, Why
from pbapp.counting.why.least import least
from pbapp.counting.why.line import MOST_BALLOTS, Line
from pbapp.counting.why.passes import LeftOut
from pbapp.counting.why.variants import Setting, Variant
from pbapp.counting.worth import OWN

WITH_REST = frozenset({Completion.GREEDY_REST, Completion.ADD1_GREEDY_REST})


class Shared:
    """What a count by Equal Shares says about each project."""

    def __init__(self, setting: Setting, share: Fraction) -> None:
        self._setting, self._share = setting, share
        steps = setting.outcome.steps
        self._bought = [step for step in steps if step.kind is StepKind.FUNDED]
        self._rest = steps[len(self._bought) :]
        self._turns = {step.project: turn for turn, step in enumerate(self._bought)}
        self._accounts = Accounts(setting, share, self._bought)

    def why(self, project: str) -> Why:
        """A project bought in the pass, or one that the pass left out."""
        turn = self._turns.get(project)
        if turn is not None:
            return self._funded(project, turn)
        left_out = LeftOut(self._setting, self._accounts, project)
        admitted = self._setting.admits(self._setting.actual(project))
        return Why(
            support=left_out.support() if admitted else None,
            votes_short=self._votes_short(left_out, project),
            cost_cut=self._cost_cut(left_out, project),
            went_to=self._went_to(project),
        )

    def _funded(self, project: str, turn: int) -> Why:
        paid = list(self._accounts.payers(project))
        unit = self._accounts.unit
        amount = Fraction(sum(weight * each for weight, each in paid), unit)
        most = Fraction(max((each for _, each in paid), default=0), unit)
        payers = sum(weight for weight, _ in paid)
        accounts = Accounts(self._setting, self._share, self._without(project))
        support = LeftOut(self._setting, accounts, project, turn).support()
        return Why(support, Paid(amount, payers, most))

    def _without(self, project: str) -> tuple[Step, ...]:
        """The purchases of a pass in which the project cannot be bought."""
        contest = self._setting.without(project)
        return equal_shares(contest, Electorate.of(contest), self._share).steps

    def _went_to(self, project: str) -> tuple[Spent, ...]:
        """What the supporters of the project paid towards each bought project, largest first."""
        paid = [0] * len(self._bought)
        for group in self._setting.supporters[project]:
            weight = self._setting.election.ballots[group].weight
            for payment in self._accounts.payments(group):
                paid[payment.turn] += payment.amount * weight
        unit = self._accounts.unit
        spent = [
            Spent(step.project, amount, unit)
            for step, amount in zip(self._bought, paid, strict=True)
            if amount
        ]
        return tuple(sorted(spent, key=lambda one: (-one.amount, one.project)))

    def _votes_short(self, left_out: LeftOut, project: str) -> int | None:
        """By the pass, or by the rest of the money where there is a turn for that."""
        cost = self._setting.actual(project).cost
        in_pass = left_out.votes_short()

        def enough(more: int) -> bool:
            variant = Variant(project, cost, more)
            bought = in_pass is not None and more >= in_pass
            return self._setting.admits(variant) and (bought or self._rest_takes(variant))

        return least(enough, MOST_BALLOTS)

    def _cost_cut(self, left_out: LeftOut, project: str) -> int | None:
        cost = self._setting.actual(project).cost
        dearest = left_out.dearest()

        def enough(cut: int) -> bool:
            variant = Variant(project, cost - cut)
            bought = dearest is not None and variant.cost <= dearest
            return self._setting.admits(variant) and (bought or self._rest_takes(variant))

        return least(enough, cost)

    def _rest_takes(self, variant: Variant) -> bool:
        return self._line is not None and self._line.takes(variant)

    @cached_property
    def _line(self) -> Line | None:
        if self._setting.rule.completion not in WITH_REST:
            return None
        left = self._setting.election.budget - sum(step.cost for step in self._bought)
        own = OWN[self._setting.election.kind]
        return Line(self._setting, self._rest, left, tuple(self._bought), own)
