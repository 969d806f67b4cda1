"""The pages of a plan, and which list stands on which."""

from __future__ import annotations

from enum import StrEnum

from pbapp.engagement.plan.kinds import Part
from pbapp.i18n import lazy


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
