"""Each method of counting, from the contest to the whole outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pbapp.counting.comparison import compare
from pbapp.counting.completion import complete
from pbapp.counting.contest import Contest, Run
from pbapp.counting.greedy import by_score, greedy
from pbapp.counting.mean_score import by_mean, mean_score
from pbapp.counting.outcome import Offer, Outcome, Reason, Reasons, StepKind
from pbapp.counting.phragmen import sequential_phragmen
from pbapp.counting.progress import Progress
from pbapp.counting.ranking import Ranked
from pbapp.counting.reasons import equal_shares_reasons, in_turn_reasons, phragmen_reasons
from pbapp.counting.reserve import by_money_held, in_reserve
from pbapp.counting.rule import Completion, Method
from pbapp.counting.supporters import could_pay
from pbapp.counting.worth import OWN, scores


def count(contest: Contest, progress: Progress | None) -> Outcome:
    """Count by the method of the rule, and compare with greedy where the rule says so."""
    match contest.rule.method:
        case Method.GREEDY:
            return _greedy(contest)
        case Method.MEAN_SCORE:
            run = mean_score(contest)
            reasons = Reasons(lambda: in_turn_reasons(contest, run))
            return _outcome(contest, run, reasons, by_mean(contest))
        case Method.PHRAGMEN:
            return _compared(contest, _phragmen(contest))
        case Method.EQUAL_SHARES:
            return _compared(contest, _equal_shares(contest, progress))


def _greedy(contest: Contest) -> Outcome:
    run = greedy(contest, contest.election.budget)
    reasons = Reasons(lambda: in_turn_reasons(contest, run))
    return _outcome(contest, run, reasons, by_score(contest))


def _phragmen(contest: Contest) -> Outcome:
    earned = sequential_phragmen(contest)
    run: Run = earned
    if contest.rule.completion is Completion.GREEDY_REST:
        left = contest.election.budget - earned.cost
        rest = greedy(contest, left, frozenset(earned.winners), StepKind.FUNDED_FROM_REST)
        run = Run(earned.steps + rest.steps, earned.ties + rest.ties)
    reasons = Reasons(lambda: phragmen_reasons(contest, run))
    return _outcome(contest, run, reasons, by_money_held(contest, earned.could_pay))


def _equal_shares(contest: Contest, progress: Progress | None) -> Outcome:
    shared = complete(contest, progress)
    reasons = Reasons(lambda: equal_shares_reasons(contest, shared))
    ranked = by_money_held(contest, could_pay(contest, shared))
    return replace(_outcome(contest, shared, reasons, ranked), shares=shared.shares)


def _compared(contest: Contest, outcome: Outcome) -> Outcome:
    """The result that more voters prefer, with the ties of both."""
    if not contest.rule.comparison:
        return outcome
    by_votes = _greedy(contest)
    comparison = compare(contest.election, outcome.winners, by_votes.winners)
    better = by_votes if comparison.greedy_taken else outcome
    ties = tuple(dict.fromkeys(outcome.ties + by_votes.ties))
    return replace(better, ties=ties, shares=outcome.shares, comparison=comparison)


def _outcome(contest: Contest, run: Run, reasons: Mapping[str, Reason], ranked: Ranked) -> Outcome:
    election, offer = contest.election, _offer(contest, run)
    reserve, reserve_ties = ((), ()) if offer else in_reserve(contest, ranked, run.winners)
    return Outcome(
        rule=contest.rule,
        budget=election.budget,
        voters=election.voters,
        votes=election.votes,
        winners=run.winners,
        total_cost=run.cost,
        steps=run.steps,
        ties=run.ties,
        reasons=reasons,
        lot=contest.lot,
        scores=scores(election, OWN[election.kind]),
        offer=offer,
        reserve=reserve,
        reserve_ties=reserve_ties,
    )


def _offer(contest: Contest, run: Run) -> Offer | None:
    """The offer of part of a cost that nobody has answered yet."""
    last = run.steps[-1] if run.steps else None
    if last is None or last.kind is not StepKind.OFFERED_PART:
        return None
    return Offer(last.project, last.left, contest.least_part(last.cost))
