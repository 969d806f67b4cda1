"""What every voter still holds in one pass of Equal Shares, in floats that know their own margin.

Which price is asked. Supporters with money m, weight w and worth v pay min(m, x*v) each; x is the
root of F(x) = sum of w * min(m, x*v) = cost. For ANY set R of supporters F(y) <= (money of the
others) + y * sum of w*v over R, because min(m, y*v) is at most m and at most y*v. Hence

    x(R) = (cost - money of the others) / (sum of w*v over R)  <=  x,                        (1)

with equality for R = {m >= x*v}.

What the floats may say. u = 2**-53; `drift` bounds how far any float purse is from the exact one.

- Sums. A sum of n products in floats, in whatever order, is off by at most (n + 2)*u of the sum of
  their sizes; with the rounding of weights, worths and cost this stays below `blur` / 3, where
  blur = 4*(n + 8)*u. Sums of whole numbers below 2**53 are exact.
- `quote`. While y <= x the poor, who hold less than y*v, hold at most cost + W*drift together in
  floats, for F(x) = cost and W voters. So their money is known to within W*drift*1.01 +
  blur*cost, and (1) with that subtracted, scaled by 1 - blur, does not exceed x whatever set the
  floats picked. The same bound proves a project out of reach when all its supporters are poor.
- `ask`. For R fixed the exact x(R) lies within `error` of the float one: the money of the k poor
  that still hold some is off by W(poor)*drift + (k + 4)*2u*held, cost and difference by 2u*cost
  each, and dividing and rounding lose 4u of the price. A purse after paying, m - x*v, is then off
  by at most drift + v*error + 8u*(start + x*v): the next `drift`. Where every purse is farther
  from zero than this, on the side of its voter, R = {m >= x*v} is proven, and so is equality in
  (1). Where one is nearer, or two rates lie within their margins, `exactly` decides with whole
  numbers and fractions.

Drift grows by the money of the poor over the worth to the payers at each turn, so it may grow
large over many turns; the purses are then written anew from the exact prices of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from pbapp.counting.electorate import Backing, Electorate, Floats, Marks, Numbers, Rounded
from pbapp.counting.ledger import Ledger

HALF = 2.0**-53
ROUND_DOWN = 1 - 2.0**-49
ROUND_UP = 1 + 2.0**-49
#: how far float purses may drift, as a part of the first share, before they are written anew
DRIFT = 2.0**-26


@dataclass(slots=True)
class Quote:
    """What the floats say one project asks now.

    `price` is proven not to exceed the exact one; `poor` marks the `few` supporters that cannot pay
    it, who hold `held` together, and the others have `payers` worth of it together. `proof` has the
    poor and the payers of the set by which the price was proven, where it was raised; a quote is
    `settled` when the floats can prove no more.
    """

    price: float
    money: Floats
    poor: Marks
    few: int
    held: float
    payers: float
    proof: tuple[Marks, float] | None
    settled: bool


@dataclass(slots=True)
class Asked:
    """A price within `error` of the exact one, and what paying it leaves, within `drift`.

    `payers` is what the project is worth to all but the `poor`; no purse in `after` is nearer to
    zero than `margin`.
    """

    backing: Backing
    price: float
    error: float
    after: Floats
    drift: float
    poor: Marks
    few: int
    payers: float
    margin: float = 0.0


class Purses:
    """The money of all voters while projects are bought one by one."""

    def __init__(self, electorate: Electorate, start: Fraction) -> None:
        self.electorate = electorate
        self.ledger = Ledger(electorate, start)
        self._start = float(start)
        self._money = np.full(len(electorate.weights), self._start)
        self._drift = 2 * HALF * self._start

    @property
    def unit(self) -> int:
        """All amounts below are whole numbers of 1/unit."""
        return self.ledger.amounts[0]

    @property
    def start(self) -> int:
        """What every voter began with."""
        return self.ledger.amounts[1]

    @property
    def prices(self) -> dict[int, int]:
        """The price of every project bought, by its column, in the order of purchase."""
        columns = (backing.column for backing in self.ledger.bought)
        return dict(zip(columns, self.ledger.amounts[2], strict=True))

    @property
    def emptied_by(self) -> Numbers:
        """The turn at which each group of voters ran out of money, or -1."""
        return self.ledger.emptied_by

    def quote(self, backing: Backing, price: float, enough: float) -> Quote | float:
        """Raise `price`, a proven lower bound, as far as the floats can prove, or beyond `enough`.

        Where the project is out of reach, no quote but what is missing at least.
        """
        rounded, spread, proof = backing.rounded, backing.rounded.spread, None
        money = self._money.take(backing.groups)
        able_to = money if rounded.worths is None else money / rounded.worths
        held = rounded.weights * money
        cost = backing.cost - backing.votes * self._drift * 1.01 - spread * backing.cost
        while True:
            poor = able_to < price
            few = int(np.count_nonzero(poor))
            payers, rest = _sides(rounded, held, poor) if few else (rounded.total, 0.0)
            if payers <= 0 and rest < cost:
                return cost - rest
            better = (cost - rest) / payers * (1 - spread) if payers > 0 else 0.0
            settled = better <= price
            if settled or better > enough:
                proof = proof if settled else (poor, payers)
                return Quote(max(price, better), money, poor, few, rest, payers, proof, settled)
            price, proof = better, (poor, payers)

    def ask(self, backing: Backing, quote: Quote) -> Asked | None:
        """The price with its margin where that decides who pays in full; None where it does not."""
        poor, few, payers = quote.poor, quote.few, quote.payers
        if payers <= 0:
            return None
        price = (backing.cost - quote.held) / payers
        off = self._off(backing, quote) if few else 0.0
        error = (off + 4 * HALF * backing.cost) / payers * 1.01
        error += (4 * HALF + 2 * backing.rounded.blur) * price
        after, drift = self._after(backing, quote, price, error)
        margin = float((np.where(poor, -after, after) if few else after).min())
        if margin <= drift:
            return None
        return Asked(backing, price, error, after, drift, poor, few, payers, margin)

    def _off(self, backing: Backing, quote: Quote) -> float:
        """What the money of the poor can be off by."""
        poor = quote.poor.nonzero()[0]
        fresh = backing.rounded.weights[poor[self.emptied_by[backing.groups[poor]] < 0]]
        return float(fresh.sum()) * self._drift + (len(fresh) + 4) * 2 * HALF * quote.held

    def _after(
        self, backing: Backing, quote: Quote, price: float, error: float
    ) -> tuple[Floats, float]:
        rounded = backing.rounded
        after = quote.money - (price if rounded.worths is None else price * rounded.worths)
        most = rounded.most
        return after, self._drift + most * error * 1.01 + 8 * HALF * (self._start + price * most)

    def exactly(self, backing: Backing, quote: Quote) -> tuple[Fraction, Asked] | None:
        """The exact price; None where all supporters together cannot pay the cost."""
        after, drift = self._after(backing, quote, quote.price, 0.0)
        rich = after >= -drift
        while rich.any():
            missing = backing.cost - self.ledger.held(backing.groups[~rich])
            payers = int(backing.pulls[rich].sum())
            exact = missing / payers
            price = float(exact)
            after, drift = self._after(backing, quote, price, price * HALF)
            able = self._able(backing, after, drift, exact)
            if np.array_equal(able, rich):
                few = len(able) - int(np.count_nonzero(able))
                error = price * HALF
                asked = Asked(backing, price, error, after, drift, ~able, few, float(payers))
                return exact, asked
            rich = able
        return None

    def _able(self, backing: Backing, after: Floats, drift: float, price: Fraction) -> Marks:
        """Which supporters hold the full price; floats decide only what is beyond doubt."""
        able = after >= 0
        for place in np.flatnonzero(np.abs(after) <= drift):
            worth = int(backing.worths[place])
            able[place] = self.ledger.purse(int(backing.groups[place])) >= price * worth
        return np.asarray(able)

    def pay(self, asked: Asked) -> None:
        """Charge every supporter the price for each point of worth, or all they hold."""
        groups, left = asked.backing.groups, asked.after
        if asked.margin <= 0:
            left = np.maximum(left, 0.0)
        if asked.few:
            left = np.where(asked.poor, 0.0, left)
        self._money[groups] = left
        poor = groups[asked.poor] if asked.few else groups[:0]
        self.ledger.record(asked.backing, poor[self.emptied_by[poor] < 0])
        self._drift = asked.drift
        if self._drift > self._start * DRIFT:
            self._write_anew()

    def _write_anew(self) -> None:
        """Take all float purses from the exact prices again."""
        self._money[:] = self._start
        for turn, backing in enumerate(self.ledger.bought):
            price, worths = float(self.ledger.price(turn)), backing.rounded.worths
            self._money[backing.groups] -= price if worths is None else price * worths
        self._money[self.emptied_by >= 0] = 0.0
        self._drift = (len(self.ledger.bought) + 2) * 8 * HALF * self._start


def _sides(rounded: Rounded, held: Floats, poor: Marks) -> tuple[float, float]:
    """What the project is worth to all who are not poor, and the money of the poor."""
    marks = poor.astype(np.float64)
    if rounded.blur:
        return float(rounded.pulls.dot(1 - marks)), float(held.dot(marks))
    return rounded.total - float(rounded.pulls.dot(marks)), float(held.dot(marks))
