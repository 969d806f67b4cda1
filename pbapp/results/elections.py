"""From a closed box to elections: one for each pot, with its limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pbapp.counting import BallotGroup, BallotKind, Election, Project
from pbapp.proposals.limits import Limit, limits_of
from pbapp.proposals.models import Proposal
from pbapp.proposals.queries import projects_of
from pbapp.rounds.models import Pot, Round
from pbapp.voting import queries as voting
from pbapp.voting.box import Mark, project_of


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
    #: the SHA-256 of the file that the votes came from; empty where people voted here
    source: str = ""


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
    return PotElection(
        pot_id=pot.id,
        budget_pence=pot.money_pence,
        projects=listed,
        election=_merged(round, pot, listed, limits),
        leftover_to=pot.leftover_to_id,
        limits=tuple(limits),
        areas={str(p.id): p.area.name for p in own if p.area is not None},
    )


def _merged(
    round: Round, pot: Pot, listed: tuple[Project, ...], limits: Sequence[Limit]
) -> Election | None:
    """The election of one pot, equal ballots together; None without a ballot."""
    weights = Counter(voting.choices_in(round.id, pot.id))
    if not weights:
        return None
    return Election(
        projects=listed,
        budget=pot.money_pence,
        ballots=tuple(_group(marks, weight) for marks, weight in sorted(weights.items())),
        kind=round.ballot_kind,
        # A ranking's points count down from the most that a ballot may name.
        most_choices=round.ballot_max if round.ballot_kind is BallotKind.RANKING else None,
        caps=tuple(limit.cap for limit in limits),
    )


def _group(marks: tuple[Mark, ...], weight: int) -> BallotGroup:
    choices = tuple(str(project_of(mark)) for mark in marks)
    return BallotGroup(choices, weight, tuple(m[1] for m in marks if isinstance(m, tuple)))
