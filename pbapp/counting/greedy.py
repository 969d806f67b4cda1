"""Greedy by votes, the plain rule of most cities: most votes first, each project that still fits.

Talmon and Faliszewski, "A framework for approval-based budgeting methods", AAAI 2019. With
`too_dear=stop` the count ends at the first project that does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pbapp.counting.contest import Contest, Run
from pbapp.counting.outcome import Step, StepKind, Tie
from pbapp.counting.rule import TieKey, TooDear


def greedy(
    contest: Contest,
    left: int,
    already: frozenset[str] = frozenset(),
    kind: StepKind = StepKind.FUNDED,
) -> Run:
    """Spend `left` on the eligible projects that are not funded already.

    Budget 10; a: 5 votes, cost 6; b: 4 votes, cost 7; c: 3 votes, cost 4. Skipping funds a and c,
    stopping funds a alone.
    """
    steps: list[Step] = []
    met: list[Tie] = []
    for equals in _by_votes(contest, already):
        order, ties = contest.in_order(equals)
        met += (replace(tie, decisive=_decides(contest, tie, order, left)) for tie in ties)
        for project in order:
            step = _turn(contest, project, left, kind)
            steps.append(step)
            left = step.left
            if step.kind is StepKind.STOPPED:
                return Run(tuple(steps), tuple(met))
    return Run(tuple(steps), tuple(met))


def _by_votes(contest: Contest, already: frozenset[str]) -> Iterator[list[str]]:
    votes = contest.election.votes
    groups: dict[int, list[str]] = {}
    for project in contest.eligible:
        if project not in already:
            groups.setdefault(votes[project], []).append(project)
    return (groups[count] for count in sorted(groups, reverse=True))


def _turn(contest: Contest, project: str, left: int, kind: StepKind) -> Step:
    cost, votes = contest.election.by_id[project].cost, contest.election.votes[project]
    if cost <= left:
        return Step(kind, project, votes, cost, left - cost)
    stops = contest.rule.too_dear is TooDear.STOP
    return Step(StepKind.STOPPED if stops else StepKind.DID_NOT_FIT, project, votes, cost, left)


def _decides(contest: Contest, tie: Tie, order: Sequence[str], left: int) -> bool:
    """Whether another lot would fund others: some of the tied fit, but not all together.

    Projects that do not fit even when taken first never matter under `skip`; under `stop` one
    of them taken first ends the count for the rest.
    """
    if tie.broken_by is not TieKey.LOT:
        return False
    for project in order[: order.index(tie.projects[0])]:
        left = _turn(contest, project, left, StepKind.FUNDED).left
    costs = [contest.election.by_id[project].cost for project in tie.projects]
    fitting = [cost for cost in costs if cost <= left]
    rivals = costs if contest.rule.too_dear is TooDear.STOP else fitting
    return bool(fitting) and sum(rivals) > left
