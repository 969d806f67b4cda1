"""What a project costs, where it is and who would do it: the same rows for every project."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pbapp.i18n import _, format_money
from pbapp.proposals.models import Proposal


@dataclass(frozen=True)
class Fact:
    """One row."""

    key: str
    value: str | Markup


def facts(project: Proposal) -> list[Fact]:
    """The rows that have something to say."""
    currency = project.pot.currency if project.pot else "GBP"
    has_cost = project.cost_pence is not None
    cost = format_money(project.cost_pence or 0, currency) if has_cost else ""
    area = project.area.name if project.area else ""
    where = ", ".join(part for part in (project.place, area) if part)
    pot = project.pot.name if project.pot else ""
    rows = [
        Fact(_("Cost"), cost),
        Fact(_("Where"), where),
        Fact(_("Who would do it"), project.group_name),
        Fact(_("Pot"), pot),
        Fact(_("Theme"), project.theme.name if project.theme else ""),
    ]
    return [row for row in rows if row.value]
