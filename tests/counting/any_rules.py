"""Any election with a rule that suits its ballots and a full lot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from pbapp.counting import (
    Add1Stop,
    BallotKind,
    Completion,
    Election,
    Method,
    Outcome,
    Rule,
    StartShare,
    TieKey,
    TooDear,
    Utility,
    run,
)
from tests.counting.any_ballots import elections, lots

APPROVAL, POINTS, RANKING = BallotKind.APPROVAL, BallotKind.POINTS, BallotKind.RANKING

UTILITIES = {
    APPROVAL: (Utility.COST, Utility.CARDINALITY),
    POINTS: (Utility.POINTS, Utility.POINTS_COST, Utility.CARDINALITY),
    RANKING: (Utility.RANK, Utility.RANK_COST, Utility.BORDA),
}
KINDS = {
    Method.GREEDY: tuple(UTILITIES),
    Method.EQUAL_SHARES: tuple(UTILITIES),
    Method.PHRAGMEN: (APPROVAL,),
    Method.MEAN_SCORE: (POINTS,),
}
COMPLETIONS = {
    Method.EQUAL_SHARES: tuple(Completion),
    Method.PHRAGMEN: (Completion.NONE, Completion.GREEDY_REST),
}


@dataclass(frozen=True)
class Case:
    """One count to be made."""

    election: Election
    rule: Rule
    lot: tuple[str, ...]

    def count(self) -> Outcome:
        """The count."""
        return run(self.election, self.rule, self.lot)


@st.composite
def cases(draw: st.DrawFn, *methods: Method, caps: bool = True) -> Case:
    """By one of the methods named, or by any; some projects may be withdrawn."""
    method = draw(st.sampled_from(methods or tuple(Method)))
    kind = draw(st.sampled_from(KINDS[method]))
    election = draw(elections(kind, caps=caps))
    gone = draw(st.sampled_from([frozenset[str](), frozenset({"2"})]))
    projects = tuple(replace(p, withdrawn=p.id in gone) for p in election.projects)
    election = replace(election, projects=projects)
    whole = sum(project.cost for project in projects)
    rule = replace(draw(_rules(method, kind)), step=1 + whole // 40)
    return Case(election, rule, draw(lots(election)))


@st.composite
def _rules(draw: st.DrawFn, method: Method, kind: BallotKind) -> Rule:
    completion = draw(st.sampled_from(COMPLETIONS.get(method, (Completion.NONE,))))
    tie_keys = draw(st.permutations([TieKey.LOWER_COST, TieKey.MORE_VOTES]))
    return Rule(
        method,
        utility=draw(st.sampled_from(UTILITIES[kind])),
        completion=completion,
        minimum_votes=draw(st.integers(0, 2)),
        minimum_points=draw(st.sampled_from([0, 0, 2])),
        minimum_share=draw(st.sampled_from([Fraction(0), Fraction(1, 4)])),
        support_per_cost=draw(st.sampled_from([Fraction(0), Fraction(1, 3)])),
        too_dear=draw(st.sampled_from(TooDear)),
        part_share=draw(st.sampled_from([Fraction(0), Fraction(1, 2)])),
        add1_stop=draw(st.sampled_from(Add1Stop)),
        start_share=draw(st.sampled_from(StartShare)),
        comparison=draw(st.booleans()),
        tie_keys=tuple(tie_keys[: draw(st.integers(0, 2))]),
    )
