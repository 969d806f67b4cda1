"""What META allows a ballot: how many projects, what they may cost, and how many points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.pabulib.amounts import Number, amount, written
from pbapp.counting.pabulib.header import NUMBERED, Header
from pbapp.counting.pabulib.projects import Listed


@dataclass(frozen=True)
class Span:
    """From the least to the most; None where there is no limit."""

    least: Number | None = None
    most: Number | None = None

    def __bool__(self) -> bool:
        return self.least is not None or self.most is not None

    def over(self, value: Number) -> str | None:
        """What is allowed, where `value` is more."""
        if self.most is not None and value > self.most:
            return f"at most {written(self.most)} are allowed"
        return None

    def under(self, value: Number) -> str | None:
        """What is asked for, where `value` is less."""
        if self.least is not None and value < self.least:
            return f"at least {written(self.least)} are asked for"
        return None

    def breach(self, value: Number) -> str | None:
        """What is asked for, where `value` is outside."""
        return self.over(value) or self.under(value)


@dataclass(frozen=True)
class Group:
    """A category of projects with its own limits on what is chosen from it."""

    name: str
    projects: frozenset[str]
    length: Span
    cost: Span


@dataclass(frozen=True)
class Limits:
    """The limits of one file, in its own units.

    More projects than allowed, or more points for one of them, are a fault: such a ballot is more
    than one vote. Less than asked for is a note: it takes nothing from anybody. So are sums
    outside their limits, of which the format's own checker only warns: real files have such
    ballots, and their cities counted them.
    """

    length: Span
    points: Span
    cost: Span
    sum_points: Span
    groups: tuple[Group, ...]
    costs: Mapping[str, Number]

    @property
    def detailed(self) -> bool:
        """Whether anything but the number of projects is limited."""
        return bool(self.points or self.cost or self.sum_points or self.groups)

    @property
    def only_cost(self) -> bool:
        """Whether nothing else is limited than the number of projects and their cost."""
        return not (self.points or self.sum_points or self.groups)

    def fault(self, choices: Sequence[str], points: Sequence[Number]) -> str | None:
        """What makes this ballot more than one vote."""
        if wanted := self.length.over(len(choices)):
            return f"the vote names {len(choices)} projects; {wanted}"
        return next(_each(choices, points, self.points.over), None) if self.points else None

    def notes(self, choices: Sequence[str], points: Sequence[Number]) -> Iterator[str]:
        """What this ballot does that META does not allow, and that is counted all the same."""
        if wanted := self.length.under(len(choices)):
            yield f"the vote names {len(choices)} projects; {wanted}"
        yield from _each(choices, points, self.points.under)
        if self.sum_points and (wanted := self.sum_points.breach(sum(points))):
            yield f"the vote gives {written(sum(points))} points in all; {wanted}"
        if self.cost and (wanted := self.cost.breach(self._cost(choices))):
            yield f"the projects of the vote cost {written(self._cost(choices))}; {wanted}"
        for group in self.groups:
            yield from self._in_group(group, group.projects.intersection(choices))

    def _in_group(self, group: Group, chosen: Collection[str]) -> Iterator[str]:
        if wanted := group.length.breach(len(chosen)):
            yield f"the vote names {len(chosen)} projects of {group.name}; {wanted}"
        if wanted := group.cost.breach(self._cost(chosen)):
            cost = written(self._cost(chosen))
            yield f"the vote's projects of {group.name} cost {cost}; {wanted}"

    def _cost(self, choices: Collection[str]) -> Number:
        return sum(map(self.costs.__getitem__, choices)) if self.costs else 0


def _each(
    choices: Sequence[str], points: Sequence[Number], breach: Callable[[Number], str | None]
) -> Iterator[str]:
    for project, given in zip(choices, points, strict=False):
        if wanted := breach(given):
            yield f"the vote gives project {project} {written(given)} points; {wanted}"


def limits_of(header: Header, listed: Sequence[Listed]) -> Limits:
    """The limits that META gives. What a withdrawn project cost is not known: it weighs nothing."""
    numbered = header.vote_type in NUMBERED
    return Limits(
        length=Span(header.number("min_length"), header.most_choices),
        points=_span(header, "points") if numbered else Span(),
        cost=_span(header, "sum_cost"),
        sum_points=_span(header, "sum_points") if numbered else Span(),
        groups=tuple(_groups(header, listed)),
        costs={p.id: 0 if p.withdrawn else _simple(p.cost) for p in listed},
    )


def _groups(header: Header, listed: Sequence[Listed]) -> Iterator[Group]:
    keys = ("min_length", "max_length", "min_sum_cost", "max_sum_cost")
    limits = [_amounts(header, f"{key}_per_category") for key in keys]
    if not any(limits):
        return
    members: dict[str, set[str]] = defaultdict(set)
    for project in listed:
        for name in project.columns.get("category", "").split(","):
            members[name.strip()].add(project.id)
    for place, name in enumerate(header.list_of("categories")):
        few, many, cheap, dear = (_at(values, place) for values in limits)
        yield Group(name, frozenset(members[name]), Span(few, many), Span(cheap, dear))


def _span(header: Header, of: str) -> Span:
    return Span(_number(header, f"min_{of}"), _number(header, f"max_{of}"))


def _number(header: Header, key: str) -> Number | None:
    value = header.amount(key)
    return None if value is None else _simple(value)


def _amounts(header: Header, key: str) -> list[Number]:
    values = map(amount, header.list_of(key))
    return [_simple(value) for value in values if value is not None]


def _at(values: Sequence[Number], place: int) -> Number | None:
    """The limit of one category; one that stands alone is that of each."""
    if len(values) == 1:
        return values[0]
    return values[place] if place < len(values) else None


def _simple(value: Fraction) -> Number:
    """A whole number where it is one: sums of those are quicker."""
    return value.numerator if value.denominator == 1 else value
