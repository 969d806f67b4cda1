"""Counting the elections of a round, pot by pot, and explaining what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pbapp.counting import Election, Outcome, Progress, Rule, run
from pbapp.counting.pots import Counted, Pot, count_pots, in_flow
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
    by_name = {str(pot.pot_id): pot for pot in pots}
    places = {str(pot.pot_id): place for place, pot in enumerate(in_order(pots))}

    def count(pot: Pot, election: Election) -> Outcome:
        return run(election, rule, drawn, progress_of(places[pot.name]), given)

    for counted in count_pots(_plain(pots), count):
        yield _told(by_name[counted.pot.name], counted)


def in_order(pots: Sequence[PotElection]) -> list[PotElection]:
    """The pots, each after all that pass their rest on to it; otherwise by their keys."""
    by_name = {str(pot.pot_id): pot for pot in pots}
    return [by_name[pot.name] for pot in in_flow(_plain(pots))]


def _plain(pots: Sequence[PotElection]) -> list[Pot]:
    return [
        Pot(
            str(pot.pot_id),
            pot.budget_pence,
            pot.election,
            None if pot.leftover_to is None else str(pot.leftover_to),
        )
        for pot in pots
    ]


def _told(pot: PotElection, counted: Counted) -> PotCount:
    """What came of a pot, with the money passed on to it, explained once nothing is open."""
    budget = pot.budget_pence + counted.moved_in
    fuller = replace(pot, budget_pence=budget, election=counted.election)
    tied = tuple(sorted(map(int, counted.tied)))
    told = PotCount(fuller, counted.outcome, tied)
    if counted.election is None or counted.outcome is None or told.is_open:
        return told
    whole = explained(counted.election, counted.outcome, pot.areas, pot.source)
    return replace(told, explained=whole)
