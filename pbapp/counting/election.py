"""What is counted: projects with whole-number costs, a budget, and ballots merged by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


class Uncountable(ValueError):
    """These projects and ballots cannot be counted; the message says which one is wrong and why."""


@dataclass(frozen=True, slots=True)
class Project:
    """One thing the money could be spent on.

    `cost` is a whole number of any unit; the application uses pence. `id` is text.
    A withdrawn project stays in the list, keeps its votes, and is never funded.
    """

    id: str
    cost: int
    name: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class BallotGroup:
    """Identical ballots, kept once with how many people cast them."""

    choices: tuple[str, ...]
    weight: int = 1


@dataclass(frozen=True)
class Election:
    """Everything a rule needs to know, and nothing about any person.

    Raises Uncountable when the parts do not fit together. The order of projects and ballots
    never changes a result.
    """

    projects: tuple[Project, ...]
    budget: int
    ballots: tuple[BallotGroup, ...]

    def __post_init__(self) -> None:
        if self.budget <= 0:
            raise Uncountable(f"there is no money to share out: the budget is {self.budget}")
        if not self.ballots:
            raise Uncountable("there are no ballots to count")
        _check_projects(self.projects)
        known = frozenset(self.by_id)
        for group in self.ballots:
            _check_ballot(group, known)

    @classmethod
    def of(
        cls, projects: Iterable[Project], budget: int, ballots: Iterable[Iterable[str]]
    ) -> Election:
        """Merge single approval ballots; a project named twice on one ballot counts once."""
        groups = Counter(tuple(sorted(set(ballot))) for ballot in ballots)
        merged = tuple(BallotGroup(choices, weight) for choices, weight in sorted(groups.items()))
        return cls(tuple(projects), budget, merged)

    @cached_property
    def by_id(self) -> dict[str, Project]:
        """The projects, found by id."""
        return {project.id: project for project in self.projects}

    @cached_property
    def voters(self) -> int:
        """How many ballots there are."""
        return sum(group.weight for group in self.ballots)

    @cached_property
    def votes(self) -> dict[str, int]:
        """How many ballots name each project, withdrawn ones included."""
        tally = dict.fromkeys(self.by_id, 0)
        for group in self.ballots:
            for choice in group.choices:
                tally[choice] += group.weight
        return tally


def _check_projects(projects: tuple[Project, ...]) -> None:
    if not projects:
        raise Uncountable("there are no projects to count votes for")
    for project in projects:
        if project.cost < 0:
            raise Uncountable(f"project {project.id} has a cost below zero: {project.cost}")
    twice = _first_repeated(project.id for project in projects)
    if twice is not None:
        raise Uncountable(f"project {twice} is listed more than once")


def _check_ballot(group: BallotGroup, known: frozenset[str]) -> None:
    if group.weight < 1:
        raise Uncountable(f"a group of ballots stands for {group.weight} voters")
    if not known.issuperset(group.choices):
        unknown = next(choice for choice in group.choices if choice not in known)
        raise Uncountable(f"a ballot names project {unknown}, which is not in the list")
    twice = _first_repeated(group.choices)
    if twice is not None:
        raise Uncountable(f"a ballot names project {twice} more than once")


def _first_repeated(things: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for thing in things:
        if thing in seen:
            return thing
        seen.add(thing)
    return None
