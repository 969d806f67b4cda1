"""Floors under which a count of people is hidden."""

from __future__ import annotations

from dataclasses import dataclass

#: Counts of 1 to 4 are hidden; 1 to 9 where the subject is sensitive: a protected characteristic,
#: health, under 16s, income, care experience, codes of free text, a session for a named group.
ORDINARY, SENSITIVE = 5, 10
#: kept with every release: the same numbers come out the same under the same version
RULES_VERSION = "disclosure/1"


class FloorTooLow(ValueError):
    """A partnership may raise a floor, never lower it."""


@dataclass(frozen=True)
class Floors:
    """The smallest count that is shown, for ordinary and for sensitive subjects."""

    ordinary: int = ORDINARY
    sensitive: int = SENSITIVE

    def __post_init__(self) -> None:
        """Refuse a floor below its default, or a sensitive floor below the ordinary one."""
        if self.ordinary < ORDINARY or self.sensitive < max(SENSITIVE, self.ordinary):
            raise FloorTooLow

    @property
    def rules(self) -> str:
        """The version of the rules with these floors, as it is kept with a release."""
        if self == Floors():
            return RULES_VERSION
        return f"{RULES_VERSION} ({self.ordinary}, {self.sensitive})"

    def under(self, *, sensitive: bool) -> int:
        """Counts from 1 up to, but not with, this number are hidden."""
        return self.sensitive if sensitive else self.ordinary

    def hide(self, count: int, *, sensitive: bool) -> bool:
        """Above none, and under the floor."""
        return 0 < count < self.under(sensitive=sensitive)


DEFAULT_FLOORS = Floors()
