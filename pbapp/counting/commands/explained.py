"""Each project's reason as one plain sentence with its numbers, and the result beside greedy's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.comparison import most_first
from pbapp.counting.count import run
from pbapp.counting.election import Election
from pbapp.counting.measures import Measures, measures
from pbapp.counting.outcome import Outcome, Reason, ReasonCode
from pbapp.counting.pabulib import PabulibFile
from pbapp.counting.presets import by_id
from pbapp.counting.progress import Progress
from pbapp.counting.why import Why, explain

#: how many of the projects that took its supporters' money are named
NAMED = 3
SENTENCES = {
    ReasonCode.FUNDED: "Funded: {left} was there when its turn came, and it costs {cost}.",
    ReasonCode.FUNDED_IN_PART: "Funded in part: it costs {cost} and gets the {left} that was left.",
    ReasonCode.WITHDRAWN: "Not funded: it was withdrawn.",
    ReasonCode.BELOW_MINIMUM_VOTES: "Not funded: {votes} votes, and {needed} are needed.",
    ReasonCode.BELOW_MINIMUM_POINTS: "Not funded: its points are fewer than the {needed} needed.",
    ReasonCode.BELOW_SHARE: "Not funded: {votes} votes, and {needed} are needed.",
    ReasonCode.TOO_FEW_FOR_ITS_COST: (
        "Not funded: {votes} votes, and a project of {cost} needs {needed}."
    ),
    ReasonCode.TOO_FEW_RATINGS: "Not funded: {votes} people rated it, and {needed} must.",
    ReasonCode.OVER_A_CAP: "Not funded: the limit for {cap} is taken up by {filled_by}.",
    ReasonCode.OFFERED_PART: "Offered {left} of its cost of {cost}: no more was left.",
    ReasonCode.REFUSED_PART: "Not funded: it was offered {left} of {cost} and said no.",
    ReasonCode.WAITS_FOR_ANSWER: "Open: an offer to another project has not been answered yet.",
    ReasonCode.NO_MONEY_LEFT: (
        "Not funded: {left} was left when its turn came, and it costs {cost}."
    ),
    ReasonCode.AFTER_THE_LINE: "Not funded: the count stopped before its turn.",
    ReasonCode.TOO_FEW_VOTES: (
        "Not funded: the {votes} who chose it had {left} in all, and it costs {cost}."
    ),
    ReasonCode.MONEY_WENT_ELSEWHERE: (
        "Not funded: its supporters had {left} left of the {cost} it costs; they paid {went_to}."
    ),
}


#: the columns of a file that may say where a project is, the first that it has
WHERE = ("district", "neighborhood", "subunit")


@dataclass(frozen=True)
class Explained:
    """All that is told beside the result: each project's sentence, and what greedy would give."""

    sentences: Mapping[str, str]
    why: Mapping[str, Why]
    measures: Measures
    greedy: Measures
    greedy_winners: tuple[str, ...]


def explained(file: PabulibFile, outcome: Outcome, progress: Progress | None = None) -> Explained:
    """Explain a count."""
    election, unit, areas = file.election, file.unit, _areas(file)
    why, winners = explain(election, outcome, progress), _by_greedy(election, outcome)
    return Explained(
        {p: " ".join(_sentences(outcome.reasons[p], why[p], unit)) for p in election.by_id},
        why,
        measures(election, outcome.winners, areas),
        measures(election, winners, areas),
        winners,
    )


def amount(money: Fraction | int, unit: int) -> str:
    """Money in the currency, to the hundredth where it is not whole."""
    value = Fraction(money) / unit
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.2f}"


def _areas(file: PabulibFile) -> dict[str, str]:
    """Where each project is, as far as the file says."""
    column = next((name for name in WHERE if name in file.projects[0]), "")
    return {p["project_id"]: p[column] for p in file.projects if p.get(column)}


def _by_greedy(election: Election, outcome: Outcome) -> tuple[str, ...]:
    """What votes or points alone would fund; where the lot is silent, smaller ids first."""
    rule = most_first(outcome.rule, election.kind)
    lot = dict.fromkeys((*outcome.lot, *by_id(election)))
    return run(election, rule, tuple(lot)).winners


def _sentences(reason: Reason, why: Why, unit: int) -> Iterator[str]:
    if reason.code is ReasonCode.FUNDED and why.paid is not None:
        paid, most = amount(why.paid.amount, unit), amount(why.paid.most, unit)
        who = "supporter" if why.paid.payers == 1 else "supporters"
        yield f"Funded: {why.paid.payers:,} {who} paid {paid} together, at most {most} each."
    else:
        yield _sentence(reason, why, unit)
    if why.support is not None:
        tenths = int(1000 * why.support)  # rounded down: who fell short by a little has not 100 %
        yield f"Its support reached {tenths / 10:.1f} % of its cost."
    ways = list(_ways(why, unit))
    if ways:
        yield f"It would have been funded with {' or with '.join(ways)}."


def _sentence(reason: Reason, why: Why, unit: int) -> str:
    went_to = why.went_to or reason.went_to
    named = [f"{amount(s.amount, unit)} for {s.project}" for s in went_to[:NAMED]]
    others = len(went_to) - NAMED
    return SENTENCES[reason.code].format(
        votes=f"{reason.votes:,}",
        cost=amount(reason.cost, unit),
        left="nothing" if not reason.left else amount(reason.left, unit),
        needed=reason.needed,
        cap=reason.cap,
        filled_by=", ".join(reason.filled_by),
        went_to=", ".join(named) + (f" and for {others} more" if others > 0 else ""),
    )


def _ways(why: Why, unit: int) -> Iterator[str]:
    if why.votes_short is not None:
        yield f"{why.votes_short:,} more {'ballot' if why.votes_short == 1 else 'ballots'} for it"
    if why.cost_cut is not None:
        yield f"a cost lower by {amount(why.cost_cut, unit)}"
