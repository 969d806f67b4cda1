"""How much more every voter could start with while a pass of Equal Shares goes the same way.

Let the first share grow by h, from 0 to `most`. While the purchases are the same and in the same
order, a purse changes by between low*h and high*h, and a price by between fall*h and rise*h:

- At first low = high = 1.
- fall. By (1) in `purses`, for the set R of payers at h = 0, the price is never below its value
  at 0 less h * (sum of w*high over the poor) / (sum of w*v over R). This holds for the price of
  any project and any set, so it bounds the rates of those not bought as well.
- rise. Let D be the doubtful: voters who, by these very slopes, may change between paying in full
  and paying all they hold. At price x + h*rise the sure poor pay their money + low*h, the doubtful
  pay at least h*min(low, rise*v) more than at 0, and the sure payers h*rise*v more. If together
  that is not negative, the price is at most x + h*rise. With any c <= rise in the place of rise
  in the minimum it still is not: c is the rise for an empty D. Whoever is doubtful by the rise
  found must be in D, so D is looked for until it stays as it is.
- After paying, a sure payer's purse changes by low - rise*v to high - fall*v, that of the sure
  poor not at all, and that of the doubtful by the hull of both.

`most` falls wherever a gap, divided by how fast it may close, is less: between the rate bought
and every other, and between the cost of a project out of reach and all its supporters' money.
Who changes sides does not limit it; it only makes the slopes less certain. Sums of slopes in
floats are widened as sums of money are, by blur * W * `size`, where no slope is larger than
`size`, and purses by 2**-50 * `size`, more than the four roundings of one purchase.
"""

from __future__ import annotations

from math import inf

import numpy as np

from pbapp.counting.electorate import Backing, Electorate, Floats, Marks
from pbapp.counting.purses import ROUND_DOWN, Asked

#: how often the doubtful are looked for again as they change the price
ROUNDS = 4


class Room:
    """A proven number: with any first share higher by at most `most` the purchases are the same."""

    def __init__(self, electorate: Electorate, most: float, least: float) -> None:
        self.most, self._least = most, least
        self._low = np.ones(len(electorate.weights))
        self._high = np.ones(len(electorate.weights))
        self._size = 1.0

    @property
    def is_open(self) -> bool:
        """Whether there is any use in going on."""
        return self.most >= self._least

    def keep(self, gap: float, drift: float) -> None:
        """Note a gap, no wider than proven, that closes where `drift` is below zero."""
        if gap <= 0:
            self.most = 0.0
        elif drift < 0:
            self.most = min(self.most, gap / -drift * ROUND_DOWN)

    def keep_out(self, backing: Backing, missing: float) -> None:
        """Note for how much more all supporters together cannot pay for a project."""
        growth = float(backing.rounded.weights.dot(self._high[backing.groups]))
        self.keep(missing, -growth - self._slack(backing))

    def fall(self, backing: Backing, poor: Marks, payers: float) -> float:
        """How fast the price may fall, at most, by the set of payers that proved it."""
        places = poor.nonzero()[0]
        if not len(places):
            return 0.0
        growth = float(backing.rounded.weights[places].dot(self._high[backing.groups[places]]))
        slope = -(growth + self._slack(backing)) / payers
        return slope - abs(slope) * (2.0**-48 + 2 * backing.rounded.spread)

    def _slack(self, backing: Backing) -> float:
        """What a float sum of slopes over supporters can be off by."""
        return backing.rounded.spread * backing.votes * self._size

    def charge(self, asked: Asked) -> tuple[float, bool]:
        """Follow the purses through a purchase.

        Tells how fast its price may rise, at most, and whether it stays even.
        """
        if not asked.few and asked.margin > self._reach(asked, 0.0):
            return 0.0, True
        backing = asked.backing
        low, high = self._low[backing.groups], self._high[backing.groups]
        fall = self.fall(backing, asked.poor, asked.payers)
        rise, doubtful = self._rise(asked, low, high, fall)
        worths = 1.0 if backing.rounded.worths is None else backing.rounded.worths
        self._size += max(abs(rise), abs(fall)) * backing.rounded.most
        widen = self._size * 2.0**-50
        low, high = low - rise * worths - widen, high - fall * worths + widen
        if doubtful.any():
            low = np.where(doubtful, np.minimum(low, -widen), low)
            high = np.where(doubtful, np.maximum(high, widen), high)
        self._low[backing.groups] = np.where(asked.poor, 0.0, low)
        self._high[backing.groups] = np.where(asked.poor & ~doubtful, 0.0, high)
        return rise, not (asked.few or doubtful.any())

    def _reach(self, asked: Asked, pace: float) -> float:
        """How near to zero a purse after paying must be for its voter to be doubtful."""
        fastest = 2 * (self._size + pace * asked.backing.rounded.most)
        return asked.drift + fastest * self.most

    def _rise(self, asked: Asked, low: Floats, high: Floats, fall: float) -> tuple[float, Marks]:
        """How fast the price may rise, and who may change sides between paying all and in full."""
        weights, poor, slack = asked.backing.rounded.weights, asked.poor, self._slack(asked.backing)
        doubtful = np.zeros(len(poor), dtype=np.bool_)
        first = rise = 0.0
        if asked.few:
            first = rise = _up(slack - float(weights[poor].dot(low[poor])), asked.payers)
        if asked.margin > self._reach(asked, max(abs(rise), abs(fall))):
            return rise, doubtful
        for _ in range(ROUNDS):
            found = self._doubtful(asked, low, high, (rise, fall))
            if np.array_equal(found, doubtful):
                return rise, doubtful
            doubtful = found
            rise = max(rise, self._rise_with(asked, low, first, doubtful))
            if rise == inf:
                break
        self.most = 0.0
        return first, doubtful

    def _doubtful(
        self, asked: Asked, low: Floats, high: Floats, pace: tuple[float, float]
    ) -> Marks:
        """Who may change sides where the price changes so fast."""
        rise, fall = pace
        worths = asked.backing.rounded.worths
        each = 1.0 if worths is None else worths
        towards = np.where(asked.poor, fall * each - high, low - rise * each)
        doubt = self._size * self.most * 2.0**-48 + asked.drift
        return np.asarray(np.abs(asked.after) + self.most * towards <= doubt)

    def _rise_with(self, asked: Asked, low: Floats, first: float, doubtful: Marks) -> float:
        """How fast the price may rise where so many are doubtful; no limit where all may be."""
        rounded = asked.backing.rounded
        payers = float(rounded.pulls[~asked.poor & ~doubtful].sum()) * (1 - rounded.spread)
        if payers <= 0:
            return inf
        least = first if rounded.worths is None else first * rounded.worths
        gains = np.where(doubtful, np.minimum(low, least), low)
        some = asked.poor | doubtful
        return _up(
            self._slack(asked.backing) - float(rounded.weights[some].dot(gains[some])), payers
        )


def _up(gain: float, payers: float) -> float:
    rise = gain / payers
    return rise + abs(rise) * 2.0**-48
