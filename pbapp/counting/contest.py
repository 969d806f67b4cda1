"""One election under one rule with one lot: who may be funded, and how equals are put in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from pbapp.counting.election import Election
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.rule import Rule, TieKey

FUNDING = frozenset({StepKind.FUNDED, StepKind.FUNDED_FROM_REST})


@dataclass(frozen=True)
class Contest:
    """What both methods start from."""

    election: Election
    rule: Rule
    lot: tuple[str, ...] = ()

    @cached_property
    def eligible(self) -> tuple[str, ...]:
        """Projects that may be funded, by id: not withdrawn, and with the minimum of votes."""
        votes, needed = self.election.votes, self.rule.minimum_votes
        projects = self.election.projects
        return tuple(sorted(p.id for p in projects if not p.withdrawn and votes[p.id] >= needed))

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
        return sum(step.cost for step in self.steps if step.kind in FUNDING)
