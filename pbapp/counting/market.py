"""The projects not bought yet in one pass of Equal Shares, and which of them is cheapest.

Each has a proven lower bound on the price it asks. Money only falls, so a bound found once stays
one, and most projects need no second look at a turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import inf

import numpy as np

from pbapp.counting.electorate import Backing, Electorate
from pbapp.counting.purses import ROUND_DOWN, ROUND_UP, Asked, Purses, Quote
from pbapp.counting.room import Room


class Market:
    """What can still be bought, and the money to buy it."""

    def __init__(self, electorate: Electorate, start: Fraction, room: Room) -> None:
        self.purses, self.room = Purses(electorate, start), room
        self._electorate = electorate
        self._prices = electorate.even_prices * ROUND_DOWN
        self._rates = self._prices * electorate.rate_of_price * ROUND_DOWN
        self._slopes = np.zeros(len(self._rates))
        self._quotes: dict[int, Quote] = {}
        self._best, self._tied = inf, frozenset[int]()
        self._leave_out(start)

    def _leave_out(self, start: Fraction) -> None:
        """Take off what even all the money of all supporters could never pay for."""
        share, unit = start.numerator, start.denominator
        for backing in self._electorate.backings:
            missing = backing.cost * unit - backing.votes * share
            if missing > 0:
                self._rates[backing.column] = inf
                self.room.keep(missing / unit * ROUND_DOWN, -backing.votes * ROUND_UP)

    def take_off(self, columns: Iterable[int]) -> None:
        """Take projects off the market for good."""
        for column in columns:
            self._rates[column] = inf

    def cheapest(self) -> list[Asked]:
        """Every project whose exact rate is the lowest; none when nothing is in reach."""
        while (column := self._front()) is not None:
            asked = self._ask(column)
            if asked is None:
                continue
            rivals = self._rivals(asked)
            if len(rivals) == 1:
                return [asked]
            if tied := self._lowest(rivals):
                return tied
        return []

    def _front(self) -> int | None:
        """The project with the lowest bound, that bound being as good as floats can make it."""
        while len(self._rates):
            column = int(self._rates.argmin())
            if self._rates[column] == inf:
                return None
            if column in self._quotes:
                return column
            self._look(column, self._best)
        return None

    def _look(self, column: int, best: float) -> None:
        """Raise the bound to what the purses allow now, or drop the project for good."""
        per_price = self._electorate.rate_of_price[column]
        backing = self._electorate.backings[column]
        quote = self.purses.quote(backing, float(self._prices[column]), best / per_price)
        if isinstance(quote, float):
            if self.room.is_open:
                self.room.keep_out(backing, quote)
            self._rates[column] = inf
            return
        if quote.proof and self.room.is_open:
            slope = self.room.fall(backing, *quote.proof) * per_price
            self._slopes[column] = slope * ROUND_UP
        self._prices[column] = quote.price
        self._rates[column] = rate = quote.price * per_price * ROUND_DOWN
        if quote.settled:
            self._quotes[column] = quote
            self._best = min(self._best, rate * ROUND_UP)

    def _rivals(self, asked: Asked) -> list[int]:
        """Every project whose rate may be as low as this one's, itself included."""
        column = asked.backing.column
        ceiling = (asked.price + asked.error) * self._electorate.rate_of_price[column] * ROUND_UP
        while True:
            rivals: list[int] = (self._rates <= ceiling).nonzero()[0].tolist()
            unseen = [rival for rival in rivals if rival not in self._quotes]
            if not unseen:
                return rivals
            for rival in unseen:
                self._look(rival, inf)

    def _lowest(self, rivals: list[int]) -> list[Asked]:
        """Those with the lowest exact rate; none where one turns out to be out of reach."""
        rates: dict[Fraction, list[Asked]] = {}
        for column in rivals:
            found = self._exactly(column)
            if found is None:
                return []
            price, asked = found
            rate = self._electorate.rate(asked.backing, price)
            rates.setdefault(rate, []).append(asked)
        best = rates[min(rates)]
        self._tied = frozenset(asked.backing.column for asked in best)
        return best

    def _ask(self, column: int) -> Asked | None:
        """The price as near as needed; None, and off the market, where nobody can pay it."""
        asked = self.purses.ask(self._electorate.backings[column], self._quotes[column])
        if asked is None and (found := self._exactly(column)):
            return found[1]
        return asked

    def _exactly(self, column: int) -> tuple[Fraction, Asked] | None:
        """The exact price; a project that cannot be paid for is dropped for good."""
        found = self.purses.exactly(self._electorate.backings[column], self._quotes[column])
        if found is None:
            self._rates[column] = inf
            self.room.most = 0.0
        return found

    def buy(self, asked: Asked) -> None:
        """Charge the supporters and take the project off the market."""
        self._rates[asked.backing.column] = inf
        if self.room.is_open:
            self._keep_first(asked)
        self.purses.pay(asked)
        self._quotes.clear()
        self._best = inf
        self._tied = frozenset()

    def _keep_first(self, asked: Asked) -> None:
        """Note how long the rate bought stays below the others."""
        per_price = float(self._electorate.rate_of_price[asked.backing.column])
        ceiling = (asked.price + asked.error) * per_price * ROUND_UP
        rise, even = self.room.charge(asked)
        if not self.room.is_open:
            return
        rise = rise * per_price + abs(rise * per_price) * 2.0**-49
        gaps, drifts = self._rates - ceiling, self._slopes - rise
        for rival in (gaps <= 0).nonzero()[0].tolist():
            if not (even and self._stays_behind(rival, asked)):
                self.room.most = 0.0
                return
        closing = (gaps > 0) & (drifts < 0)
        if closing.any():
            self.room.keep(float((gaps[closing] / -drifts[closing]).min()), -1.0)

    def _stays_behind(self, rival: int, asked: Asked) -> bool:
        """Whether the rate of a rival, which is never below its even rate, cannot overtake.

        The rate bought is even and stays so. A rival held equal to it has lost by order or lot.
        """
        electorate = self._electorate
        own, other = (
            _even_rate(electorate, b) for b in (asked.backing, electorate.backings[rival])
        )
        return other > own or (other == own and rival in self._tied)


def _even_rate(electorate: Electorate, backing: Backing) -> Fraction:
    return electorate.rate(backing, Fraction(backing.cost, backing.total))
