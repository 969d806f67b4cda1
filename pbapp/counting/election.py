"""What is counted: projects with whole-number costs, a budget, and ballots merged by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from pbapp.counting.choices import ChoiceTable


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


class BallotGroup(NamedTuple):
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
    #: what the ballots name, as numbers, where whoever made them has that table already
    table: InitVar[ChoiceTable | None] = None

    def __post_init__(self, table: ChoiceTable | None) -> None:
        if table is not None:
            self.__dict__["choices"] = table
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
        if not self._are_plain():
            for group in self.ballots:
                self._check_ballot(group)

    def _are_plain(self) -> bool:
        """Whether a look at all ballots together finds nothing to tell."""
        try:
            choices = self.choices
        except KeyError:
            return False
        most = len(self.by_id) if self.most_choices is None else self.most_choices
        plain = int(choices.lengths.max()) <= most and not choices.repeats
        plain = plain and min(map(attrgetter("weight"), self.ballots)) > 0
        if self.kind is BallotKind.KNAPSACK and plain:
            plain = choices.spending(self._costs)[1] <= self.budget
        if self.kind not in NUMBERED:
            return plain and not any(map(attrgetter("points"), self.ballots))
        return plain and all(len(one.points) == len(one.choices) for one in self.ballots)

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
        cost = sum(known[choice].cost for choice in choices)
        if self.kind is BallotKind.KNAPSACK and cost > self.budget:
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
    def choices(self) -> ChoiceTable:
        """The choices of all groups of ballots as numbers."""
        return ChoiceTable.of(list(self.by_id), [group.choices for group in self.ballots])

    @cached_property
    def votes(self) -> dict[str, int]:
        """How many ballots name each project, withdrawn ones included."""
        votes = self.choices.votes([group.weight for group in self.ballots])
        return {project.id: votes[project.id] for project in self.projects}


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
