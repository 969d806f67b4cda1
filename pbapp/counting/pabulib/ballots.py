"""What one vote of each kind says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import repeat
from typing import cast

from pbapp.counting.choices import ChoiceTable
from pbapp.counting.pabulib.amounts import Number, amount, parts_per_unit
from pbapp.counting.pabulib.header import NUMBERED
from pbapp.counting.pabulib.limits import Limits

Choices = tuple[str, ...]
Points = tuple[int, ...]
#: the projects named, best first in a ranking and sorted otherwise; their points, if any
Content = tuple[Choices, Points]
#: the same as written, decimals and all
Said = tuple[Choices, tuple[Number, ...]]


class Unreadable(ValueError):
    """A vote that says nothing that could be counted."""


@dataclass
class Ballots:
    """Reads votes by their text: each text once, however often it comes.

    A project named twice in one vote counts once: in a ranking at its first place, in a
    cumulative vote with all the points given to it, as the cities' own scores have it. Two
    different scores for one project contradict each other and are a fault.
    """

    vote_type: str
    limits: Limits
    default_score: Number = 0
    said: dict[str, Said] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    known: frozenset[str] = field(init=False)
    #: what the projects of one vote cost together at most; None where nobody asked
    dearest: Number | None = None
    _numbers: dict[str, Number] = field(default_factory=dict)
    #: approval votes in the order of `said`, as numbers
    table: ChoiceTable | None = None

    def __post_init__(self) -> None:
        self.known = frozenset(self.limits.costs)

    def read(self, texts: Iterable[str]) -> None:
        """Read these votes; faults and notes are kept by their texts."""
        texts = list(texts)
        if READERS.get(self.vote_type, _approval) is not _approval or not self._in_bulk(texts):
            self._one_by_one(texts)
        lengths = {len(choices) for choices, _ in self.said.values()}
        at_a_glance = not self.limits.detailed
        at_a_glance = at_a_glance or (self.limits.only_cost and self._all_affordable())
        if not at_a_glance or any(map(self.limits.length.breach, lengths)):
            self._check()

    def _in_bulk(self, texts: Sequence[str]) -> bool:
        """Read all approval votes at a stroke; not where any has to be looked at closely."""
        try:
            self.table = ChoiceTable.of_lists(list(self.known), texts)
        except KeyError:
            return False
        self.said = dict(zip(texts, zip(self.table.named(), repeat(())), strict=True))
        return True

    def _one_by_one(self, texts: Iterable[str]) -> None:
        reader = READERS.get(self.vote_type, _approval)
        for text in texts:
            try:
                self.said[text] = reader(self, text)
            except Unreadable as unreadable:
                self.faults[text] = str(unreadable)

    def _check(self) -> None:
        for text, (choices, points) in self.said.items():
            if fault := self.limits.fault(choices, points):
                self.faults[text] = fault
            if notes := list(self.limits.notes(choices, points)):
                self.notes[text] = notes

    def _all_affordable(self) -> bool:
        """Whether no vote costs more or less than META allows, seen of all together."""
        whole = {name: cost for name, cost in self.limits.costs.items() if isinstance(cost, int)}
        if len(whole) < len(self.known) or not self.said:
            return False
        named = [choices for choices, _ in self.said.values()]
        table = self.table or ChoiceTable.of(list(whole), named)
        least, self.dearest = table.spending(whole)
        return not any(map(self.limits.cost.breach, (least, self.dearest)))

    def names(self, text: str) -> list[str]:
        """The projects named, in the order of the vote. Raises Unreadable."""
        names = [name.strip() for name in text.split(",")]
        if names == [""]:
            raise Unreadable("the vote names no project")
        # Where no project could be read, that is the fault, and not every vote besides.
        unknown = [name for name in names if self.known and name not in self.known]
        if unknown:
            said = ", ".join(map(repr, dict.fromkeys(unknown)))
            raise Unreadable(f"the vote names {said}, not listed under PROJECTS")
        return names

    def number(self, text: str) -> Number:
        """One number out of the column of points. Raises Unreadable."""
        known = self._numbers.get(text)
        if known is not None:
            return known
        value = amount(text)
        if value is None:
            raise Unreadable(f"the points are not numbers: {text.strip() or 'nothing'!r}")
        number = value.numerator if value.denominator == 1 else value
        return self._numbers.setdefault(text, number)


def _approval(ballots: Ballots, text: str) -> Said:
    names = set(text.split(","))
    if not names <= ballots.known:
        names = set(ballots.names(text))
    return tuple(sorted(names)), ()


def _ranking(ballots: Ballots, text: str) -> Said:
    return tuple(dict.fromkeys(ballots.names(text))), ()


def _cumulative(ballots: Ballots, text: str) -> Said:
    given: dict[str, Number] = {}
    for name, number in _pairs(ballots, text):
        if number < 0:
            raise Unreadable(f"the vote takes points from project {name}")
        given[name] = given.get(name, 0) + number
    return _sorted(given)


def _scoring(ballots: Ballots, text: str) -> Said:
    given: dict[str, Number] = {}
    for name, number in _pairs(ballots, text):
        if given.setdefault(name, number) != number:
            raise Unreadable(f"the vote gives project {name} two scores")
    return _sorted(given)


def _pairs(ballots: Ballots, text: str) -> Sequence[tuple[str, Number]]:
    vote, _, points = text.partition(";")
    names, numbers = ballots.names(vote), points.split(",")
    if len(names) != len(numbers):
        raise Unreadable(f"the vote names {len(names)} projects and gives {len(numbers)} points")
    return [(name, ballots.number(given)) for name, given in zip(names, numbers, strict=True)]


def _sorted(given: Mapping[str, Number]) -> Said:
    names = tuple(sorted(given))
    return names, tuple(given[name] for name in names)


READERS: Mapping[str, Callable[[Ballots, str], Said]] = {
    "choose-1": _approval,
    "approval": _approval,
    "ordinal": _ranking,
    "cumulative": _cumulative,
    "scoring": _scoring,
}


def contents_of(ballots: Ballots) -> tuple[Mapping[str, Content], int]:
    """What each text says in whole numbers of a part of a point, and what part that is.

    Where META has a score for the projects that a vote leaves out, they are all in it.
    """
    said = ballots.said
    if ballots.default_score:
        others = dict.fromkeys(ballots.known, ballots.default_score)
        said = {text: _sorted(others | dict(zip(*one, strict=True))) for text, one in said.items()}
    unit = parts_per_unit({Fraction(p) for _, points in said.values() for p in points})
    if ballots.vote_type not in NUMBERED:
        return cast(dict[str, Content], said), unit
    return {
        text: (choices, tuple(int(number * unit) for number in points))
        for text, (choices, points) in said.items()
    }, unit
