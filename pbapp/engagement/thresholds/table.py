"""Every number a partnership may set, how far it may go, and which indicators read it.

Engagement.md section 8.3 names the numbers (in brackets there); no partnership may go under what
keeps a rule worth the name, or under what protects people: 5 replies, a base of 30, and the floors
of section 3.10 for numbers that everyone may see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any, TypeVar

from pbapp.activities.releases.floors import FLOOR, SENSITIVE_FLOOR
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.engagement.thresholds.units import Unit
from pbapp.engagement.tiers import DEFAULTS as USUAL_SIZES
from pbapp.engagement.tiers import Sizes
from pbapp.i18n import lazy
from pbapp.standards.settings import DEFAULTS as USUAL
from pbapp.standards.settings import Settings

Kept = TypeVar("Kept", Settings, Sizes)


@dataclass(frozen=True)
class Threshold:
    """One number; `codes` are the indicators whose evidence it changes."""

    name: str
    label: str
    unit: Unit
    least: int
    most: int
    codes: tuple[str, ...] = ()

    @property
    def usual(self) -> int:
        """What counts where nobody set it."""
        return _whole(_USUALS[self.name])


_USUALS: dict[str, Any] = {
    one.name: getattr(kept, one.name) for kept in (USUAL, USUAL_SIZES) for one in fields(kept)
} | {FLOOR: DEFAULT_FLOORS.ordinary, SENSITIVE_FLOOR: DEFAULT_FLOORS.sensitive}


def _share(name: str, label: str, *codes: str, least: int = 50, most: int = 100) -> Threshold:
    return Threshold(name, label, Unit.PERCENT, least, most, codes)


def _days(name: str, label: str, *codes: str, least: int = 1, most: int = 90) -> Threshold:
    return Threshold(name, label, Unit.DAYS, least, most, codes)


def _working(name: str, label: str, *codes: str, most: int = 20) -> Threshold:
    return Threshold(name, label, Unit.WORKING_DAYS, 1, most, codes)


def _count(name: str, label: str, *codes: str, least: int, most: int) -> Threshold:
    return Threshold(name, label, Unit.NUMBER, least, most, codes)


GROUPS: tuple[tuple[str, tuple[Threshold, ...]], ...] = (
    (
        lazy("How large work is"),
        (
            Threshold(
                "full_pence",
                lazy("A round with so much money is full size"),
                Unit.PENCE,
                1_000_00,
                10_000_000_00,
            ),
            _count(
                "standard_people",
                lazy("Work with so many people is standard size"),
                least=10,
                most=10_000,
            ),
            _count(
                "full_people",
                lazy("Work with more people than this is full size"),
                least=50,
                most=100_000,
            ),
            _count(
                "too_many_asks",
                lazy("Asked so often in three months is too often"),
                least=2,
                most=50,
            ),
        ),
    ),
    (
        lazy("Time"),
        (
            _days("open_days", lazy("Open at least"), "PLA5", least=7, most=365),
            _days(
                "open_days_long",
                lazy("Open at least, for a locality plan or the whole area's plan"),
                "PLA5",
                least=28,
                most=365,
            ),
            _working(
                "notice_working_days", lazy("Notice before a session, at least"), "PLA5", most=60
            ),
            _days("days_to_decision", lazy("From the last day to the decision, at least"), "PLA5"),
            _share("slippage", lazy("The end may move by less than"), "PLA5", least=5, most=50),
            _days("paper_days", lazy("Papers out before they are needed"), "WOR4", most=60),
            _days("page_update_days", lazy("The page is updated within"), "COM1"),
            _days("feedback_days", lazy("People are told within"), "COM6", "IMP6"),
        ),
    ),
    (
        lazy("Answers"),
        (
            _working("reply_working_days", lazy("Comments are answered within"), "COM4"),
            _working("format_working_days", lazy("A format asked for is there within"), "COM2"),
        ),
    ),
    (
        lazy("How much is enough"),
        (
            _share(
                "reach_ratio",
                lazy("People from the poorest areas, of those expected"),
                "INC2",
            ),
            _count(
                "reach_base", lazy("Answers needed to look at that"), "INC2", least=30, most=1_000
            ),
            _share("support_asked", lazy("Bookings that were asked about support"), "SUP1"),
            _share("support_met", lazy("Support given in time"), "SUP2"),
            _share("core_asked", lazy("Core people asked how to keep in touch"), "WOR3"),
            _share("papers_on_time", lazy("Papers out in time"), "WOR4"),
            _share("papers_open", lazy("Papers open to all, or withheld with a reason"), "COM3"),
            _share(
                "budget_margin",
                lazy("Spending may differ from the budget by"),
                "PLA6",
                least=1,
                most=50,
            ),
            _count("methods", lazy("Different methods, at least"), "MET3", least=2, most=10),
            _count(
                "pulse_floor",
                lazy("Answers to a pulse before it is shown, at least"),
                "WOR5",
                "WOR6",
                "MET2",
                "IMP4",
                least=5,
                most=100,
            ),
        ),
    ),
    (
        lazy("Small numbers that nobody may see"),
        (
            _count(
                FLOOR,
                lazy("Numbers of people smaller than this are hidden"),
                least=DEFAULT_FLOORS.ordinary,
                most=100,
            ),
            _count(
                SENSITIVE_FLOOR,
                lazy("The same for what is sensitive: health, age, faith, people under 16"),
                least=DEFAULT_FLOORS.sensitive,
                most=100,
            ),
        ),
    ),
)
THRESHOLDS: dict[str, Threshold] = {one.name: one for _title, rows in GROUPS for one in rows}


def rules_of(own: Mapping[str, int]) -> Settings:
    """The settings of the rules with a partnership's own numbers."""
    return _with(USUAL, own)


def sizes_of(own: Mapping[str, int]) -> Sizes:
    """The sizes with a partnership's own numbers."""
    return _with(USUAL_SIZES, own)


def number_in(settings: Settings, threshold: Threshold) -> int:
    """A number as people read it."""
    return _whole(getattr(settings, threshold.name))


def differing(code: str, settings: Settings) -> dict[Threshold, int]:
    """What an indicator was measured by that is not usual."""
    read = (one for one in THRESHOLDS.values() if code in one.codes)
    found = {one: number_in(settings, one) for one in read}
    return {one: number for one, number in found.items() if number != one.usual}


def _with(usual: Kept, own: Mapping[str, int]) -> Kept:
    names = {one.name for one in fields(usual)} & own.keys()
    stored: dict[str, Any] = {name: _stored(name, own[name]) for name in names}
    return replace(usual, **stored)


def _stored(name: str, number: int) -> int | Fraction:
    return Fraction(number, 100) if THRESHOLDS[name].unit is Unit.PERCENT else number


def _whole(value: int | Fraction) -> int:
    return int(value * 100) if isinstance(value, Fraction) else value
