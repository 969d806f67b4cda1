"""Equal Shares with its completion: what is done with money that one pass leaves unspent.

Plain Equal Shares often leaves a third of the money (equalshares.net). `greedy_rest` spends it by
votes, points or rank points. `add1` gives every voter one step more to spend and starts again from
nothing, until no further project fits (`exhaustive`) or until the next step would overspend
(`overspend`, the stop that gives Wieliczka's official result of 2023); the last result that keeps
within the budget holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.caps import barred
from pbapp.counting.contest import Contest, Run
from pbapp.counting.electorate import Electorate
from pbapp.counting.equal_shares import Pass, equal_shares
from pbapp.counting.greedy import greedy
from pbapp.counting.outcome import Shares, StepKind, Tie
from pbapp.counting.progress import Progress
from pbapp.counting.purses import ROUND_DOWN, ROUND_UP
from pbapp.counting.room import Room
from pbapp.counting.rule import RAISED, Add1Stop, Completion, StartShare

SPENDING_THE_REST = frozenset({Completion.GREEDY_REST, Completion.ADD1_GREEDY_REST})


@dataclass(frozen=True)
class Completed(Run):
    """Equal Shares with its completion, and the last pass behind it.

    `settled` are the ties of that pass and of the rest; those of earlier passes decided nothing.
    """

    last: Pass
    shares: Shares
    settled: tuple[Tie, ...]


def complete(contest: Contest, progress: Progress | None = None) -> Completed:
    """Run Equal Shares as the rule says."""
    start, step = _start_and_step(contest)
    raising = Raising(contest, Electorate.of(contest), start, step)
    if contest.rule.completion in RAISED:
        last, rises, ties = raising.until_enough(progress)
    else:
        last, rises, ties = raising.run(0), 0, {}
    rest = _rest(contest, last)
    settled = last.ties + rest.ties
    met = tuple(dict.fromkeys((*ties, *settled)))
    shares = Shares(start, raising.share(rises), rises)
    return Completed(last.steps + rest.steps, met, last, shares, settled)


def _rest(contest: Contest, last: Pass) -> Run:
    """What greedy does with the money that is left, where the rule has it so."""
    if contest.rule.completion not in SPENDING_THE_REST:
        return Run((), ())
    left = contest.election.budget - last.cost
    return greedy(contest, left, frozenset(last.winners), StepKind.FUNDED_FROM_REST)


def _start_and_step(contest: Contest) -> tuple[Fraction, Fraction]:
    """The first share, and what it is raised by: an amount, or a part of the budget by voters."""
    rule, share = contest.rule, Fraction(contest.election.budget, contest.election.voters)
    step = Fraction(rule.step) if rule.step_share is None else rule.step_share * share
    whole = rule.start_share is StartShare.ROUNDED_DOWN
    return (share // step * step if whole else share), step


@dataclass(frozen=True)
class Raising:
    """Equal Shares again and again, each time with a step more for every voter."""

    contest: Contest
    electorate: Electorate
    start: Fraction
    step: Fraction

    def until_enough(self, progress: Progress | None) -> tuple[Pass, int, dict[Tie, None]]:
        """The last pass that holds, how often the share was raised for it, and all ties met.

        Steps that are proven to bring the same purchases are passed over.
        """
        budget, rises, room = self.contest.election.budget, 0, self._room(1)
        last = self.run(0, room)
        done, ties = 0, dict.fromkeys(last.ties)
        while not self._is_enough(last):
            if progress is not None:
                progress(last.cost, budget)
            alike = int(room.most / self.step * ROUND_DOWN)
            rises, room = rises + alike, self._room(2 * alike + 1)
            following = self.run(rises + 1, room)
            ties.update(dict.fromkeys(following.ties))
            if following.cost > budget:
                break
            last, rises = following, rises + 1
            done = rises
        return last if done == rises else self.run(rises), rises, ties

    def share(self, rises: int) -> Fraction:
        """What every voter has after so many steps."""
        return self.start + rises * self.step

    def run(self, rises: int, room: Room | None = None) -> Pass:
        """One pass after so many steps."""
        return equal_shares(self.contest, self.electorate, self.share(rises), room)

    def _room(self, steps: int) -> Room:
        """To find out whether so many steps more would change anything."""
        step = float(self.step) * ROUND_UP
        return Room(self.electorate, most=steps * step, least=step)

    def _is_enough(self, last: Pass) -> bool:
        """Whether raising ends: all that may be bought is bought, or nothing more fits.

        Projects that cost nothing do not count as room that is left.
        """
        out = barred(self.contest.election, last.winners).union(last.winners)
        waiting = [backing.cost for backing in self.electorate.backings if backing.id not in out]
        if self.contest.rule.add1_stop is Add1Stop.OVERSPEND:
            return not any(waiting)
        left = self.contest.election.budget - last.cost
        return not any(0 < cost <= left for cost in waiting)
