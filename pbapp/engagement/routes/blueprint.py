"""The blueprint, and what every page of a record shows around its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from flask import Blueprint, render_template

from pbapp.engagement import labels, speech
from pbapp.engagement.kinds import Part
from pbapp.engagement.methods import LIBRARY
from pbapp.engagement.models import Engagement
from pbapp.i18n import lazy

bp = Blueprint("engagement", __name__, url_prefix="/engagement")


class Section(StrEnum):
    """A page of a record; the value stands in addresses."""

    PLAN = "plan"
    PEOPLE = "people"
    ACTIVITIES = "activities"
    WAY = "way"
    HEARD = "heard"
    DECISIONS = "decisions"
    PROMISES = "promises"


SECTIONS: dict[Section, str] = {
    Section.PLAN: lazy("Plan"),
    Section.PEOPLE: lazy("People"),
    Section.ACTIVITIES: lazy("Activities"),
    Section.WAY: lazy("Changes and comments"),
    Section.HEARD: lazy("What we heard"),
    Section.DECISIONS: lazy("Decisions"),
    Section.PROMISES: lazy("Promises"),
}
#: the page on which a part stands; evidence stands with the standard it speaks for
SECTION_OF: dict[Part, Section] = {
    Part.AUDIENCE: Section.PEOPLE,
    Part.ACTIVITY: Section.ACTIVITIES,
    Part.PAPER: Section.ACTIVITIES,
    Part.FINDING: Section.HEARD,
    Part.DECISION: Section.DECISIONS,
    Part.COMMITMENT: Section.PROMISES,
    Part.FEEDBACK: Section.PROMISES,
    Part.METHOD: Section.ACTIVITIES,
    Part.CHANGE: Section.WAY,
    Part.FORMAT_REQUEST: Section.WAY,
    Part.COMMENT: Section.WAY,
    Part.COMPLAINT: Section.WAY,
    Part.LINK: Section.PLAN,
}


def page(template: str, record: Engagement, **values: Any) -> str:
    """A page of a record, with its sections at the side."""
    return render_template(
        f"engagement/{template}.html",
        record=record,
        labels=labels,
        speech=speech,
        library=LIBRARY,
        sections=SECTIONS,
        **values,
    )


def any_of(members: type[StrEnum], name: str) -> str:
    """The part of an address that takes one of these and nothing else."""
    return f"<any({', '.join(member.value for member in members)}):{name}>"
