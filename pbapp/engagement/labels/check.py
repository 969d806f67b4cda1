"""The words for evidence and ratings."""

from __future__ import annotations

from pbapp.i18n import lazy
from pbapp.standards.framework import Gate
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import Value
from pbapp.standards.states import CheckState

CONFIRMERS: dict[Confirmer, str] = {
    Confirmer.PARTNER: lazy("A partner"),
    Confirmer.COMMUNITY_REVIEWER: lazy("A community reviewer"),
}
VALUES: dict[Value, str] = {
    Value.NONE: lazy("No evidence"),
    Value.PARTIAL: lazy("Partial evidence"),
    Value.SUFFICIENT: lazy("Sufficient evidence"),
    Value.NOT_YET_DUE: lazy("Not yet due"),
    Value.NOT_MEASURABLE: lazy("Not collected yet"),
}
VALUE_TONES: dict[Value, str] = {
    Value.NONE: "orange",
    Value.PARTIAL: "yellow",
    Value.SUFFICIENT: "green",
    Value.NOT_YET_DUE: "grey",
    Value.NOT_MEASURABLE: "grey",
}
#: where somebody still has something to do; the rest shows by itself
CHECK_STATES: dict[CheckState, str] = {
    CheckState.DUE: lazy("To be rated"),
    CheckState.EVIDENCE_FOUND: lazy("To be rated"),
    CheckState.EVIDENCE_MISSING: lazy("To be rated"),
    CheckState.RATED: lazy("Rated at a review, to be signed"),
    CheckState.REOPENED: lazy("The evidence has changed: look again"),
}
POINTS: dict[int, str] = {
    6: lazy("6 – excellent"),
    5: lazy("5 – very good"),
    4: lazy("4 – good"),
    3: lazy("3 – satisfactory"),
    2: lazy("2 – weak"),
    1: lazy("1 – poor"),
}
GATES: dict[Gate, str] = {
    Gate.PLANNING: lazy("Not open yet"),
    Gate.LIVE: lazy("Open now"),
    Gate.FEEDBACK: lazy("Over, feedback is due"),
    Gate.CLOSED: lazy("Over"),
    Gate.FOLLOWED_UP: lazy("Over for a year"),
}
