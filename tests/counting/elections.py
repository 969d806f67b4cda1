"""Small elections to count by hand, and any election for properties."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from pbapp.counting import Election, Project


def election(budget: int, costs: dict[str, int], *ballots: str) -> Election:
    """Projects have one letter each; "abc" is a ballot for three, "3*ab" the same ballot thrice."""
    return Election.of([Project(*item) for item in costs.items()], budget, spread(ballots))


def spread(ballots: tuple[str, ...]) -> list[str]:
    """Every ballot on its own."""
    pairs = (("1*" + ballot).split("*")[-2:] for ballot in ballots)
    return [choices for times, choices in pairs for _ in range(int(times))]


@dataclass(frozen=True)
class Raw:
    """An election before grouping, as the reference counts it."""

    costs: dict[str, int]
    budget: int
    ballots: list[list[str]]
    lot: tuple[str, ...]

    def grouped(self) -> Election:
        """The same for the package."""
        return Election.of(
            [Project(*item) for item in self.costs.items()], self.budget, self.ballots
        )


#: Few different costs force ties; large ones stretch the numbers.
COSTS = st.one_of(st.integers(0, 6), st.integers(1, 10**12), st.just(10**12))


@st.composite
def raw_elections(draw: st.DrawFn, most_projects: int = 6, costs: object = COSTS) -> Raw:
    """Any small election, with a full lot."""
    ids = [str(number) for number in range(1, draw(st.integers(1, most_projects)) + 1)]
    assert isinstance(costs, st.SearchStrategy)
    priced = {project: draw(costs) for project in ids}
    budget = draw(st.integers(1, max(2, sum(priced.values()))))
    ballot = st.lists(st.sampled_from(ids), unique=True, max_size=len(ids))
    ballots = draw(st.lists(ballot, min_size=1, max_size=12))
    return Raw(priced, budget, ballots, tuple(draw(st.permutations(ids))))
