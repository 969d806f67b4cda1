"""Elections of every kind of ballot, and Equal Shares on them: short, slow, one purse a voter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from pbapp.counting import BallotGroup, BallotKind, Cap, Election, Project, Utility

UTILITIES = {
    BallotKind.APPROVAL: (Utility.COST, Utility.CARDINALITY),
    BallotKind.POINTS: (Utility.POINTS, Utility.POINTS_COST, Utility.COST),
    BallotKind.SCORES: (Utility.POINTS, Utility.POINTS_COST),
    BallotKind.RANKING: (Utility.RANK, Utility.RANK_COST, Utility.BORDA),
}
BY_COST = (Utility.COST, Utility.POINTS_COST, Utility.RANK_COST)
#: few different costs force ties; large ones stretch the numbers
COSTS = st.one_of(st.integers(0, 6), st.integers(1, 10**12), st.just(10**12))
POINTS = st.one_of(st.integers(0, 3), st.integers(0, 10**12), st.just(2**60))
Ballot = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Valued:
    """An election before grouping: every ballot on its own, its choices each with a number."""

    kind: BallotKind
    utility: Utility
    costs: dict[str, int]
    budget: int
    ballots: list[Ballot]
    caps: tuple[Cap, ...]
    lot: tuple[str, ...]

    def grouped(self) -> Election:
        """The same for the package."""
        numbered = self.kind in (BallotKind.POINTS, BallotKind.SCORES)
        merged = Counter(
            (tuple(p for p, _ in ballot), tuple(n for _, n in ballot) if numbered else ())
            for ballot in self.ballots
        )
        groups = tuple(BallotGroup(ids, weight, points) for (ids, points), weight in merged.items())
        projects = tuple(Project(*item) for item in self.costs.items())
        return Election(projects, self.budget, groups, self.kind, caps=self.caps)

    def worths(self) -> list[dict[str, int]]:
        """What each project is worth to each voter, where that is anything."""
        longest = max(map(len, self.ballots))
        return [
            {p: v for place, (p, n) in enumerate(b) if (v := self._worth(b, place, n, longest)) > 0}
            for b in self.ballots
        ]

    def _worth(self, ballot: Ballot, place: int, number: int, longest: int) -> int:
        if self.utility in (Utility.RANK, Utility.RANK_COST):
            return longest - place
        if self.utility is Utility.BORDA:
            return len(ballot) - 1 - place
        return 1 if self.utility in (Utility.COST, Utility.CARDINALITY) else number


@st.composite
def valued_elections(
    draw: st.DrawFn, costs: st.SearchStrategy[int] = COSTS, points: st.SearchStrategy[int] = POINTS
) -> Valued:
    """Any small election of any kind, with caps and a full lot."""
    kind = draw(st.sampled_from(list(UTILITIES)))
    ids = [str(number) for number in range(1, draw(st.integers(1, 6)) + 1)]
    priced = {project: draw(costs) for project in ids}
    number = st.one_of(points, st.integers(-2, 2)) if kind is BallotKind.SCORES else points
    choice = st.tuples(st.sampled_from(ids), number)
    ballot = st.lists(choice, unique_by=lambda pair: pair[0], max_size=len(ids)).map(tuple)
    capped = st.frozensets(st.sampled_from(ids), min_size=1)
    limits = st.builds(
        Cap,
        st.just("cap"),
        capped,
        st.none() | st.integers(0, 3),
        st.none() | st.integers(0, max(1, sum(priced.values()))),
    )
    return Valued(
        kind,
        draw(st.sampled_from(UTILITIES[kind])),
        priced,
        draw(st.integers(1, max(2, sum(priced.values())))),
        draw(st.lists(ballot, min_size=1, max_size=12)),
        draw(st.just(()) | st.lists(limits, max_size=2).map(tuple)),
        tuple(draw(st.permutations(ids))),
    )


Bought = list[tuple[str, Fraction]]


def price_asked(cost: int, supporters: list[tuple[Fraction, int]]) -> Fraction | None:
    """What each point of worth costs; `supporters` are pairs of purse and worth."""
    missing, points = Fraction(cost), sum(worth for _, worth in supporters)
    for purse, worth in sorted(supporters, key=lambda pair: pair[0] / pair[1]):
        if missing / points <= purse / worth:
            return missing / points
        missing, points = missing - purse, points - worth
    return None


def may_be_bought(case: Valued, project: str, won: list[str]) -> bool:
    """Whether every cap leaves a place and the money for it."""
    for cap in case.caps:
        inside = [p for p in (*won, project) if p in cap.projects]
        many = cap.most_projects is not None and len(inside) > cap.most_projects
        dear = cap.most_money is not None and sum(case.costs[p] for p in inside) > cap.most_money
        if project in cap.projects and (many or dear):
            return False
    return True


def one_pass(case: Valued, start: Fraction) -> Bought:
    """One pass, with the price of every purchase."""
    worths, bought = case.worths(), Bought()
    purses = [start] * len(worths)
    votes = Counter(p for ballot in case.ballots for p, _ in ballot)
    while True:
        asked = {}
        for p in case.costs:
            won = [winner for winner, _ in bought]
            backers = [(m, w[p]) for m, w in zip(purses, worths, strict=True) if p in w]
            price = price_asked(case.costs[p], backers)
            if price is not None and p not in won and may_be_bought(case, p, won):
                rate = price / (case.costs[p] or 1) if case.utility in BY_COST else price
                asked[p] = (rate, case.costs[p], -votes[p], case.lot.index(p)), price
        if not asked:
            return bought
        best = min(asked, key=lambda p: asked[p][0])
        bought.append((best, asked[best][1]))
        for voter, worth in enumerate(worths):
            due = worth.get(best, 0) * asked[best][1]
            purses[voter] -= min(purses[voter], due)


def step_by_step(
    case: Valued, start: Fraction, step: Fraction, *, exhaustive: bool
) -> tuple[Bought, int]:
    """Add1 with no step passed over: the last result that holds, and how many steps it took."""
    supported, rises = {p for worth in case.worths() for p in worth}, 0
    last = one_pass(case, start)
    while True:
        won = [winner for winner, _ in last]
        left = case.budget - sum(case.costs[p] for p in won)
        waiting = [case.costs[p] for p in supported if p not in won and may_be_bought(case, p, won)]
        if not any(0 < cost <= (left if exhaustive else cost) for cost in waiting):
            return last, rises
        following = one_pass(case, start + (rises + 1) * step)
        if sum(case.costs[p] for p, _ in following) > case.budget:
            return last, rises
        last, rises = following, rises + 1
