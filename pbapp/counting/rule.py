"""A rule of counting with all its parameters, as stored with a round and printed with a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from fractions import Fraction
from typing import Any, get_type_hints


class Method(StrEnum):
    """How projects are chosen.

    Highest score first; equal shares of the money for each voter; money earned over time
    (sequential Phragmén); or highest mean score first.
    """

    GREEDY = "greedy"
    EQUAL_SHARES = "equal_shares"
    PHRAGMEN = "phragmen"
    MEAN_SCORE = "mean_score"


class TooDear(StrEnum):
    """The money line: what is done with a project that costs more than is left.

    Go on to the next, stop there, or offer it the rest as part of its cost.
    """

    SKIP = "skip"
    STOP = "stop"
    PART = "part"


class Utility(StrEnum):
    """What a funded project is worth to its supporter.

    Its cost; one; the points given, or those times the cost; the rank points (longest ranking
    minus place from 0), or those times the cost; Borda (own ranking's length minus place minus 1).
    Greedy takes the highest total of utility per cost first, so `cost` is the plain rule by votes.
    """

    COST = "cost"
    CARDINALITY = "cardinality"
    POINTS = "points"
    POINTS_COST = "points_cost"
    RANK = "rank"
    RANK_COST = "rank_cost"
    BORDA = "borda"


class Completion(StrEnum):
    """What Equal Shares, or Phragmén where it can, does with money that is left."""

    NONE = "none"
    GREEDY_REST = "greedy_rest"
    ADD1 = "add1"
    ADD1_GREEDY_REST = "add1_greedy_rest"


#: completions that raise every voter's share
RAISED = frozenset({Completion.ADD1, Completion.ADD1_GREEDY_REST})


class Add1Stop(StrEnum):
    """When raising the shares ends: once no further project fits, or only before overspending."""

    EXHAUSTIVE = "exhaustive"
    OVERSPEND = "overspend"


class StartShare(StrEnum):
    """Whether a voter's first share is the exact fraction or is rounded down to a whole step."""

    EXACT = "exact"
    ROUNDED_DOWN = "rounded_down"


class TieKey(StrEnum):
    """What separates projects that the rule holds equal. The lot is always the last."""

    LOWER_COST = "lower_cost"
    MORE_VOTES = "more_votes"
    LOT = "lot"


class BadRule(ValueError):
    """A stored or given rule names something that no rule has."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with every parameter that can change its result.

    A project needs `minimum_votes` ballots that name it, `minimum_share` of all ballots and
    `minimum_points`; `support_per_cost` asks that its share of the ballots be at least that much
    of its share of the budget (1/3 in Świecie, 2023). `minimum_ratings` is for the mean score,
    `part_share` the least part of a cost that may be offered. `step`, in the unit of the costs,
    is what Add1 raises every share by; `step_share`, where set, asks for that fraction of the
    first share instead. `comparison` takes the greedy result where more voters get more of their
    projects from it (Wieliczka, 2023). Ties go by `tie_keys` in turn, then by lot.
    """

    method: Method
    minimum_votes: int = 0
    minimum_points: int = 0
    minimum_share: Fraction = Fraction(0)
    support_per_cost: Fraction = Fraction(0)
    minimum_ratings: int = 0
    too_dear: TooDear = TooDear.SKIP
    part_share: Fraction = Fraction(0)
    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    add1_stop: Add1Stop = Add1Stop.EXHAUSTIVE
    step: int = 1
    step_share: Fraction | None = None
    start_share: StartShare = StartShare.EXACT
    comparison: bool = False
    tie_keys: tuple[TieKey, ...] = (TieKey.LOWER_COST, TieKey.MORE_VOTES)

    def __post_init__(self) -> None:
        self._check_numbers()
        if self.method is Method.PHRAGMEN and self.completion in RAISED:
            raise BadRule(f"phragmen has no shares to raise: completion {self.completion.value}")
        if TieKey.LOT in self.tie_keys or len(set(self.tie_keys)) < len(self.tie_keys):
            raise BadRule("tie_keys names the lot, which is always last, or one key twice")

    def _check_numbers(self) -> None:
        for name in ("minimum_votes", "minimum_points", "minimum_ratings", "support_per_cost"):
            if getattr(self, name) < 0:
                raise BadRule(f"{name} is below zero: {getattr(self, name)}")
        for name in ("minimum_share", "part_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise BadRule(f"{name} must be from 0 to 1, not {getattr(self, name)}")
        if self.step < 1:
            raise BadRule(f"step must be 1 or more, not {self.step}")
        if self.step_share is not None and self.step_share <= 0:
            raise BadRule(f"step_share must be more than 0, not {self.step_share}")

    def as_dict(self) -> dict[str, Any]:
        """The rule as plain text, numbers and lists, ready for JSON; fractions as "p/q"."""
        return {name: _written(value) for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Rule:
        """The rule that `as_dict` wrote; a missing parameter has its default. Raises BadRule."""
        unknown = stored.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise BadRule(f"no rule has a parameter {min(unknown)!r}")
        if "method" not in stored:
            raise BadRule("the rule has no method")
        types = get_type_hints(cls)
        return cls(**{key: _read(key, types[key], value) for key, value in stored.items()})


def _written(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _read(key: str, wanted: Any, value: Any) -> Any:
    """One stored value as its type wants it; nothing is guessed."""
    try:
        if key == "tie_keys":
            return tuple(TieKey(name) for name in value)
        if wanted == Fraction | None:
            return None if value is None else _fraction(value)
        if wanted is Fraction:
            return _fraction(value)
        if issubclass(wanted, StrEnum):
            return wanted(value)
    except (TypeError, ValueError, ZeroDivisionError):
        raise BadRule(f"{key} cannot be {value!r}") from None
    if type(value) is not wanted:
        raise BadRule(f"{key} cannot be {value!r}")
    return value


def _fraction(value: object) -> Fraction:
    if not isinstance(value, str):
        raise TypeError
    return Fraction(value)
