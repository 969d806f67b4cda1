"""Words for what programmes, sessions and bookings can be."""

from __future__ import annotations

from pbapp.activities.sessions.kinds import (
    ComesFor,
    Frequency,
    Mode,
    Recommendation,
    RoleKind,
    Source,
    SupportAnswer,
    SupportKind,
)
from pbapp.activities.sessions.lifecycle import State, Status
from pbapp.i18n import lazy

FREQUENCIES: dict[Frequency, str] = {
    Frequency.WEEKLY: lazy("Every week"),
    Frequency.FORTNIGHTLY: lazy("Every two weeks"),
    Frequency.MONTHLY: lazy("Every month"),
}
MODES: dict[Mode, str] = {
    Mode.REMOTE: lazy("Online"),
    Mode.IN_PERSON: lazy("In a room"),
    Mode.BOTH: lazy("In a room and online"),
}
#: beside the bodies on the list
COMES_FOR: dict[ComesFor, str] = {
    ComesFor.THEMSELVES: lazy("I come for myself"),
    ComesFor.OTHER_GROUP: lazy("Another group"),
}
#: the same in a table of those who came
BODIES: dict[ComesFor, str] = {
    ComesFor.ORGANISATION: lazy("A body on the list"),
    ComesFor.OTHER_GROUP: lazy("Other groups"),
    ComesFor.THEMSELVES: lazy("For themselves"),
}
ROLES: dict[RoleKind, str] = {
    RoleKind.FRONT_LINE: lazy("Front-line work"),
    RoleKind.OFFICER: lazy("Office or management"),
    RoleKind.VOLUNTEER: lazy("Volunteer"),
    RoleKind.ELECTED_MEMBER: lazy("Councillor"),
    RoleKind.RESIDENT: lazy("I live here, none of these"),
}
#: the same in a table of those who came
ROLE_GROUPS: dict[RoleKind, str] = {
    RoleKind.FRONT_LINE: lazy("Front-line workers"),
    RoleKind.OFFICER: lazy("Office and management"),
    RoleKind.VOLUNTEER: lazy("Volunteers"),
    RoleKind.ELECTED_MEMBER: lazy("Councillors"),
    RoleKind.RESIDENT: lazy("Other residents"),
}
SOURCES: dict[Source, str] = {
    Source.MANAGER: lazy("My manager"),
    Source.COLLEAGUE: lazy("Somebody I work with"),
    Source.COMMUNITY_GROUP: lazy("A community group"),
    Source.NEWSLETTER: lazy("A newsletter or e-mail"),
    Source.SOCIAL_MEDIA: lazy("Social media"),
    Source.OTHER: lazy("Some other way"),
}
SUPPORT: dict[SupportKind, str] = {
    SupportKind.TRAVEL: lazy("Help to get there"),
    SupportKind.CHILDCARE: lazy("Childcare"),
    SupportKind.CARE_COVER: lazy("Cover for someone I care for"),
    SupportKind.INTERPRETER: lazy("An interpreter"),
    SupportKind.BSL_INTERPRETER: lazy("A BSL interpreter"),
    SupportKind.EASY_READ: lazy("Easy read papers"),
    SupportKind.LARGE_PRINT: lazy("Large print"),
    SupportKind.EQUIPMENT: lazy("A device or data to join online"),
    SupportKind.ACCESSIBLE_VENUE: lazy("Step-free access"),
    SupportKind.QUIET_SPACE: lazy("A quiet space"),
    SupportKind.OTHER: lazy("Something else"),
}
ANSWERS: dict[SupportAnswer, str] = {
    SupportAnswer.OPEN: lazy("Still to do"),
    SupportAnswer.MET: lazy("Done"),
    SupportAnswer.PART: lazy("Done in part"),
    SupportAnswer.NOT_MET: lazy("Could not be done"),
    SupportAnswer.WITHDRAWN: lazy("No longer needed"),
}
STATES: dict[State, str] = {
    State.PLANNED: lazy("Planned"),
    State.OPEN: lazy("Open for booking"),
    State.HELD: lazy("Held"),
    State.CANCELLED: lazy("Called off"),
}
TONES: dict[State, str] = {
    State.PLANNED: "grey",
    State.OPEN: "green",
    State.HELD: "blue",
    State.CANCELLED: "red",
}
FULL = lazy("Full")
STATUSES: dict[Status, str] = {
    Status.BOOKED: lazy("Has a place"),
    Status.WAITLISTED: lazy("On the waiting list"),
    Status.CANCELLED: lazy("Given back"),
    Status.ATTENDED: lazy("Came"),
    Status.ABSENT: lazy("Did not come"),
}
RECOMMENDATIONS: dict[Recommendation, str] = {
    Recommendation.CONTINUE: lazy("Go on as it is"),
    Recommendation.CHANGE: lazy("Go on, with changes"),
    Recommendation.STOP: lazy("Stop"),
}
MONTHS: dict[int, str] = {
    1: lazy("January"),
    2: lazy("February"),
    3: lazy("March"),
    4: lazy("April"),
    5: lazy("May"),
    6: lazy("June"),
    7: lazy("July"),
    8: lazy("August"),
    9: lazy("September"),
    10: lazy("October"),
    11: lazy("November"),
    12: lazy("December"),
}
