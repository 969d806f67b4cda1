"""The ballot's lists, one per pot, and what keeps a set of choices from being a ballot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pbapp.voting.box.slots import Mark, Selections, project_of


@dataclass(frozen=True)
class PotList:
    """The projects of one pot, and the least and most that may be chosen from it."""

    pot_id: int
    name: str
    projects: frozenset[int]
    least: int
    most: int


class Fault(StrEnum):
    """What can be wrong with a set of choices."""

    NOTHING_CHOSEN = "nothing_chosen"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NOT_ON_BALLOT = "not_on_ballot"
    CHOSEN_TWICE = "chosen_twice"


@dataclass(frozen=True)
class Problem:
    """One fault; `pot` is None where it is about the whole ballot."""

    fault: Fault
    pot: PotList | None = None
    chosen: int = 0


def pot_list(pot_id: int, name: str, projects: Sequence[int], least: int, most: int) -> PotList:
    """A pot's list; nobody must choose more projects than there are."""
    return PotList(pot_id, name, frozenset(projects), min(least, len(projects)), most)


def problems(lists: Sequence[PotList], chosen: Sequence[int]) -> list[Problem]:
    """All that keeps these choices from being a ballot; none: they are one.

    A pot may be left out, as long as something is chosen from another.
    """
    if not chosen:
        return [Problem(Fault.NOTHING_CHOSEN, pot=lists[0] if len(lists) == 1 else None)]
    found = [*_strays(lists, chosen)]
    for pot in lists:
        count = len(pot.projects.intersection(chosen))
        if count > pot.most:
            found.append(Problem(Fault.TOO_MANY, pot, count))
        if 0 < count < pot.least:
            found.append(Problem(Fault.TOO_FEW, pot, count))
    return found


def sort_out(
    lists: Sequence[PotList], marks: Sequence[Mark], *, ranked: bool = False
) -> Selections:
    """Marks by pot, in ascending order or as ranked; pots without one are left out."""
    ordered = marks if ranked else sorted(marks, key=project_of)
    by_pot = {
        pot.pot_id: tuple(mark for mark in ordered if project_of(mark) in pot.projects)
        for pot in lists
    }
    return {pot_id: found for pot_id, found in by_pot.items() if found}


def _strays(lists: Sequence[PotList], chosen: Sequence[int]) -> list[Problem]:
    known = frozenset().union(*(pot.projects for pot in lists))
    found = []
    if not known.issuperset(chosen):
        found.append(Problem(Fault.NOT_ON_BALLOT))
    if max(Counter(chosen).values()) > 1:
        found.append(Problem(Fault.CHOSEN_TWICE))
    return found
