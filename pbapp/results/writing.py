"""Writing what came out of a count: a row for each pot and each project."""

from __future__ import annotations

from typing import Any

from pbapp.counting import Outcome, ReasonCode
from pbapp.counting.written import outcome_as_dict
from pbapp.results.elections import PotCount, PotElection
from pbapp.results.models import PotResult, ProjectResult


def pot_result(counted: PotCount) -> PotResult:
    """One pot's rows; amounts in pence."""
    if counted.outcome is None:
        return _nobody_voted(counted.pot)
    return _counted(counted.pot, counted.outcome)


def _counted(pot: PotElection, outcome: Outcome) -> PotResult:
    trace = outcome_as_dict(outcome)
    reasons = trace.pop("reasons")
    places = {project: place for place, project in enumerate(_in_order(outcome), 1)}
    result = PotResult(
        pot_id=pot.pot_id,
        budget_pence=pot.budget_pence,
        spent_pence=outcome.total_cost,
        voters=outcome.voters,
        trace=trace,
    )
    result.projects = [_project(project, places[project], reasons[project]) for project in places]
    return result


def _in_order(outcome: Outcome) -> list[str]:
    """Funded ones as they were taken, then the others by votes; a tie by the order of the list."""
    funded = set(outcome.winners)
    others = sorted(
        (project for project in outcome.votes if project not in funded),
        key=lambda project: (-outcome.votes[project], int(project)),
    )
    return [*outcome.winners, *others]


def _project(project: str, place: int, reason: dict[str, Any]) -> ProjectResult:
    numbers = {key: reason[key] for key in ("left", "needed", "share", "went_to", "tie")}
    code = ReasonCode(reason["code"])
    return ProjectResult(
        project_id=int(project),
        position=place,
        votes=reason["votes"],
        cost_pence=reason["cost"],
        funded=code is ReasonCode.FUNDED,
        given_pence=reason["cost"] if code is ReasonCode.FUNDED else 0,
        reason=code,
        numbers=numbers,
    )


def _nobody_voted(pot: PotElection) -> PotResult:
    """Without a single ballot nothing can be funded, whatever the rule says of few votes."""
    result = PotResult(
        pot_id=pot.pot_id, budget_pence=pot.budget_pence, spent_pence=0, voters=0, trace={}
    )
    barred = {
        "code": ReasonCode.BELOW_MINIMUM_VOTES,
        "votes": 0,
        "left": None,
        "needed": 1,
        "share": None,
        "went_to": {},
        "tie": None,
    }
    result.projects = [
        _project(project.id, place, barred | {"cost": project.cost})
        for place, project in enumerate(pot.projects, 1)
    ]
    return result
