"""Writing what came out of a count: a row for each pot and each project."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pbapp.counting import Outcome, Reason, ReasonCode
from pbapp.counting.outcome import Tie
from pbapp.counting.written import outcome_as_dict
from pbapp.results.elections import PotElection
from pbapp.results.explaining import Explained
from pbapp.results.models import PotResult, ProjectResult, TraceFile
from pbapp.results.next_in_line import FUNDED
from pbapp.results.tally import PotCount


def pot_result(counted: PotCount) -> PotResult:
    """One pot's rows; amounts in pence."""
    if counted.outcome is None or counted.explained is None:
        return _nobody_voted(counted.pot)
    return _counted(counted.pot, counted.outcome, counted.explained)


def _counted(pot: PotElection, outcome: Outcome, explained: Explained) -> PotResult:
    trace = outcome_as_dict(outcome)
    del trace["reasons"], trace["steps"], trace["votes"]  # they stand in the rows and in the file
    trace["sha256"], trace["election"] = explained.sha256, explained.election
    trace["limits"] = {limit.cap.name: limit.label for limit in pot.limits}
    trace["reserve_ties"] = [_tie(tie) for tie in outcome.reserve_ties]
    result = PotResult(
        pot_id=pot.pot_id,
        budget_pence=pot.budget_pence,
        spent_pence=outcome.total_cost,
        voters=outcome.voters,
        trace=trace,
        measures=explained.measures,
        reserve=[int(project) for project in outcome.reserve],
        file=TraceFile(document=explained.document, sha256=explained.sha256),
    )
    result.projects = [
        _project(project, place, outcome.reasons[project], explained.why.get(project, {}))
        for place, project in enumerate(_in_order(outcome), 1)
    ]
    for row in result.projects:
        row.numbers["score"] = outcome.scores[str(row.project_id)]
    return result


def _in_order(outcome: Outcome) -> list[str]:
    """Funded ones as they were taken, then the others by votes or points, equal ones by key."""
    funded = set(outcome.winners)
    others = sorted(
        (project for project in outcome.scores if project not in funded),
        key=lambda project: (-outcome.scores[project], int(project)),
    )
    return [*outcome.winners, *others]


def _project(project: str, place: int, reason: Reason, why: dict[str, Any]) -> ProjectResult:
    return ProjectResult(
        project_id=int(project),
        position=place,
        votes=reason.votes,
        cost_pence=reason.cost,
        funded=reason.code in FUNDED,
        given_pence=_given(reason),
        reason=reason.code,
        numbers=_numbers(reason),
        why=why,
    )


def _given(reason: Reason) -> int:
    """What a project gets, in pence: its cost, or the part that its group took."""
    if reason.code is ReasonCode.FUNDED_IN_PART:
        return int(reason.left or 0)
    return reason.cost if reason.code is ReasonCode.FUNDED else 0


def _numbers(reason: Reason) -> dict[str, Any]:
    """The numbers behind a reason, exact amounts as "p/q" text."""
    return {
        "left": exact(reason.left),
        "needed": reason.needed,
        "share": exact(reason.share),
        "went_to": {spent.project: exact(spent.amount) for spent in reason.went_to},
        "tie": _tie(reason.tie) if reason.tie else None,
        "cap": reason.cap,
        "filled_by": list(reason.filled_by),
    }


def exact(amount: Fraction | None) -> str | None:
    """An exact amount as text."""
    return None if amount is None else str(amount)


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "projects": list(tie.projects),
        "broken_by": tie.broken_by.value,
        "decisive": tie.decisive,
    }


def _nobody_voted(pot: PotElection) -> PotResult:
    """Without a single ballot nothing can be funded, whatever the rule says of few votes."""
    result = PotResult(
        pot_id=pot.pot_id,
        budget_pence=pot.budget_pence,
        spent_pence=0,
        voters=0,
        trace={},
    )
    result.projects = [
        _project(
            project.id,
            place,
            Reason(ReasonCode.BELOW_MINIMUM_VOTES, 0, project.cost, needed=1),
            {},
        )
        for place, project in enumerate(pot.projects, 1)
    ]
    return result
