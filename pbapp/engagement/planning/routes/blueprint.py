"""The blueprint, and which list stands on which page."""

from __future__ import annotations

from enum import StrEnum

from flask import Blueprint, url_for

from pbapp.engagement.plan.kinds import Part
from pbapp.i18n import lazy

bp = Blueprint("planning", __name__, url_prefix="/engagement")


class Sheet(StrEnum):
    """A page of a plan; the value stands in addresses."""

    AGREEMENT = "agreement"
    NEEDS = "needs"
    AIMS = "aims"
    PEOPLE = "people"


SHEETS: dict[Sheet, str] = {
    Sheet.AGREEMENT: lazy("Partners and the plan"),
    Sheet.NEEDS: lazy("Barriers and support"),
    Sheet.AIMS: lazy("What should come of it"),
    Sheet.PEOPLE: lazy("Roles and representatives"),
}
SHEET_OF: dict[Part, Sheet] = {
    Part.PARTNER: Sheet.AGREEMENT,
    Part.BARRIER: Sheet.NEEDS,
    Part.SUPPORT: Sheet.NEEDS,
    Part.CONTACT: Sheet.NEEDS,
    Part.OUTCOME: Sheet.AIMS,
    Part.ASSESSMENT: Sheet.AIMS,
    Part.ROLE: Sheet.PEOPLE,
}


def address_of(engagement_id: int, sheet: Sheet) -> str:
    """Where a page of a plan stands."""
    return url_for("planning.sheet", engagement_id=engagement_id, sheet=sheet.value)
