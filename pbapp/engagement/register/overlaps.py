"""Whether two pieces of work ask the same people of the same things (engagement.md section 4.14).

They overlap where one place lies in the other, the same people are asked, and either the subject is
the same or the days are near. Plain values in and out; sentences are made in `register.because`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.register.people import both_asked, often_same
from pbapp.engagement.register.topics import Topic, shared

#: days between the end of one and the start of the other up to which they stand side by side
NEAR_DAYS = 60
#: the same for a subject in common; what ended earlier is to be read, there is nothing to join
SAME_SUBJECT_DAYS = 365


@dataclass(frozen=True)
class Place:
    """An area by name, and whether it is the whole council area or wider than people call local."""

    id: int
    name: str
    is_whole: bool = False


@dataclass(frozen=True)
class Work:
    """One piece of work, as far as overlaps go. Each place comes with those around it, outwards."""

    topic: Topic
    places: Sequence[Sequence[Place]]
    audiences: frozenset[AudienceKind]
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Overlap:
    """What two pieces of work have in common."""

    inner: Place
    outer: Place
    audiences: tuple[AudienceKind, ...]
    #: how the subject is named in either; empty: only the days are near
    words: tuple[str, ...]
    #: days from the end of one to the start of the other, 0 where both run; None: no dates yet
    days_apart: int | None

    @property
    def same_subject(self) -> bool:
        """There is something to join; else the same people are only asked in the same weeks."""
        return bool(self.words)


def overlap(one: Work, other: Work) -> Overlap | None:
    """What they have in common, if it is enough to tell whoever plans one of them."""
    both = both_asked(one.audiences, other.audiences)
    people = both or often_same(one.audiences, other.audiences)
    days = _days_between(one, other)
    if not people or (days is not None and days > SAME_SUBJECT_DAYS):
        return None
    nested = _nested(one, other)
    if nested is None:
        return None
    words = shared(one.topic, other.topic)
    if not words and not (both and _same_weeks(*nested, days)):
        return None
    return Overlap(*nested, people, words, days)


def _same_weeks(inner: Place, outer: Place, days: int | None) -> bool:
    """In a whole council area something runs all year, so there the days alone say nothing."""
    return days is not None and days <= NEAR_DAYS and (inner == outer or not outer.is_whole)


def _nested(one: Work, other: Work) -> tuple[Place, Place] | None:
    """The inner and the outer of two places of which one is, or lies in, the other; the closest."""
    found = [*_inside(one.places, other.places), *_inside(other.places, one.places)]
    return min(found, key=lambda pair: (pair[0] != pair[1], pair[1].is_whole), default=None)


def _inside(
    inner: Iterable[Sequence[Place]], outer: Sequence[Sequence[Place]]
) -> Iterable[tuple[Place, Place]]:
    return ((mine[0], theirs[0]) for mine in inner for theirs in outer if theirs[0] in mine)


def _days_between(one: Work, other: Work) -> int | None:
    if not (one.first_day and one.last_day and other.first_day and other.last_day):
        return None
    gap = max(one.first_day, other.first_day) - min(one.last_day, other.last_day)
    return max(gap.days, 0)


def path_of(area_id: int, areas: Mapping[int, tuple[Place, int | None]]) -> tuple[Place, ...]:
    """A place and those around it, outwards; areas: each with the key of the one around it."""
    path: list[Place] = []
    key: int | None = area_id
    while key is not None and key in areas and areas[key][0] not in path:
        place, key = areas[key]
        path.append(place)
    return tuple(path)
