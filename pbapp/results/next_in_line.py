"""The reserve list: who gets money that is freed or added after a count."""

from __future__ import annotations

from typing import Any

from pbapp.results.models import ChangeKind, ChangeState, PotResult


def withdrawn_ids(result: PotResult) -> set[int]:
    """The projects taken back after the count."""
    return {
        change.project_id
        for change in result.changes
        if change.kind is ChangeKind.WITHDRAWN
        and change.state is ChangeState.CONFIRMED
        and change.project_id is not None
    }


def funded_by(result: PotResult, freed: int, without: int | None = None) -> list[dict[str, Any]]:
    """What money left, freed and added (pence) goes to: down the list, to each that fits."""
    left = result.left_pence + freed
    costs = {row.project_id: row.cost_pence for row in result.projects}
    funds = []
    for project in result.reserve:
        if project != without and costs[project] <= left:
            left -= costs[project]
            funds.append({"project": project, "pence": costs[project]})
    return funds
