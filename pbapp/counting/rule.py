"""A rule of counting with all its parameters, as stored with a round and printed with a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, get_type_hints


class Method(StrEnum):
    """How projects are chosen: most votes first, or an equal share of the money for each voter."""

    GREEDY = "greedy"
    EQUAL_SHARES = "equal_shares"


class TooDear(StrEnum):
    """What greedy does at a project that no longer fits: go on to the next, or stop there."""

    SKIP = "skip"
    STOP = "stop"


class Utility(StrEnum):
    """What a chosen project is worth to its supporter: under `cost`, the money it brings."""

    COST = "cost"


class Completion(StrEnum):
    """What Equal Shares does with money that is left."""

    NONE = "none"
    GREEDY_REST = "greedy_rest"
    ADD1 = "add1"


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

    `minimum_votes` and `too_dear` (greedy) and the rest (Equal Shares) are explained by their
    types; `step` is in the unit of the costs; `comparison` takes the greedy result instead where
    more voters get more of their projects from it (the step used by Wieliczka in 2023).
    Ties go by `tie_keys` in turn, then by lot.
    """

    method: Method
    minimum_votes: int = 0
    too_dear: TooDear = TooDear.SKIP
    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    add1_stop: Add1Stop = Add1Stop.EXHAUSTIVE
    step: int = 1
    start_share: StartShare = StartShare.EXACT
    comparison: bool = False
    tie_keys: tuple[TieKey, ...] = (TieKey.LOWER_COST, TieKey.MORE_VOTES)

    def __post_init__(self) -> None:
        if self.minimum_votes < 0:
            raise BadRule(f"minimum_votes is below zero: {self.minimum_votes}")
        if self.step < 1:
            raise BadRule(f"step must be 1 or more, not {self.step}")
        if TieKey.LOT in self.tie_keys or len(set(self.tie_keys)) < len(self.tie_keys):
            raise BadRule("tie_keys names the lot, which is always last, or one key twice")

    def as_dict(self) -> dict[str, Any]:
        """The rule as plain text, numbers and lists, ready for JSON."""
        return {**asdict(self), "tie_keys": list(self.tie_keys)}

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


def _read(key: str, wanted: Any, value: Any) -> Any:
    """One stored value as its type wants it; nothing is guessed."""
    try:
        if key == "tie_keys":
            return tuple(TieKey(name) for name in value)
        if issubclass(wanted, StrEnum):
            return wanted(value)
    except (TypeError, ValueError):
        raise BadRule(f"{key} cannot be {value!r}") from None
    if type(value) is not wanted:
        raise BadRule(f"{key} cannot be {value!r}")
    return value
