"""Every purse through one pass of Equal Shares, written out from its purchases alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

from pbapp.counting.outcome import Step
from pbapp.counting.why.variants import Setting, Variant
from pbapp.counting.worth import BY_COST


@dataclass(frozen=True, slots=True)
class Payment:
    """What each voter of a group paid at one turn, and held before; in whole 1/unit."""

    turn: int
    amount: int
    before: int


class Accounts:
    """All purses of one pass that starts with the share `start` and makes these purchases.

    Amounts are whole numbers of 1/`unit`; whoever holds less than is asked pays what is left.
    """

    def __init__(self, setting: Setting, start: Fraction, purchases: Sequence[Step]) -> None:
        self.setting, self.purchases = setting, purchases
        prices = [step.share or Fraction(0) for step in purchases]
        self.unit = lcm(start.denominator, *(price.denominator for price in prices))
        self.start = int(start * self.unit)
        self.prices = [int(price * self.unit) for price in prices]
        self._turns = {step.project: turn for turn, step in enumerate(purchases)}
        self._payments: dict[int, list[Payment]] = {}

    def payments(self, group: int) -> list[Payment]:
        """All that one voter of the group paid, in order, until nothing was left."""
        if group not in self._payments:
            self._payments[group] = list(self._pay(group))
        return self._payments[group]

    def _pay(self, group: int) -> Iterator[Payment]:
        worths, money, turns = self.setting.worths[group], self.start, self._turns
        for turn, value in sorted([(turns[p], v) for p, v in worths.items() if p in turns]):
            if not money:
                return
            paid = min(money, self.prices[turn] * value)
            yield Payment(turn, paid, money)
            money -= paid

    def asked(self, group: int, turn: int) -> int:
        """What a purchase asks of each voter of the group."""
        return self.prices[turn] * self.setting.worths[group][self.purchases[turn].project]

    def payers(self, project: str) -> Iterator[tuple[int, int]]:
        """The groups that paid for a purchase: how many voters each holds, and what each paid."""
        turn = self._turns[project]
        for group in self.setting.supporters[project]:
            weight = self.setting.election.ballots[group].weight
            for payment in self.payments(group):
                if payment.turn == turn and payment.amount:
                    yield weight, payment.amount

    def stages(self, project: str, first: int = 0) -> Iterator[Stage]:
        """What the supporters of a project left out hold, before each turn and at the end.

        From the turn `first` on.
        """
        purses: Counter[tuple[int, int]] = Counter()
        changes: defaultdict[int, Counter[tuple[int, int]]] = defaultdict(Counter)
        for group in self.setting.supporters[project]:
            value, money = self.setting.worths[group][project], self.start
            weight = self.setting.election.ballots[group].weight
            for payment in self.payments(group):
                if payment.turn < first:
                    money -= payment.amount
                    continue
                changes[payment.turn][payment.before, value] -= weight
                changes[payment.turn][payment.before - payment.amount, value] += weight
            purses[money, value] += weight
        worth = sum(value * voters for (_, value), voters in purses.items())
        for turn in range(first, len(self.purchases) + 1):
            held = sum(money * voters for (money, _), voters in purses.items())
            yield Stage(self, turn, purses, held, worth)
            if turn in changes:
                purses = purses.copy()
                purses.update(changes[turn])
                purses = +purses

    def is_by_cost(self) -> bool:
        """Whether rates are prices per cost."""
        return self.setting.rule.utility in BY_COST


@dataclass(frozen=True)
class Stage:
    """One moment of a pass: the purses of one project's supporters, and the going rate.

    `purses` tells how many voters hold an amount and hold the project worth so much; `held` is
    their money and `worth` the project's worth to them, both in all. At the end no rate is too
    high.
    """

    accounts: Accounts
    turn: int
    purses: Counter[tuple[int, int]]
    held: int
    worth: int

    @property
    def rival(self) -> str | None:
        """The project bought now."""
        bought = self.accounts.purchases
        return bought[self.turn].project if self.turn < len(bought) else None

    def price(self, cost: int) -> Fraction | None:
        """What a project of that cost asks for each point of worth at the going rate; in 1/unit."""
        if self.rival is None:
            return None
        price = self.accounts.prices[self.turn]
        if not self.accounts.is_by_cost():
            return Fraction(price)
        rival = self.accounts.purchases[self.turn].cost
        return Fraction(price * cost, rival) if rival else Fraction(0)

    def covered(self, cost: int) -> Fraction:
        """What the supporters can pay for a project of that cost at the going rate; in 1/unit."""
        price = self.price(cost)
        if price is None:
            return Fraction(self.held)
        in_full = rest = 0
        asked = {value: ceil(price * value) for value in {value for _, value in self.purses}}
        for (money, value), voters in self.purses.items():
            if money < asked[value]:
                rest += money * voters
            else:
                in_full += value * voters
        return rest + price * in_full

    def at_most(self, cost: int) -> Fraction:
        """What `covered` cannot exceed, found without a look at every purse."""
        price = self.price(cost)
        return (
            Fraction(self.held) if price is None else min(Fraction(self.held), price * self.worth)
        )

    def one_more(self, cost: int) -> Fraction:
        """What a further supporter with an untouched share pays at the going rate; in 1/unit."""
        price, start = self.price(cost), Fraction(self.accounts.start)
        return start if price is None else min(start, price)

    def is_met_in_full(self, variant: Variant) -> bool:
        """Whether some supporter can pay all that the going rate asks.

        Only then is a project that can just be paid at that rate not in reach at a lower one.
        """
        price = self.price(variant.cost)
        if price is None:
            return False
        if variant.more and self.accounts.start >= price:
            return True
        return any(money >= price * value for (money, value), n in self.purses.items() if n)
