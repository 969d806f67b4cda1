"""Any small election of any kind of ballot, with forced ties, limits and large costs."""

from __future__ import annotations

from hypothesis import strategies as st

from pbapp.counting import BallotGroup, BallotKind, Cap, Election, Project
from tests.counting.elections import COSTS

IDS = ("1", "2", "3", "4", "5")


@st.composite
def elections(
    draw: st.DrawFn,
    kind: BallotKind = BallotKind.APPROVAL,
    most_projects: int = 5,
    costs: st.SearchStrategy[int] = COSTS,
    caps: bool = False,
) -> Election:
    """Groups of ballots of this kind; with `caps`, up to two limits on projects together."""
    ids = IDS[: draw(st.integers(1, most_projects))]
    projects = tuple(Project(project, draw(costs)) for project in ids)
    budget = draw(st.integers(1, max(2, sum(project.cost for project in projects))))
    groups = draw(st.lists(_group(kind, ids), min_size=1, max_size=8))
    limits = draw(st.lists(_cap(ids, budget), max_size=2)) if caps else []
    longest = draw(st.sampled_from([None, len(ids)])) if kind is BallotKind.RANKING else None
    return Election(projects, budget, tuple(groups), kind, longest, tuple(limits))


@st.composite
def _group(draw: st.DrawFn, kind: BallotKind, ids: tuple[str, ...]) -> BallotGroup:
    choices = draw(st.lists(st.sampled_from(ids), unique=True))
    weight = draw(st.sampled_from([1, 1, 2, 3]))
    if kind in (BallotKind.POINTS, BallotKind.SCORES):
        least = 0 if kind is BallotKind.POINTS else -2
        points = tuple(draw(st.integers(least, 3)) for _ in choices)
        return BallotGroup(tuple(choices), weight, points)
    return BallotGroup(tuple(choices), weight)


@st.composite
def _cap(draw: st.DrawFn, ids: tuple[str, ...], budget: int) -> Cap:
    inside = draw(st.frozensets(st.sampled_from(ids), min_size=1))
    most = draw(st.one_of(st.none(), st.integers(0, 2)))
    money = draw(st.one_of(st.none(), st.integers(0, budget)))
    return Cap("limit", inside, most, money)


def lots(election: Election) -> st.SearchStrategy[tuple[str, ...]]:
    """Every full lot."""
    return st.permutations(sorted(election.by_id)).map(tuple)
