"""Elections as they might have been, counted again by the real rules."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from pbapp.counting import BallotGroup, Election, Outcome, Rule, run
from pbapp.counting.contest import Contest
from pbapp.counting.election import NUMBERED
from pbapp.counting.electorate import Electorate
from pbapp.counting.equal_shares import equal_shares
from pbapp.counting.thresholds import missed


def with_ballots(election: Election, project: str, more: int) -> Election:
    """The same with further ballots for one project alone."""
    if not more:
        return election
    points = (1,) if election.kind in NUMBERED else ()
    ballots = (*election.ballots, BallotGroup((project,), more, points))
    return replace(election, ballots=ballots)


def at_cost(election: Election, project: str, cost: int) -> Election:
    """The same with another cost of one project."""
    projects = (replace(p, cost=cost) if p.id == project else p for p in election.projects)
    return replace(election, projects=tuple(projects))


def bars_kept(before: Election, now: Election, rule: Rule, project: str) -> tuple[Election, Rule]:
    """Another election in which all projects but one pass or miss the bars that they did."""
    gone = missed(before, rule).keys() - {project} | (missed(now, rule).keys() & {project})
    projects = tuple(replace(p, withdrawn=p.id in gone) for p in now.projects)
    none = Fraction(0)
    no_bars = replace(
        rule, minimum_votes=0, minimum_points=0, minimum_share=none, support_per_cost=none
    )
    return replace(now, projects=projects), no_bars


def is_funded(before: Election, now: Election, outcome: Outcome, project: str) -> bool:
    """Whether the same rule funds the project now."""
    changed, rule = bars_kept(before, now, outcome.rule, project)
    return project in run(changed, rule, outcome.lot).winners


def is_bought(before: Election, now: Election, outcome: Outcome, project: str) -> bool:
    """Whether one pass with the same share for everybody, new voters too, buys the project."""
    assert outcome.shares is not None
    share = outcome.shares.final
    contest = Contest(*bars_kept(before, now, outcome.rule, project), outcome.lot)
    return project in equal_shares(contest, Electorate.of(contest), share).winners
