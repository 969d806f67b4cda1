"""More rows of a summary: who was heard and missed, whose views differ, what was learnt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pbapp.engagement.reach.kinds import Dimension, Gap
from pbapp.engagement.register.kinds import Reply
from pbapp.places.zones.models import Banding
from pbapp.reports.kinds import Learnt
from pbapp.reports.rows import OfRecord


@dataclass(frozen=True, kw_only=True)
class Reach:
    """People heard by fifth of where they live, over all work whose numbers are out."""

    #: SIMD as a whole, or its access domain
    dimension: Dimension
    banding: Banding
    simd_version: str
    #: engagements whose numbers these are
    works: int
    #: about so many people of whom it is known where they live
    base: int
    #: hundredths of people by fifth, the poorest or furthest away first, by the shares that are out
    heard: tuple[int, ...]
    #: the same, had they come as they live here
    even: tuple[int, ...]

    @property
    def shares(self) -> list[int]:
        """Whole percent of those heard, by fifth."""
        return [_percent(one, self.base) for one in self.heard]

    @property
    def here(self) -> list[int]:
        """Whole percent of the people who live here, by fifth."""
        return [_percent(one, self.base) for one in self.even]

    @property
    def ratio(self) -> Fraction | None:
        """The first fifth's share of those heard by its share of the people; 1 is even.

        None where nobody here lives in that fifth (engagement.md section 9.1).
        """
        return Fraction(self.heard[0], self.even[0]) if self.even[0] else None


def _percent(hundredths: int, people: int) -> int:
    return (2 * hundredths + people) // (2 * people)


@dataclass(frozen=True, kw_only=True)
class Missed(OfRecord):
    """A group that a piece of work did not reach, and why it is named."""

    who: str
    gap: Gap
    #: whole percent of those heard, and of the people who live here, where the gap is one of shares
    came: int = 0
    here: int = 0


@dataclass(frozen=True, kw_only=True)
class Differing(OfRecord):
    """An engagement in which views of how well it went lie far apart, and on which standards."""

    standards: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Joining:
    """One lead proposed to another to ask people together; None: no answer yet."""

    asking: str
    asked: str
    reply: Reply | None


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One thing that was learnt, and the lesson it stands in."""

    note_id: int
    what: Learnt
    text: str
