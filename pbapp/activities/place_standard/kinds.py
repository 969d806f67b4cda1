"""How a look at a place was taken."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Who scored, and how (engagement.md section 3.1)."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    SURVEY = "survey"
    WALK = "walk"


#: how several people may agree on one score: it is one response and stands apart; a walk can be
#: taken alone as well
TOGETHER = frozenset({Mode.GROUP, Mode.WALK})
MOST_IN_GROUP = 200
MOST_LETTERS = 500
