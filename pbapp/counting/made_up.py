"""Made-up voters, to try rules on before anybody votes: who likes what, drawn from a seed.

The same pattern, seed and projects give the same ballots. Nothing here is a forecast.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from pbapp.counting.election import BallotGroup, Election, Project


class Pattern(StrEnum):
    """How likes are spread among the voters."""

    ONE_BIG = "one_big"
    TWO_PLACES = "two_places"
    MIXED = "mixed"
    ONE_LIKED = "one_liked"
    ONE_DEAR = "one_dear"
    ONE_CLUB = "one_club"


class Crowd(StrEnum):
    """A group of voters who like much the same."""

    EVERYONE = "everyone"
    BIGGER_PLACE = "bigger_place"
    SMALLER_PLACE = "smaller_place"
    BIG_GROUP = "big_group"
    SMALL_GROUP_1 = "small_group_1"
    SMALL_GROUP_2 = "small_group_2"
    SMALL_GROUP_3 = "small_group_3"
    DEAR_ONE = "dear_one"
    SMALL_ONES = "small_ones"
    CLUB = "club"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True)
class Voters:
    """A crowd with its ballots; `name` is a Crowd's value, or whatever else tells it apart."""

    name: str
    ballots: tuple[BallotGroup, ...]

    @property
    def number(self) -> int:
        """How many people."""
        return sum(group.weight for group in self.ballots)


@dataclass(frozen=True)
class MadeUp:
    """An election of made-up ballots, and who cast them."""

    election: Election
    voters: tuple[Voters, ...]


@dataclass(frozen=True)
class _Part:
    """A crowd: how many people; its part of the projects; choices in 100 that keep to these."""

    crowd: Crowd
    people: int
    projects: int = 1
    keep: int = 95


PARTS: dict[Pattern, tuple[_Part, ...]] = {
    Pattern.TWO_PLACES: (_Part(Crowd.BIGGER_PLACE, 200), _Part(Crowd.SMALLER_PLACE, 100)),
    Pattern.ONE_BIG: (
        _Part(Crowd.BIG_GROUP, 165, projects=3),
        _Part(Crowd.SMALL_GROUP_1, 45),
        _Part(Crowd.SMALL_GROUP_2, 45),
        _Part(Crowd.SMALL_GROUP_3, 45),
    ),
    Pattern.MIXED: (_Part(Crowd.EVERYONE, 300),),
    Pattern.ONE_LIKED: (_Part(Crowd.BIGGER_PLACE, 200), _Part(Crowd.SMALLER_PLACE, 100)),
    Pattern.ONE_DEAR: (
        _Part(Crowd.DEAR_ONE, 165, keep=85),
        _Part(Crowd.SMALL_ONES, 135, keep=97),
    ),
    Pattern.ONE_CLUB: (_Part(Crowd.CLUB, 80, keep=100), _Part(Crowd.NEIGHBOURS, 220, keep=97)),
}
#: of 100 voters, how many choose the project that everyone likes
FANS = 85
#: costs of invented projects in hundredths of the money: too many to fund them all
COSTS = (40, 34, 30, 26, 22, 18, 16, 14, 12, 10)
COSTS_WITH_ONE_DEAR = (70, 20, 18, 16, 14, 12, 10, 9, 8, 6)


def invented(pattern: Pattern, budget: int) -> tuple[Project, ...]:
    """Ten projects for a round that has none, named 1 to 10; costs in the budget's unit."""
    costs = COSTS_WITH_ONE_DEAR if pattern is Pattern.ONE_DEAR else COSTS
    return tuple(
        Project(str(number), _round(budget * cost // 100)) for number, cost in enumerate(costs, 1)
    )


def _round(cost: int) -> int:
    """Two leading digits, as people estimate; never nothing."""
    digits = str(cost)
    return max(int(digits[:2] + "0" * len(digits[2:])), 1)


def made_up(
    pattern: Pattern,
    seed: int,
    projects: Sequence[Project],
    budget: int,
    choices: tuple[int, int] = (1, 3),
) -> MadeUp:
    """Some hundred ballots with from `choices[0]` to `choices[1]` projects each.

    Fewer where there are not so many projects. Raises Uncountable.
    """
    draw = Random(seed)  # noqa: S311 - anyone may draw the same voters again
    costly_first = sorted(projects, key=lambda project: (-project.cost, project.id))
    ids = [project.id for project in costly_first]
    likes = {project: 1 + 3 * draw.random() ** 2 for project in ids}
    booth = _Booth(draw, likes, choices, _liked_by_all(pattern, ids))
    homes = _homes(pattern, ids, draw)
    voters = tuple(
        Voters(part.crowd.value, _merged(booth.ballot(home, part.keep) for _ in range(part.people)))
        for part, home in zip(PARTS[pattern], homes, strict=True)
    )
    together: Counter[tuple[str, ...]] = Counter()
    for crowd in voters:
        together.update({group.choices: group.weight for group in crowd.ballots})
    ballots = tuple(BallotGroup(chosen, weight) for chosen, weight in sorted(together.items()))
    return MadeUp(Election(tuple(projects), budget, ballots), voters)


def _liked_by_all(pattern: Pattern, costly_first: Sequence[str]) -> str | None:
    return costly_first[len(costly_first) // 3] if pattern is Pattern.ONE_LIKED else None


def _homes(pattern: Pattern, costly_first: list[str], draw: Random) -> list[list[str]]:
    """The projects each crowd likes; none may be left for a crowd where there are few."""
    if pattern is Pattern.ONE_DEAR:
        return [costly_first[:1], costly_first[1:]]
    if pattern is Pattern.ONE_CLUB:
        own = len(costly_first) // 4
        return [costly_first[own : own + 1], costly_first[:own] + costly_first[own + 1 :]]
    parts = PARTS[pattern]
    homes: list[list[str]] = [[] for _part in parts]
    for project in draw.sample(costly_first, len(costly_first)):
        # Dealt like seats (Webster, Sainte-Laguë), so that each crowd has its part of them.
        due = [part.projects / (2 * len(home) + 1) for part, home in zip(parts, homes, strict=True)]
        homes[due.index(max(due))].append(project)
    return homes


def _merged(ballots: Iterable[tuple[str, ...]]) -> tuple[BallotGroup, ...]:
    return tuple(BallotGroup(*item) for item in sorted(Counter(ballots).items()))


@dataclass(frozen=True)
class _Booth:
    """Where one made-up voter after another chooses."""

    draw: Random
    likes: dict[str, float]
    choices: tuple[int, int]
    liked_by_all: str | None

    def ballot(self, home: Sequence[str], keep: int) -> tuple[str, ...]:
        """What one voter chooses: their own crowd's first, now and then another."""
        least, most = (min(number, len(self.likes)) for number in self.choices)
        wanted = self.draw.randint(max(least, most - 1), most)
        chosen: list[str] = []
        if self.liked_by_all and self.draw.randrange(100) < FANS:
            chosen.append(self.liked_by_all)
        while len(chosen) < wanted:
            strays, own = self.draw.randrange(100) >= keep, self._left(home, chosen)
            if not own and not strays and chosen and len(chosen) >= least:
                break  # nothing more that they like
            pool = own if own and not strays else self._left(list(self.likes), chosen)
            chosen += self.draw.choices(pool, [self.likes[project] for project in pool])
        return tuple(sorted(chosen))

    def _left(self, projects: Sequence[str], chosen: Sequence[str]) -> list[str]:
        return [project for project in projects if project not in chosen]
