"""The frozen text of a plan as people read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pbapp.engagement.kinds import DecisionMethod, IntendedResult, Weight
from pbapp.engagement.labels import DECISION_METHODS, LEVELS, RESULTS, WEIGHTS
from pbapp.engagement.plan.models import PlanVersion
from pbapp.engagement.plan.queries import Lack
from pbapp.i18n import _, format_day, format_money, lazy
from pbapp.standards.kinds import Level

TITLES: dict[str, str] = {
    "title": lazy("Name"),
    "summary": lazy("What it is about"),
    "level": lazy("How much say people have"),
    "question_asked": lazy("What we ask"),
    "why_now": lazy("Why now"),
    "decision_to_inform": lazy("What it helps to decide"),
    "intended_result": lazy("What it leads to"),
    "can_change": lazy("What can change"),
    "cannot_change": lazy("What cannot change"),
    "known_already": lazy("What we know already"),
    "opens_on": lazy("Opens"),
    "closes_on": lazy("Last day to take part"),
    "options_fixed_on": lazy("Choices are fixed"),
    "decision_on": lazy("Decision"),
    "feedback_promised_by": lazy("People are told by"),
    "first_results_by": lazy("First results by"),
    "decision_method": lazy("How it is decided"),
    "who_decides": lazy("Who decides"),
    "weight_of_views": lazy("How much views count"),
    "budget_planned": lazy("Money for the work"),
    "budget_support": lazy("Money to help people take part"),
    "staff_days_planned": lazy("Days of work"),
    "areas": lazy("Where"),
    "audiences": lazy("Whom it touches"),
    "outcomes": lazy("What should come of it"),
}
LACKS: dict[Lack, str] = {
    Lack.NO_PARTNER: lazy("No partner is named yet."),
    Lack.NO_COMMUNITY_BODY: lazy("No community body is among the partners."),
    Lack.NO_VERSION: lazy("The plan was not put to the partners yet."),
    Lack.NOT_ALL: lazy("Not every partner has agreed the newest version."),
    Lack.CHANGED_SINCE: lazy("The plan has changed since. Put the new version to the partners."),
}
DAYS = frozenset(name for name in TITLES if name.endswith(("_on", "_by")))


def _member(kind: Any, words: Any) -> Callable[[Any], str]:
    return lambda value: str(words[kind(value)])


READ: dict[str, Callable[[Any], str]] = {
    "level": _member(Level, LEVELS),
    "intended_result": _member(IntendedResult, RESULTS),
    "decision_method": _member(DecisionMethod, DECISION_METHODS),
    "weight_of_views": _member(Weight, WEIGHTS),
    "budget_planned": format_money,
    "budget_support": format_money,
    "areas": ", ".join,
    "audiences": ", ".join,
    **{name: lambda value: format_day(date.fromisoformat(value)) for name in DAYS},
}


@dataclass(frozen=True)
class Line:
    """One line of the plan; `is_new` where it differs from `before`, the version before it."""

    title: str
    words: str
    is_new: bool
    before: str = ""


def lines(version: PlanVersion, before: PlanVersion | None) -> list[Line]:
    """Everything that is said, in the order it was frozen; empty lines only where it was taken out.

    What is new says what stood there before.
    """
    found = [
        Line(
            str(TITLES[name]),
            _read(name, value),
            name in version.changed,
            _read(name, before.text.get(name)) if before and name in version.changed else "",
        )
        for name, value in version.text.items()
        if name != "outcomes"
    ]
    return [line for line in found if line.words or line.is_new]


def _read(name: str, value: Any) -> str:
    return "" if value in (None, "", []) else READ.get(name, str)(value)


def outcomes(version: PlanVersion) -> list[dict[str, Any]]:
    """What should come of it."""
    return list(version.text["outcomes"])


def outcomes_before(version: PlanVersion, before: PlanVersion | None) -> list[dict[str, Any]]:
    """What should have come of it in the version before, where that is not the same now."""
    return outcomes(before) if before and "outcomes" in version.changed else []


def waits_on(lacks: tuple[Lack, ...]) -> list[str]:
    """Why the plan does not count as agreed yet, a sentence each."""
    return [str(LACKS[lack]) for lack in lacks] or [_("Every partner has agreed this plan.")]
