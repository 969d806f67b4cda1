"""Projects taken in the order of their scores, asked what would have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pbapp.counting.contest import FUNDING
from pbapp.counting.money_line import ENDING
from pbapp.counting.outcome import Step
from pbapp.counting.rule import Utility
from pbapp.counting.why.least import least
from pbapp.counting.why.variants import Place, Setting, Variant

#: more further ballots than anybody could cast, and enough for the first place of any order
MOST_BALLOTS = 2**100


@dataclass(frozen=True)
class Line:
    """The turns of a greedy count: `left` to spend on them, after `funded` were bought before."""

    setting: Setting
    steps: Sequence[Step]
    left: int
    funded: tuple[Step, ...]
    utility: Utility

    @cached_property
    def _places(self) -> list[Place]:
        actual = [self.setting.actual(step.project) for step in self.steps]
        return [self.setting.in_line(variant, self.utility) for variant in actual]

    def takes(self, variant: Variant) -> bool:
        """Whether the variant would have been funded whole: it fits when its turn comes.

        Until then everything goes as it went, for a project that is not funded takes no money; and
        the earlier the turn, the more is left.
        """
        if not self.setting.admits(variant):
            return False
        place = self.setting.in_line(variant, self.utility)
        left, funded = self.left, list(self.funded)
        for step, rival in zip(self.steps, self._places, strict=True):
            if step.project == variant.id:
                continue
            if place < rival:
                break
            if step.kind in ENDING:
                return False
            if step.kind in FUNDING:
                left -= step.cost
                funded.append(step)
        return variant.cost <= left and self.setting.has_room(variant, funded)

    def votes_short(self, project: str) -> int | None:
        """The least number of further ballots that would have had it funded."""
        cost = self.setting.actual(project).cost
        return least(lambda more: self.takes(Variant(project, cost, more)), MOST_BALLOTS)

    def cost_cut(self, project: str) -> int | None:
        """The least cut of its cost that would have had it funded."""
        cost = self.setting.actual(project).cost
        return least(lambda cut: self.takes(Variant(project, cost - cut)), cost)
