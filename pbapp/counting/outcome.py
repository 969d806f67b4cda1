"""What a count tells: winners, every step, every tie, and one reason for each project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from pbapp.counting.rule import Rule, TieKey


class StepKind(StrEnum):
    """What happened to a project when its turn came."""

    FUNDED = "funded"
    FUNDED_FROM_REST = "funded_from_rest"
    FUNDED_IN_PART = "funded_in_part"
    FUNDED_FROM_RESERVE = "funded_from_reserve"
    DID_NOT_FIT = "did_not_fit"
    STOPPED = "stopped"
    OVER_CAP = "over_cap"
    OFFERED_PART = "offered_part"
    REFUSED_PART = "refused_part"


class ReasonCode(StrEnum):
    """Why a project is funded or not; the words stand in the application's labels."""

    FUNDED = "funded"
    FUNDED_IN_PART = "funded_in_part"
    WITHDRAWN = "withdrawn"
    BELOW_MINIMUM_VOTES = "below_minimum_votes"
    BELOW_MINIMUM_POINTS = "below_minimum_points"
    BELOW_SHARE = "below_share"
    TOO_FEW_FOR_ITS_COST = "too_few_for_its_cost"
    TOO_FEW_RATINGS = "too_few_ratings"
    OVER_A_CAP = "over_a_cap"
    OFFERED_PART = "offered_part"
    REFUSED_PART = "refused_part"
    WAITS_FOR_ANSWER = "waits_for_answer"
    NO_MONEY_LEFT = "no_money_left"
    AFTER_THE_LINE = "after_the_line"
    TOO_FEW_VOTES = "too_few_votes"
    MONEY_WENT_ELSEWHERE = "money_went_elsewhere"


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of the count.

    `left` is the budget not yet spent after the turn. Under Equal Shares, `share` is the most
    that any supporter paid for each point of worth. Under Phragmén, `time` is when it was bought:
    the money that every voter had earned by then. The cost of a project funded in part is what
    it gets.
    """

    kind: StepKind
    project: str
    votes: int
    cost: int
    left: int
    share: Fraction | None = None
    time: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Projects the rule held equal, in the order they were taken, and what separated them.

    `decisive` means that another lot could change who is funded; only a tie broken by lot can be.
    """

    projects: tuple[str, ...]
    broken_by: TieKey
    decisive: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Spent:
    """Money that one project's supporters paid towards another: `parts` of 1/`unit`."""

    project: str
    parts: int
    unit: int = 1

    @property
    def amount(self) -> Fraction:
        """The money; a fraction is worked out only where somebody reads it."""
        return Fraction(self.parts, self.unit)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spent):
            return NotImplemented
        same = self.parts * other.unit == other.parts * self.unit
        return self.project == other.project and same

    def __hash__(self) -> int:
        return hash((self.project, self.amount))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one project is funded or not, as a code and the numbers behind it.

    `left` is the money that was left when the project's turn came (greedy), or the money its
    supporters still had at the end (Equal Shares); for too few votes it is all that they had at
    the start, which was not enough. For a project offered or funded in part it is that part.
    `needed` is the number of votes, ratings or points it had to have, where the rule sets one;
    `share` is the most a supporter paid, or could have paid; `went_to` names where its
    supporters' money went, largest first; `tie` is the tie that decided about its money; `cap` is
    the limit it would have gone over, and `filled_by` the funded projects that fill it.
    """

    code: ReasonCode
    votes: int
    cost: int
    left: Fraction | None = None
    needed: int | None = None
    share: Fraction | None = None
    went_to: tuple[Spent, ...] = ()
    tie: Tie | None = None
    cap: str | None = None
    filled_by: tuple[str, ...] = ()


class Reasons(Mapping[str, Reason]):
    """A reason for each project, worked out when the first is read.

    Who is funded does not wait for them, nor do the many counts by which a lot is tried out.
    """

    def __init__(self, make: Callable[[], Mapping[str, Reason]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, Reason]:
        return self._make()

    def __getitem__(self, project: str) -> Reason:
        return self._made[project]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True, slots=True)
class Shares:
    """The money each voter could spend, before and after it was raised, and by how many steps."""

    start: Fraction
    final: Fraction
    rises: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many voters get more of their projects from one result than from the other."""

    prefer_equal_shares: int
    prefer_greedy: int

    @property
    def greedy_taken(self) -> bool:
        """Greedy wins only with strictly more voters; those who are indifferent do not count."""
        return self.prefer_greedy > self.prefer_equal_shares


@dataclass(frozen=True, slots=True)
class Offer:
    """Part of its cost, offered to a project at the money line; `least` is what the rule asks."""

    project: str
    amount: int
    least: int


@dataclass(frozen=True)
class Outcome:
    """The whole result of one count, enough to publish and to explain it.

    `scores` are votes, points or rank points, by the kind of ballot. While an `offer` is open, the
    projects after it have had no turn. `reserve` are the projects that come next when money is
    freed or added; `reserve_ties` the ties met in putting them in order, which decided nothing yet.
    """

    rule: Rule
    budget: int
    voters: int
    votes: Mapping[str, int]
    winners: tuple[str, ...]
    total_cost: int
    steps: tuple[Step, ...]
    ties: tuple[Tie, ...]
    reasons: Mapping[str, Reason]
    lot: tuple[str, ...] = ()
    shares: Shares | None = None
    comparison: Comparison | None = None
    scores: Mapping[str, int] = field(default_factory=dict)
    offer: Offer | None = None
    reserve: tuple[str, ...] = ()
    reserve_ties: tuple[Tie, ...] = ()


class TieNeedsLot(Exception):
    """Stopped: who is funded depends on the order of these projects, and no lot is given."""

    def __init__(self, projects: tuple[str, ...]) -> None:
        super().__init__(f"a lot must decide the order of {', '.join(projects)}")
        self.projects = projects
