"""Equal Shares asked what would have been: effective support, missing votes, missing cuts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from pbapp.counting.why.accounts import Accounts, Stage
from pbapp.counting.why.least import least
from pbapp.counting.why.variants import Setting, Variant


class LeftOut:
    """One project beside a pass in which it is not bought."""

    def __init__(self, setting: Setting, accounts: Accounts, project: str) -> None:
        self._setting, self._accounts = setting, accounts
        self._actual = setting.actual(project)

    def support(self) -> Fraction:
        """The largest part of the cost covered at any stage where the caps have room for it."""
        cost, unit = self._actual.cost, self._accounts.unit
        stages = self._stages(self._actual)
        if not cost:
            return Fraction(int(any(stage.purses for stage in stages)))
        return max((s.covered(cost) / (cost * unit) for s in stages), default=Fraction(0))

    def votes_short(self) -> int | None:
        """The least number of further supporters, each worth one, at the best stage."""
        return min(filter(None, map(self._short_at, self._stages(self._actual))), default=None)

    def _short_at(self, stage: Stage) -> int | None:
        cost = self._actual.cost
        missing = cost * self._accounts.unit - stage.covered(cost)
        each = stage.one_more(cost)
        if missing > 0 and not each:
            return None
        more = ceil(missing / each) if missing > 0 else 1
        return more if self._is_bought(stage, Variant(self._actual.id, cost, more)) else more + 1

    def dearest(self) -> int | None:
        """The highest whole cost, below its own, at which it would have been bought."""
        best = -1
        for stage in self._stages(Variant(self._actual.id, 0)):
            found = self._dearest_at(stage, best + 1)
            best = best if found is None else found
        return best if best >= 0 else None

    def _dearest_at(self, stage: Stage, low: int) -> int | None:
        """What supporters cover grows with the cost ever more slowly, so it is passed once."""
        whole, name = self._actual.cost, self._actual.id
        cut = least(lambda cut: self._is_bought(stage, Variant(name, whole - cut)), whole - low)
        return None if cut is None else whole - cut

    def _is_bought(self, stage: Stage, variant: Variant) -> bool:
        """Whether the variant is what the pass buys at this stage."""
        if not (stage.purses or variant.more) or not self._has_room(stage, variant):
            return False
        price = stage.price(variant.cost)
        if not variant.cost and (price is None or self._accounts.prices[stage.turn]):
            return True
        paid = stage.covered(variant.cost) + variant.more * stage.one_more(variant.cost)
        asked = variant.cost * self._accounts.unit
        if paid != asked or not stage.is_met_in_full(variant):
            return paid >= asked
        rival = self._setting.actual(str(stage.rival))
        return self._setting.among_equals(variant) < self._setting.among_equals(rival)

    def _stages(self, variant: Variant) -> Iterator[Stage]:
        for stage in self._accounts.stages(variant.id):
            if not self._has_room(stage, variant):
                return
            yield stage

    def _has_room(self, stage: Stage, variant: Variant) -> bool:
        return self._setting.has_room(variant, self._accounts.purchases[: stage.turn])
