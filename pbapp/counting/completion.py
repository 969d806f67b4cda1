"""Equal Shares with its completion: what is done with money that one pass leaves unspent.

Plain Equal Shares often leaves a third of the money (equalshares.net). `greedy_rest` spends it by
votes. `add1` gives every voter one step more to spend and starts again from nothing, until no
further project fits (`exhaustive`) or until the next step would overspend (`overspend`, the stop
that gives Wieliczka's official result of 2023); the last result that keeps within the budget holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.contest import Contest, Run
from pbapp.counting.electorate import Electorate
from pbapp.counting.equal_shares import Pass, equal_shares
from pbapp.counting.greedy import greedy
from pbapp.counting.outcome import Shares, StepKind
from pbapp.counting.progress import Progress
from pbapp.counting.rule import Add1Stop, Completion, StartShare


@dataclass(frozen=True)
class Completed(Run):
    """Equal Shares with its completion, and the last pass behind it."""

    last: Pass
    shares: Shares


def complete(contest: Contest, progress: Progress | None = None) -> Completed:
    """Run Equal Shares as the rule says."""
    electorate, start = Electorate.of(contest), _start(contest)
    first = equal_shares(contest, electorate, start)
    match contest.rule.completion:
        case Completion.NONE:
            return Completed(first.steps, first.ties, first, Shares(start, start))
        case Completion.GREEDY_REST:
            left = contest.election.budget - first.cost
            rest = greedy(contest, left, frozenset(first.winners), StepKind.FUNDED_FROM_REST)
            steps, ties = first.steps + rest.steps, first.ties + rest.ties
            return Completed(steps, ties, first, Shares(start, start))
        case Completion.ADD1:
            return _raise_shares(contest, electorate, first, start, progress)


def _start(contest: Contest) -> Fraction:
    exact = Fraction(contest.election.budget, contest.election.voters)
    if contest.rule.start_share is StartShare.EXACT:
        return exact
    step = contest.rule.step
    return Fraction(exact // step * step)


def _raise_shares(
    contest: Contest,
    electorate: Electorate,
    last: Pass,
    start: Fraction,
    progress: Progress | None,
) -> Completed:
    budget, step = contest.election.budget, contest.rule.step
    rises, ties = 0, dict.fromkeys(last.ties)
    while not _is_enough(contest, electorate, last):
        if progress is not None:
            progress(last.cost, budget)
        rises += int(last.purses.room / step)
        following = equal_shares(contest, electorate, start + (rises + 1) * step)
        ties.update(dict.fromkeys(following.ties))
        if following.cost > budget:
            break
        last, rises = following, rises + 1
    if last.purses.start != (start + rises * step) * last.purses.unit:
        last = equal_shares(contest, electorate, start + rises * step)
    return Completed(last.steps, tuple(ties), last, Shares(start, start + rises * step, rises))


def _is_enough(contest: Contest, electorate: Electorate, last: Pass) -> bool:
    """Whether raising ends here: everything with a supporter is bought, or nothing more fits.

    Projects that cost nothing do not count as room that is left.
    """
    bought = set(last.winners)
    waiting = [backing.cost for backing in electorate.backings if backing.id not in bought]
    if contest.rule.add1_stop is Add1Stop.OVERSPEND:
        return not waiting
    left = contest.election.budget - last.cost
    return not any(0 < cost <= left for cost in waiting)
