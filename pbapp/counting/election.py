"""What is counted: projects with whole-number costs, a budget, and ballots merged by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
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


class BallotKind(StrEnum):
    """What a ballot says about the projects it names.

    Approval (choosing one is a ballot for one), approval within a sum of costs, points shared
    out, a score for each, or a ranking with the best first.
    """

    APPROVAL = "approval"
    KNAPSACK = "knapsack"
    POINTS = "points"
    SCORES = "scores"
    RANKING = "ranking"


#: the kinds whose ballots give every project named a number
NUMBERED = frozenset({BallotKind.POINTS, BallotKind.SCORES})


@dataclass(frozen=True, slots=True)
class BallotGroup:
    """Identical ballots, kept once with how many people cast them.

    `choices` are ids, in the order of a ranking and sorted otherwise; `points` has one whole
    number for each choice where the kind of ballot gives them, and is empty otherwise.
    """

    choices: tuple[str, ...]
    weight: int = 1
    points: tuple[int, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The choices without those that got no points, or a score of zero or less."""
        if not self.points:
            return self.choices
        given = zip(self.choices, self.points, strict=True)
        return tuple(choice for choice, points in given if points > 0)


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on some projects together: how many of them may be funded, and for how much.

    One for each theme or group of applicants that has one; projects of which only one can be
    built are a cap of 1.
    """

    name: str
    projects: frozenset[str]
    most_projects: int | None = None
    most_money: int | None = None


@dataclass(frozen=True)
class Election:
    """Everything a rule needs to know, and nothing about any person.

    `most_choices` is how many projects a ballot may name, None for any number; a ranking's points
    count down from it. The cost of a knapsack ballot is within the budget. Raises Uncountable when
    the parts do not fit together. The order of projects and ballots never changes a result.
    """

    projects: tuple[Project, ...]
    budget: int
    ballots: tuple[BallotGroup, ...]
    kind: BallotKind = BallotKind.APPROVAL
    most_choices: int | None = None
    caps: tuple[Cap, ...] = ()

    def __post_init__(self) -> None:
        if self.budget <= 0:
            raise Uncountable(f"there is no money to share out: the budget is {self.budget}")
        if not self.ballots:
            raise Uncountable("there are no ballots to count")
        _check_projects(self.projects)
        self._check_ballots()
        for cap in self.caps:
            if not cap.projects <= self.by_id.keys():
                unknown = min(cap.projects - self.by_id.keys())
                raise Uncountable(f"{cap.name} limits project {unknown}, which is not in the list")

    @classmethod
    def of(
        cls, projects: Iterable[Project], budget: int, ballots: Iterable[Iterable[str]]
    ) -> Election:
        """Merge single approval ballots; a project named twice on one ballot counts once."""
        groups = Counter(tuple(sorted(set(ballot))) for ballot in ballots)
        merged = tuple(BallotGroup(choices, weight) for choices, weight in sorted(groups.items()))
        return cls(tuple(projects), budget, merged)

    def _check_ballots(self) -> None:
        """Look closely only where a glance does not do: a city has a hundred thousand ballots."""
        known = frozenset(self.by_id)
        most = len(known) if self.most_choices is None else self.most_choices
        numbered, budgeted = self.kind in NUMBERED, self.kind is BallotKind.KNAPSACK
        for group in self.ballots:
            named = len(group.choices)
            plain = len(known.intersection(group.choices)) == named <= most and group.weight > 0
            if not (plain and len(group.points) == named * numbered):
                self._check_ballot(group)
            elif budgeted:
                self._check_cost(group)

    def _check_ballot(self, group: BallotGroup) -> None:
        choices, known = group.choices, self.by_id
        if group.weight < 1:
            raise Uncountable(f"a group of ballots stands for {group.weight} voters")
        if len(set(choices)) < len(choices):
            raise Uncountable(f"a ballot names project {_first_repeated(choices)} more than once")
        if not known.keys() >= set(choices):
            unknown = next(choice for choice in choices if choice not in known)
            raise Uncountable(f"a ballot names project {unknown}, which is not in the list")
        if self.most_choices is not None and len(choices) > self.most_choices:
            allowed = f"at most {self.most_choices} are allowed"
            raise Uncountable(f"a ballot names {len(choices)} projects; {allowed}")
        if len(group.points) != (len(choices) if self.kind in NUMBERED else 0):
            raise Uncountable(
                f"a ballot names {len(choices)} projects and gives {len(group.points)} numbers"
            )
        if self.kind is BallotKind.KNAPSACK:
            self._check_cost(group)

    def _check_cost(self, group: BallotGroup) -> None:
        cost = sum(map(self._costs.__getitem__, group.choices))
        if cost > self.budget:
            raise Uncountable(f"a ballot spends {cost} of a budget of {self.budget}")

    @cached_property
    def _costs(self) -> dict[str, int]:
        return {project.id: project.cost for project in self.projects}

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


def _first_repeated(things: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for thing in things:
        if thing in seen:
            return thing
        seen.add(thing)
    return None
