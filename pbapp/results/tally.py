"""Counting the elections of a round, pot by pot, and explaining what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pbapp.counting import Outcome, Progress, Rule, TieNeedsLot, run
from pbapp.counting.pots import Pot, in_flow
from pbapp.results.elections import PotElection
from pbapp.results.explaining import Explained, explained


@dataclass(frozen=True)
class PotCount:
    """What came of a pot: an outcome, or the projects whose order a lot must decide.

    Nothing at all where nobody voted, or where the money another pot passes on is not known yet.
    """

    pot: PotElection
    outcome: Outcome | None
    tied: tuple[int, ...] = ()
    explained: Explained | None = None

    @property
    def is_open(self) -> bool:
        """Whether a lot or an answer is still to come."""
        return bool(self.tied) or (self.outcome is not None and self.outcome.offer is not None)


def count_each(
    pots: Sequence[PotElection],
    rule: Rule,
    lot: Sequence[int],
    progress_of: Callable[[int], Progress | None],
    answers: Mapping[int, bool] | None = None,
) -> Iterator[PotCount]:
    """Count pot by pot, those that pass money on before those that get it.

    `progress_of` gives each pot's progress by its place in that order; `answers` are those to
    offers, by project. A pot that waits for the money of one that is open is left out.
    """
    drawn = tuple(map(str, lot))
    given = {str(project): yes for project, yes in (answers or {}).items()}
    left: dict[int, int] = {}
    waiting: set[int | None] = set()
    for place, pot in enumerate(in_order(pots)):
        if pot.pot_id in waiting:
            waiting.add(pot.leftover_to)
            continue
        fuller = _with_more(pot, left.get(pot.pot_id, 0))
        counted = _count(fuller, rule, drawn, progress_of(place), given)
        if counted.is_open:
            waiting.add(pot.leftover_to)
        elif pot.leftover_to is not None:
            left[pot.leftover_to] = left.get(pot.leftover_to, 0) + _rest(counted)
        yield counted


def in_order(pots: Sequence[PotElection]) -> list[PotElection]:
    """The pots, each after all that pass their rest on to it; otherwise by their keys."""
    by_name = {str(pot.pot_id): pot for pot in pots}
    plain = [Pot(name, pot.budget_pence, None, _target(pot)) for name, pot in by_name.items()]
    return [by_name[pot.name] for pot in in_flow(plain)]


def _target(pot: PotElection) -> str | None:
    return None if pot.leftover_to is None else str(pot.leftover_to)


def _with_more(pot: PotElection, more: int) -> PotElection:
    """The pot with the money passed on to it."""
    if not more:
        return pot
    budget = pot.budget_pence + more
    election = replace(pot.election, budget=budget) if pot.election else None
    return replace(pot, budget_pence=budget, election=election)


def _rest(counted: PotCount) -> int:
    spent = counted.outcome.total_cost if counted.outcome else 0
    return counted.pot.budget_pence - spent


def _count(
    pot: PotElection,
    rule: Rule,
    drawn: tuple[str, ...],
    progress: Progress | None,
    answers: Mapping[str, bool],
) -> PotCount:
    if pot.election is None:
        return PotCount(pot, None)
    try:
        outcome = run(pot.election, rule, drawn, progress, answers)
    except TieNeedsLot as tie:
        return PotCount(pot, None, tuple(sorted(map(int, tie.projects))))
    if outcome.offer is not None:
        return PotCount(pot, outcome)
    return PotCount(pot, outcome, explained=explained(pot.election, outcome, pot.areas))
