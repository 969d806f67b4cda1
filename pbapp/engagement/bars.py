"""What can stand in the way of a record's next step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class RecordFacts:
    """What a record holds, as far as a step asks; None: nobody collects it here."""

    has_summary: bool = False
    has_topic: bool = False
    areas: int = 0
    audiences: int = 0
    #: first and last day, though they may still be rough
    has_days: bool = False
    #: the days are firm, with those of the decision and of telling people
    has_dates: bool = False
    has_question: bool = False
    has_limits: bool = False
    has_rule: bool = False
    was_searched: bool | None = None
    #: work above the light size plans more
    is_light: bool = False
    has_result: bool = False
    has_weight: bool = False
    has_means: bool = False
    barriers_open: int | None = None
    is_assessed: bool | None = None
    has_data_note: bool = False
    is_agreed: bool = False
    has_opened: bool = False
    activities: int = 0
    is_over: bool = False
    activities_held: int = 0
    without_headcount: int = 0
    has_heard: bool = False
    has_minority: bool = False
    unanswered: int = 0
    is_told: bool = False
    has_lesson: bool | None = None
    checks_open: int | None = None


class Bar(StrEnum):
    """What can stand in the way of a step; its sentence is in labels, its truth in HOLDS."""

    NO_SUMMARY = "no_summary"
    NO_TOPIC = "no_topic"
    NO_AREA = "no_area"
    NO_AUDIENCE = "no_audience"
    NO_DAYS = "no_days"
    NO_SEARCH = "no_search"
    NO_DATES = "no_dates"
    NO_QUESTION = "no_question"
    NO_LIMITS = "no_limits"
    NO_RULE = "no_rule"
    NO_RESULT = "no_result"
    NO_WEIGHT = "no_weight"
    NO_MEANS = "no_means"
    OPEN_BARRIER = "open_barrier"
    NO_ASSESSMENT = "no_assessment"
    NO_DATA_NOTE = "no_data_note"
    NOT_AGREED = "not_agreed"
    NOT_OPEN = "not_open"
    NOTHING_PLANNED = "nothing_planned"
    STILL_OPEN = "still_open"
    NO_ACTIVITY = "no_activity"
    NO_HEADCOUNT = "no_headcount"
    NOTHING_HEARD = "nothing_heard"
    NO_MINORITY = "no_minority"
    UNANSWERED = "unanswered"
    NOT_TOLD = "not_told"
    NO_LESSON = "no_lesson"
    NOT_CHECKED = "not_checked"


#: No reason gets past these (engagement.md section 8.2).
LOCKS = frozenset({Bar.NOT_AGREED, Bar.NO_DATA_NOTE})
#: light work plans without these
ABOVE_LIGHT = frozenset({Bar.NO_RESULT, Bar.NO_WEIGHT, Bar.NO_MEANS})

HOLDS: dict[Bar, Callable[[RecordFacts], bool]] = {
    Bar.NO_SUMMARY: lambda facts: not facts.has_summary,
    Bar.NO_TOPIC: lambda facts: not facts.has_topic,
    Bar.NO_AREA: lambda facts: facts.areas == 0,
    Bar.NO_AUDIENCE: lambda facts: facts.audiences == 0,
    Bar.NO_DAYS: lambda facts: not facts.has_days,
    Bar.NO_SEARCH: lambda facts: facts.was_searched is False,
    Bar.NO_DATES: lambda facts: not facts.has_dates,
    Bar.NO_QUESTION: lambda facts: not facts.has_question,
    Bar.NO_LIMITS: lambda facts: not facts.has_limits,
    Bar.NO_RULE: lambda facts: not facts.has_rule,
    Bar.NO_RESULT: lambda facts: not facts.is_light and not facts.has_result,
    Bar.NO_WEIGHT: lambda facts: not facts.is_light and not facts.has_weight,
    Bar.NO_MEANS: lambda facts: not facts.is_light and not facts.has_means,
    Bar.OPEN_BARRIER: lambda facts: bool(facts.barriers_open),
    Bar.NO_ASSESSMENT: lambda facts: facts.is_assessed is False,
    Bar.NO_DATA_NOTE: lambda facts: not facts.has_data_note,
    Bar.NOT_AGREED: lambda facts: not facts.is_agreed,
    Bar.NOT_OPEN: lambda facts: not facts.has_opened,
    Bar.NOTHING_PLANNED: lambda facts: facts.activities == 0,
    Bar.STILL_OPEN: lambda facts: not facts.is_over,
    Bar.NO_ACTIVITY: lambda facts: facts.activities_held == 0,
    Bar.NO_HEADCOUNT: lambda facts: facts.without_headcount > 0,
    Bar.NOTHING_HEARD: lambda facts: not facts.has_heard,
    Bar.NO_MINORITY: lambda facts: not facts.has_minority,
    Bar.UNANSWERED: lambda facts: facts.unanswered > 0,
    Bar.NOT_TOLD: lambda facts: not facts.is_told,
    Bar.NO_LESSON: lambda facts: facts.has_lesson is False,
    Bar.NOT_CHECKED: lambda facts: bool(facts.checks_open),
}


def barring(asked: Iterable[Bar], facts: RecordFacts) -> list[Bar]:
    """What stands in the way now: the checklist and the guard in one."""
    return [bar for bar in asked if HOLDS[bar](facts)]
