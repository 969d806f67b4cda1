"""Several pots of one round: what one pot leaves unspent may move on to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from pbapp.counting.election import Election, Uncountable
from pbapp.counting.outcome import Outcome, TieNeedsLot


@dataclass(frozen=True, slots=True)
class Pot:
    """One pot of money with what is counted for it.

    There is no election where nobody chose anything from the pot: then all of `money` is left.
    """

    name: str
    money: int
    election: Election | None
    left_goes_to: str | None = None


Count = Callable[[Pot, Election], Outcome]


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of one pot: the money that moved in from others, and its outcome.

    `election` is the pot's own with all its money. `tied` are projects whose order a lot must
    decide before there is an outcome.
    """

    pot: Pot
    moved_in: int
    election: Election | None = None
    outcome: Outcome | None = None
    tied: tuple[str, ...] = ()

    @property
    def left(self) -> int | None:
        """What nobody got, with no ballots all of it; None while that is not settled."""
        if self.tied or (self.outcome and self.outcome.offer):
            return None
        return self.pot.money + self.moved_in - (self.outcome.total_cost if self.outcome else 0)


def count_pots(pots: Sequence[Pot], count: Count) -> Iterator[Counted]:
    """Count pot by pot, each after those whose left-over money moves into it.

    `count` gets the pot and its election with all the money it has by then. While nobody knows
    what a pot leaves, because of a tie or an open offer, the pots that wait for its money are not
    among what is told. Raises Uncountable where money would go round in a circle.
    """
    moving: dict[str, int] = {}
    waiting: set[str | None] = set()
    for pot in in_flow(pots):
        if pot.name in waiting:
            waiting.add(pot.left_goes_to)
            continue
        counted = _counted(pot, moving.get(pot.name, 0), count)
        if pot.left_goes_to is not None:
            if counted.left is None:
                waiting.add(pot.left_goes_to)
            else:
                moving[pot.left_goes_to] = moving.get(pot.left_goes_to, 0) + counted.left
        yield counted


def _counted(pot: Pot, moved_in: int, count: Count) -> Counted:
    if pot.election is None:
        return Counted(pot, moved_in)
    election = replace(pot.election, budget=pot.money + moved_in)
    try:
        return Counted(pot, moved_in, election, count(pot, election))
    except TieNeedsLot as tie:
        return Counted(pot, moved_in, election, tied=tie.projects)


def in_flow(pots: Sequence[Pot]) -> list[Pot]:
    """The pots in an order in which money only moves forward; otherwise as they came."""
    by_name: Mapping[str, Pot] = {pot.name: pot for pot in pots}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for pot in pots:
        sorter.add(pot.name)
        target = pot.left_goes_to
        if target is not None and target not in by_name:
            raise Uncountable(f"money left in {pot.name} should go to {target}: no such pot")
        if target is not None:
            sorter.add(target, pot.name)
    try:
        return [by_name[name] for name in sorter.static_order()]
    except CycleError as circle:
        names = ", ".join(circle.args[1])
        raise Uncountable(f"money that is left would go round in a circle: {names}") from None
