"""Rolling ratings up to a standard: the median of what is due, applies and is rated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from statistics import median

from pbapp.standards.rating import WEAK, NotApplicable, Rating
from pbapp.standards.sentences import N_, Because, because


@dataclass(frozen=True)
class Checked:
    """An indicator of a record: whether it is due, and how it was answered."""

    code: str
    due: bool
    answer: Rating | NotApplicable | None = None


@dataclass(frozen=True, kw_only=True)
class RollUp:
    """What a standard comes to. `due` counts indicators that are due and apply."""

    due: int
    rated: int
    weak: int = 0
    lowest: int | None = None
    #: Kept although too few are rated; `points` says what may be shown.
    median: Fraction | None = None

    @property
    def incomplete(self) -> bool:
        """Less than half of what is due is rated, so no number is shown."""
        return 2 * self.rated < self.due

    @property
    def points(self) -> tuple[int, int] | None:
        """Median as a span, (3, 4) for 3.5, never rounded; None where no number is shown."""
        if self.median is None or self.incomplete:
            return None
        return floor(self.median), ceil(self.median)

    def shown(self) -> Because:
        """How the standard is shown in words."""
        if self.due == 0:
            return because(N_("nothing due"))
        if self.points is None:
            return because(N_("incomplete"))
        low, high = self.points
        if low == high:
            return because("%(points)s", points=low)
        return because(N_("%(low)s to %(high)s"), low=low, high=high)


def roll_up(checked: Iterable[Checked]) -> RollUp:
    """The median and its company; the order of indicators never matters."""
    due = [one for one in checked if one.due and not isinstance(one.answer, NotApplicable)]
    points = [one.answer.points for one in due if isinstance(one.answer, Rating)]
    if not points:
        return RollUp(due=len(due), rated=0)
    return RollUp(
        due=len(due),
        rated=len(points),
        weak=sum(one <= WEAK for one in points),
        lowest=min(points),
        median=Fraction(median(map(Fraction, points))),
    )
