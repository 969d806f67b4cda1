"""One election under one rule with one lot: who may be funded, and how equals are put in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from pbapp.counting.election import Election
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.rule import Rule, TieKey
from pbapp.counting.thresholds import Missed, missed

FUNDING = frozenset(
    {
        StepKind.FUNDED,
        StepKind.FUNDED_FROM_REST,
        StepKind.FUNDED_IN_PART,
        StepKind.FUNDED_FROM_RESERVE,
    }
)


@dataclass(frozen=True)
class Contest:
    """What every method starts from; `answers` are those to offers of part of a cost."""

    election: Election
    rule: Rule
    lot: tuple[str, ...] = ()
    answers: Mapping[str, bool] = field(default_factory=dict)

    @cached_property
    def missed(self) -> Mapping[str, Missed]:
        """The projects that cannot be funded whatever money there is, with what they missed."""
        return missed(self.election, self.rule)

    @cached_property
    def eligible(self) -> tuple[str, ...]:
        """Projects that may be funded, by id."""
        return tuple(sorted(self.election.by_id.keys() - self.missed.keys()))

    def least_part(self, cost: int) -> int:
        """The least part of a cost that may be offered to its project."""
        return ceil(self.rule.part_share * cost)

    @cached_property
    def _place_in_lot(self) -> dict[str, int]:
        return {project: place for place, project in enumerate(self.lot)}

    def in_order(self, tied: Collection[str]) -> tuple[list[str], list[Tie]]:
        """Put projects that the rule holds equal in order, and tell each tie met on the way."""
        ties: list[Tie] = []
        order = list(self._separate(tied, (*self.rule.tie_keys, TieKey.LOT), ties))
        return order, ties

    def _separate(
        self, tied: Collection[str], keys: tuple[TieKey, ...], ties: list[Tie]
    ) -> Iterator[str]:
        if len(tied) == 1:
            yield from tied
            return
        by_value: dict[tuple[int, str], list[str]] = {}
        for project in tied:
            by_value.setdefault(self._value(project, keys[0]), []).append(project)
        order: list[str] = []
        for value in sorted(by_value):
            order += self._separate(by_value[value], keys[1:], ties)
        if len(by_value) > 1:
            ties.append(Tie(tuple(order), keys[0]))
        yield from order

    def _value(self, project: str, key: TieKey) -> tuple[int, str]:
        """Smaller comes first. A project the lot does not name stands after those it does."""
        if key is TieKey.LOWER_COST:
            return self.election.by_id[project].cost, ""
        if key is TieKey.MORE_VOTES:
            return -self.election.votes[project], ""
        return self._place_in_lot.get(project, len(self.lot)), project

    def is_open(self, tie: Tie) -> bool:
        """Whether the tie could change who is funded and the lot given does not settle it."""
        return tie.decisive and not self._place_in_lot.keys() >= set(tie.projects)


@dataclass(frozen=True)
class Run:
    """What one method did, step by step."""

    steps: tuple[Step, ...]
    ties: tuple[Tie, ...]

    @property
    def winners(self) -> tuple[str, ...]:
        """The funded projects in the order of their selection."""
        return tuple(step.project for step in self.steps if step.kind in FUNDING)

    @property
    def cost(self) -> int:
        """What the funded projects cost together."""
        return sum(self.paid.values())

    @property
    def paid(self) -> dict[str, int]:
        """What each funded project gets: its cost, or the part of it that was left."""
        return {step.project: step.cost for step in self.steps if step.kind in FUNDING}
