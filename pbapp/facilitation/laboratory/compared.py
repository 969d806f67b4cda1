"""What each rule does with the same votes: who is reached, and whose projects get the money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pbapp.counting import Election, Method, Outcome, Rule, Utility, run
from pbapp.counting.contest import FUNDING
from pbapp.counting.made_up import Voters
from pbapp.counting.worth import DoesNotSuit
from pbapp.facilitation.laboratory.ballots import Trial
from pbapp.facilitation.laboratory.offered import Offered


@dataclass(frozen=True)
class Column:
    """One rule and what came of it; shares of people and money go by the name of the group."""

    offer: Offered
    #: pence by project, in the order in which they were taken
    given: Mapping[str, int]
    #: of all voters, and of each group: how many get at least one project they chose
    reached: Fraction
    reached_of: Mapping[str, Fraction]
    #: of the money given: what goes to projects of each group, split by its votes for them
    money_of: Mapping[str, Fraction]
    #: the rule asks for points or ranks, which these votes have not: every choice counted the same
    alike: bool = False

    @property
    def spent_pence(self) -> int:
        """What is given to projects."""
        return sum(self.given.values())


def compare(trial: Trial, offers: Sequence[Offered]) -> list[Column]:
    """Count the same votes by each rule."""
    return [_column(trial, offer) for offer in offers]


def _column(trial: Trial, offer: Offered) -> Column:
    election = trial.election
    try:
        outcome, alike = _counted(trial, offer.rule), False
    except DoesNotSuit:
        outcome, alike = _counted(trial, _without_points(offer.rule)), True
    given = {step.project: step.cost for step in outcome.steps if step.kind in FUNDING}
    met = {voters.name: _reached(voters, given) for voters in trial.voters}
    return Column(
        offer=offer,
        given=given,
        reached=Fraction(sum(met.values()), election.voters),
        reached_of={v.name: Fraction(met[v.name], v.number) for v in trial.voters},
        money_of={v.name: _money(v, given, election) for v in trial.voters},
        alike=alike,
    )


def _without_points(rule: Rule) -> Rule:
    """The nearest rule that asks no more than which projects were chosen."""
    method = Method.GREEDY if rule.method is Method.MEAN_SCORE else rule.method
    return replace(rule, method=method, utility=Utility.COST, minimum_points=0)


def _counted(trial: Trial, rule: Rule) -> Outcome:
    """The whole count: everyone who is offered part of what they asked for takes it."""
    answers: dict[str, bool] = {}
    while True:
        outcome = run(trial.election, rule, trial.lot, answers=answers)
        if outcome.offer is None:
            return outcome
        answers[outcome.offer.project] = True


def _reached(voters: Voters, given: Mapping[str, int]) -> int:
    return sum(group.weight for group in voters.ballots if given.keys() & set(group.choices))


def _money(voters: Voters, given: Mapping[str, int], election: Election) -> Fraction:
    """A project's money is split among the groups as its votes are."""
    own: Counter[str] = Counter()
    for group in voters.ballots:
        own.update(dict.fromkeys(group.choices, group.weight))
    supported = {project: pence for project, pence in given.items() if election.votes[project]}
    parts = (pence * Fraction(own[p], election.votes[p]) for p, pence in supported.items())
    return sum(parts, Fraction(0)) / max(sum(given.values()), 1)
