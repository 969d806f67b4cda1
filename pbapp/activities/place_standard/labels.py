"""Words for ways of looking at a place, and for the ends of the scales."""

from __future__ import annotations

from pbapp.activities.ages import Age
from pbapp.activities.place_standard.kinds import Mode
from pbapp.i18n import lazy

MODES: dict[Mode, str] = {
    Mode.INDIVIDUAL: lazy("One person"),
    Mode.GROUP: lazy("A group that agreed on its scores"),
    Mode.SURVEY: lazy("Part of a survey"),
    Mode.WALK: lazy("On a walk"),
}
_SEVEN = {1: lazy("1 – lots to improve"), 7: lazy("7 – very little to improve")}
ENDS: dict[Age, dict[int, str]] = {
    Age.ADULT: _SEVEN,
    Age.YOUNG: _SEVEN,
    Age.CHILD: {1: lazy("😞 Not good"), 2: lazy("😐 OK"), 3: lazy("😃 Good")},
}
BANDS: dict[str, str] = {
    "1-3": lazy("1 to 3"),
    "4": lazy("4"),
    "5-7": lazy("5 to 7"),
    "1": lazy("Not good"),
    "2": lazy("OK"),
    "3": lazy("Good"),
}
