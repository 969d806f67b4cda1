"""From a closed box to elections: one for each pot, with its limits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pbapp.counting import Election, Project
from pbapp.proposals.limits import Limit, limits_of
from pbapp.proposals.models import Proposal
from pbapp.proposals.queries import projects_of
from pbapp.rounds.models import Pot, Round
from pbapp.voting import queries as voting


@dataclass(frozen=True)
class PotElection:
    """What is counted for one pot; no election where nobody chose anything from it."""

    pot_id: int
    budget_pence: int
    projects: tuple[Project, ...]
    election: Election | None
    #: the pot that gets what is left in this one
    leftover_to: int | None = None
    limits: tuple[Limit, ...] = ()
    #: the name of each project's area, by its key as text
    areas: Mapping[str, str] = field(default_factory=dict)


def elections(round: Round, withdrawn: Collection[int] = ()) -> list[PotElection]:
    """The elections of a round's pots, in the order of their keys.

    Raises voting.queries.StillSecret before voting is over, and voting.box.RulesChanged.
    """
    projects = projects_of(round.id)
    limits = limits_of(round, projects)
    return [_election(round, pot, projects, withdrawn, limits[pot.id]) for pot in round.pots]


def in_one_order(lots: Sequence[Sequence[int]]) -> list[int] | None:
    """All drawn orders as one that keeps to each of them; None where they contradict."""
    sorter: TopologicalSorter[int] = TopologicalSorter()
    for lot in lots:
        for project_id in lot:
            sorter.add(project_id)
        for before, after in pairwise(lot):
            sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError:
        return None


def _election(
    round: Round,
    pot: Pot,
    projects: Sequence[Proposal],
    withdrawn: Collection[int],
    limits: Sequence[Limit],
) -> PotElection:
    own = [p for p in projects if p.pot_id == pot.id]
    listed = tuple(
        Project(str(p.id), p.cost_pence or 0, p.title, withdrawn=p.id in withdrawn) for p in own
    )
    choices = (map(str, choice) for choice in voting.choices_in(round.id, pot.id))
    return PotElection(
        pot_id=pot.id,
        budget_pence=pot.money_pence,
        projects=listed,
        election=_merged(listed, pot.money_pence, choices, limits),
        leftover_to=pot.leftover_to_id,
        limits=tuple(limits),
        areas={str(p.id): p.area.name for p in own if p.area is not None},
    )


def _merged(
    listed: tuple[Project, ...],
    budget_pence: int,
    choices: Iterator[map[str]],
    limits: Sequence[Limit],
) -> Election | None:
    """The election of one pot; None without a ballot."""
    first = next(choices, None)
    if first is None:
        return None
    merged = Election.of(listed, budget_pence, _all(first, choices))
    caps = tuple(limit.cap for limit in limits)
    return replace(merged, caps=caps) if caps else merged


def _all(first: map[str], others: Iterator[map[str]]) -> Iterator[map[str]]:
    yield first
    yield from others
