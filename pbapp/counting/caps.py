"""Limits on projects together: which projects the funded ones leave no place for, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pbapp.counting.election import Cap, Election

#: what was paid for projects that were funded in part; all others count with their whole cost
Paid = Mapping[str, int]
ALL_WHOLE: Paid = MappingProxyType({})


def barred(election: Election, winners: Sequence[str], paid: Paid = ALL_WHOLE) -> frozenset[str]:
    """The projects, not funded, that would go over a cap if they were funded after `winners`."""
    shut_out: set[str] = set()
    for cap in election.caps:
        shut_out |= _shut_out(election, cap, winners, paid)
    return frozenset(shut_out)


def in_the_way(
    election: Election, project: str, winners: Sequence[str], paid: Paid = ALL_WHOLE
) -> tuple[str, tuple[str, ...]] | None:
    """The first cap that `project` would go over: its name, and the winners that fill it."""
    for cap in election.caps:
        if project in _shut_out(election, cap, winners, paid):
            return cap.name, tuple(winner for winner in winners if winner in cap.projects)
    return None


def fit_together(
    election: Election, winners: Sequence[str], more: Sequence[str], paid: Paid = ALL_WHOLE
) -> bool:
    """Whether all of `more` may be funded after `winners`; their order makes no difference."""
    funded = list(winners)
    for project in more:
        if project in barred(election, funded, paid):
            return False
        funded.append(project)
    return True


def _shut_out(election: Election, cap: Cap, winners: Sequence[str], paid: Paid) -> set[str]:
    """The projects of one cap that it has no place for, or too little money."""
    inside = [winner for winner in winners if winner in cap.projects]
    waiting = cap.projects.difference(inside)
    if cap.most_projects is not None and len(inside) >= cap.most_projects:
        return set(waiting)
    if cap.most_money is None:
        return set()
    costs = election.by_id
    left = cap.most_money - sum(paid.get(winner, costs[winner].cost) for winner in inside)
    return {project for project in waiting if costs[project].cost > left}
