"""From a closed box to outcomes: one election for each pot, counted by the round's rule."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pbapp.counting import Election, Outcome, Progress, Project, Rule, TieNeedsLot, run
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


@dataclass(frozen=True)
class PotCount:
    """What came of it: an outcome, or the projects whose order a lot must decide."""

    pot: PotElection
    outcome: Outcome | None
    tied: tuple[int, ...] = ()


def elections(round: Round, withdrawn: Collection[int] = ()) -> list[PotElection]:
    """The elections of a round's pots, in the order of their keys.

    Raises voting.queries.StillSecret before voting is over, and voting.box.RulesChanged.
    """
    projects = projects_of(round.id)
    return [_election(round, pot, projects, withdrawn) for pot in round.pots]


def count_each(
    pots: Sequence[PotElection],
    rule: Rule,
    lot: Sequence[int],
    progress_of: Callable[[int], Progress | None],
) -> Iterator[PotCount]:
    """Count pot by pot. `progress_of` gives each pot's progress by its place in the list."""
    drawn = tuple(map(str, lot))
    for place, pot in enumerate(pots):
        if pot.election is None:
            yield PotCount(pot, None)
            continue
        try:
            yield PotCount(pot, run(pot.election, rule, drawn, progress_of(place)))
        except TieNeedsLot as tie:
            yield PotCount(pot, None, tuple(sorted(map(int, tie.projects))))


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
    round: Round, pot: Pot, projects: Sequence[Proposal], withdrawn: Collection[int]
) -> PotElection:
    listed = tuple(
        Project(str(p.id), p.cost_pence or 0, p.title, withdrawn=p.id in withdrawn)
        for p in projects
        if p.pot_id == pot.id
    )
    choices = (map(str, choice) for choice in voting.choices_in(round.id, pot.id))
    first = next(choices, None)
    if first is None:
        return PotElection(pot.id, pot.money_pence, listed, None)
    election = Election.of(listed, pot.money_pence, _all(first, choices))
    return PotElection(pot.id, pot.money_pence, listed, election)


def _all(first: map[str], others: Iterator[map[str]]) -> Iterator[map[str]]:
    yield first
    yield from others
