"""Equal Shares asked what would have been: effective support, missing votes, missing cuts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from math import ceil

from pbapp.counting.why.accounts import Accounts, Stage
from pbapp.counting.why.least import least
from pbapp.counting.why.variants import Setting, Variant


class LeftOut:
    """One project beside a pass in which it is not bought, from the turn `first` on."""

    def __init__(self, setting: Setting, accounts: Accounts, project: str, first: int = 0) -> None:
        self._setting, self._accounts = setting, accounts
        self._actual, self._first = setting.actual(project), first

    @cached_property
    def _all(self) -> list[Stage]:
        return list(self._accounts.stages(self._actual.id, self._first))

    def support(self) -> Fraction:
        """The largest part of the cost covered at any stage where the caps have room for it."""
        cost, best = self._actual.cost, Fraction(0)
        stages = self._stages(self._actual)
        if not cost:
            return Fraction(int(any(stage.purses for stage in stages)))
        for stage in stages:
            if stage.at_most(cost) > best:
                best = max(best, stage.covered(cost))
        return best / (cost * self._accounts.unit)

    def votes_short(self) -> int | None:
        """The least number of further supporters, each worth one, at the best stage."""
        best: int | None = None
        for stage in self._stages(self._actual):
            found = self._short_at(stage, best)
            best = best if found is None else found
        return best

    def _short_at(self, stage: Stage, best: int | None) -> int | None:
        """What is short at one stage; None where it is not fewer than `best`."""
        cost, each = self._actual.cost, stage.one_more(self._actual.cost)
        asked = cost * self._accounts.unit
        if best is not None and asked - stage.at_most(cost) > (best - 1) * each:
            return None
        missing = asked - stage.covered(cost)
        if missing > 0 and not each:
            return None
        more = ceil(missing / each) if missing > 0 else 1
        enough = self._is_bought(stage, Variant(self._actual.id, cost, more))
        more = more if enough else more + 1
        return more if best is None or more < best else None

    def dearest(self) -> int | None:
        """The highest whole cost, below its own, at which it would have been bought."""
        best = -1
        for stage in self._stages(Variant(self._actual.id, 0)):
            if stage.at_most(best + 1) >= (best + 1) * self._accounts.unit:
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
        for stage in self._all:
            if not self._has_room(stage, variant):
                return
            yield stage

    def _has_room(self, stage: Stage, variant: Variant) -> bool:
        return self._setting.has_room(variant, self._accounts.purchases[: stage.turn])
