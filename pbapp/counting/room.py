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

import numpy as np

from pbapp.counting.electorate import Backing, Electorate, Floats, Marks
from pbapp.counting.purses import ROUND_DOWN, Asked, blur

#: how often the voters who may change sides are looked for again as they change the price
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

    def keep_all(self, gaps: Floats, drifts: Floats) -> None:
        """The same for many, where closed gaps that drift apart do no harm."""
        closing = drifts < 0
        if closing.any():
            self.keep(float((gaps[closing] / -drifts[closing]).min()), -1.0)

    def keep_out(self, backing: Backing, missing: float) -> None:
        """Note for how much more all supporters together cannot pay for a project."""
        growth = float(backing.rounded.weights.dot(self._high[backing.groups]))
        self.keep(missing, -growth - self._slack(backing))

    def fall(self, backing: Backing, poor: Marks, payers: float) -> float:
        """How fast the price may fall, at most, by the set of payers that proved it."""
        growth = float(backing.rounded.weights[poor].dot(self._high[backing.groups[poor]]))
        slope = -(growth + self._slack(backing)) / payers
        return slope - abs(slope) * (2.0**-48 + 2 * blur(backing))

    def _slack(self, backing: Backing) -> float:
        """What a float sum of slopes over supporters can be off by."""
        return blur(backing) * backing.votes * self._size

    def charge(self, asked: Asked) -> tuple[float, bool]:
        """Follow the purses through a purchase.

        Tells how fast its price may rise, at most, and whether it stays even.
        """
        backing = asked.backing
        low, high = self._low[backing.groups], self._high[backing.groups]
        poor = asked.poor
        fall = self.fall(backing, poor, asked.quote.payers) if poor.any() else 0.0
        rise, doubtful = self._rise(asked, low, high, fall)
        worths = 1.0 if backing.rounded.worths is None else backing.rounded.worths
        most = backing.rounded.most
        self._size += max(abs(rise), abs(fall)) * most
        low, high = low - rise * worths, high - fall * worths
        low = np.where(doubtful, np.minimum(low, 0.0), low) - self._size * 2.0**-50
        high = np.where(doubtful, np.maximum(high, 0.0), high) + self._size * 2.0**-50
        low[poor] = 0.0
        high[poor & ~doubtful] = 0.0
        self._low[backing.groups], self._high[backing.groups] = low, high
        return rise, not (poor.any() or doubtful.any())

    def _rise(self, asked: Asked, low: Floats, high: Floats, fall: float) -> tuple[float, Marks]:
        """How fast the price may rise, and who may change sides between paying all and in full."""
        rounded, poor, slack = asked.backing.rounded, asked.poor, self._slack(asked.backing)
        worths = 1.0 if rounded.worths is None else rounded.worths
        doubtful = np.zeros(len(poor), dtype=np.bool_)
        first = rise = _up(slack - float(rounded.weights[poor].dot(low[poor])), asked.quote.payers)
        if not poor.any():
            first = rise = 0.0
        for _ in range(ROUNDS):
            pace = np.where(poor, fall * worths - high, low - rise * worths)
            doubt = self._size * self.most * 2.0**-48 + asked.drift
            found = np.abs(asked.after) + self.most * pace <= doubt
            if np.array_equal(found, doubtful):
                return rise, doubtful
            doubtful = found
            payers = float(rounded.pulls[~poor & ~doubtful].sum())
            if payers <= 0:
                break
            gains = np.where(doubtful, np.minimum(low, first * worths), low)[poor | doubtful]
            given = float(rounded.weights[poor | doubtful].dot(gains))
            rise = max(rise, _up(slack - given, payers * (1 - blur(asked.backing))))
        self.most = 0.0
        return rise, doubtful


def _up(gain: float, payers: float) -> float:
    rise = gain / payers
    return rise + abs(rise) * 2.0**-48
