"""The words for what a record chooses from, and the sentences of what bars a step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pbapp.engagement.kinds import (
    AudienceKind,
    Basis,
    CommitmentStatus,
    DecisionMethod,
    Format,
)
from pbapp.engagement.lifecycle import Action, Bar, State
from pbapp.engagement.methods import MethodKind
from pbapp.i18n import lazy
from pbapp.standards.framework import Gate, Tier
from pbapp.standards.kinds import (
    Confirmer,
    FeedbackKind,
    FeedbackPart,
    Kind,
    Level,
    Response,
    Stance,
    Strength,
)
from pbapp.standards.parts import Value

STATES: dict[State, str] = {
    State.REGISTERED: lazy("Being planned"),
    State.LIVE: lazy("Under way"),
    State.SUBMITTED: lazy("Waiting for review"),
    State.RETURNED: lazy("Returned"),
    State.ACCEPTED: lazy("Accepted"),
    State.WITHDRAWN: lazy("Withdrawn"),
}
TONES: dict[State, str] = {
    State.REGISTERED: "grey",
    State.LIVE: "blue",
    State.SUBMITTED: "yellow",
    State.RETURNED: "orange",
    State.ACCEPTED: "green",
    State.WITHDRAWN: "grey",
}
#: what the button of a step says
ACTIONS: dict[Action, str] = {
    Action.PUBLISH: lazy("Put the page up for everyone"),
    Action.SUBMIT: lazy("Send for review"),
    Action.ACCEPT: lazy("Accept"),
    Action.RETURN: lazy("Return with comments"),
    Action.WITHDRAW: lazy("Withdraw"),
}
BARS: dict[Bar, str] = {
    Bar.NO_SUMMARY: lazy("Say in plain words what it is about"),
    Bar.NO_AREA: lazy("Name the area"),
    Bar.NO_AUDIENCE: lazy("Name the people it touches"),
    Bar.NO_DATES: lazy("Set the dates: open, close, decide, tell people"),
    Bar.NO_QUESTION: lazy("Write what you ask people"),
    Bar.NO_LIMITS: lazy("Write what can change and what cannot"),
    Bar.NO_RULE: lazy("Write who decides and how"),
    Bar.STILL_OPEN: lazy("Wait until the last day to take part is over"),
    Bar.NO_ACTIVITY: lazy("Add at least one activity that was held"),
    Bar.NO_HEADCOUNT: lazy("Say how many people came to each activity"),
    Bar.NOTHING_HEARD: lazy("Write what you heard"),
    Bar.UNANSWERED: lazy("Answer each finding that some people or more share"),
}
LEVELS: dict[Level, str] = {
    Level.INFORM: lazy("Inform: we tell people"),
    Level.CONSULT: lazy("Consult: we ask for views"),
    Level.INVOLVE: lazy("Involve: we work it out with people"),
    Level.COLLABORATE: lazy("Work together: we share the decision"),
    Level.EMPOWER: lazy("Empower: people decide"),
}
TIERS: dict[Tier, str] = {
    Tier.LIGHT: lazy("Light: 14 indicators"),
    Tier.STANDARD: lazy("Standard: 30 indicators"),
    Tier.FULL: lazy("Full: all 38 indicators"),
}
DECISION_METHODS: dict[DecisionMethod, str] = {
    DecisionMethod.PEOPLE_VOTE: lazy("People vote"),
    DecisionMethod.TOGETHER: lazy("People and services agree together"),
    DecisionMethod.PANEL: lazy("A panel decides"),
    DecisionMethod.BOARD: lazy("A board or committee decides"),
    DecisionMethod.OFFICER: lazy("A member of staff decides"),
    DecisionMethod.OTHER: lazy("Another way"),
}
BASES: dict[Basis, str] = {
    Basis.COUNTED: lazy("Counted one by one"),
    Basis.ESTIMATED: lazy("Estimated"),
    Basis.SYSTEM: lazy("Counted by the system"),
}
STRENGTHS: dict[Strength, str] = {
    Strength.MOST: lazy("Most people said this"),
    Strength.MANY: lazy("Many people said this"),
    Strength.SOME: lazy("Some people said this"),
    Strength.FEW: lazy("A few people said this"),
    Strength.ONE: lazy("One person said this"),
}
STANCES: dict[Stance, str] = {
    Stance.MAJORITY: lazy("The view of most"),
    Stance.MINORITY: lazy("The view of a smaller group"),
    Stance.OPPOSING: lazy("Against what was put forward"),
    Stance.MIXED: lazy("Views differ"),
}
RESPONSES: dict[Response, str] = {
    Response.ACCEPTED: lazy("Yes, we will do it"),
    Response.ACCEPTED_IN_PART: lazy("Yes, in part"),
    Response.ALREADY_DOING: lazy("We do it already"),
    Response.NOT_NOW: lazy("Not now"),
    Response.NOT_POSSIBLE: lazy("It is not possible"),
    Response.NOT_OURS: lazy("It is for others to do"),
    Response.MORE_WORK: lazy("We need to look into it more"),
}
STATUSES: dict[CommitmentStatus, str] = {
    CommitmentStatus.NOT_STARTED: lazy("Not started"),
    CommitmentStatus.ON_TRACK: lazy("On track"),
    CommitmentStatus.AT_RISK: lazy("At risk"),
    CommitmentStatus.OFF_TRACK: lazy("Off track"),
    CommitmentStatus.DONE: lazy("Done"),
    CommitmentStatus.STOPPED: lazy("Stopped"),
}
STATUS_TONES: dict[CommitmentStatus, str] = {
    CommitmentStatus.NOT_STARTED: "grey",
    CommitmentStatus.ON_TRACK: "blue",
    CommitmentStatus.AT_RISK: "yellow",
    CommitmentStatus.OFF_TRACK: "orange",
    CommitmentStatus.DONE: "green",
    CommitmentStatus.STOPPED: "grey",
}
FEEDBACK: dict[FeedbackKind, str] = {
    FeedbackKind.WHAT_WE_HEARD: lazy("What we heard"),
    FeedbackKind.WHAT_WAS_DECIDED: lazy("What was decided, and why"),
    FeedbackKind.WHAT_CHANGED: lazy("What changed"),
}
FEEDBACK_PARTS: dict[FeedbackPart, str] = {
    FeedbackPart.PROCESS: lazy("How it was done"),
    FeedbackPart.OPTIONS: lazy("What was weighed up"),
    FeedbackPart.DECISIONS: lazy("What will happen"),
    FeedbackPart.REASONS: lazy("Why"),
}
FORMATS: dict[Format, str] = {
    Format.WEB_PAGE: lazy("Web page"),
    Format.PRINTED: lazy("Printed"),
    Format.LARGE_PRINT: lazy("Large print"),
    Format.EASY_READ: lazy("Easy read"),
    Format.AUDIO: lazy("Audio"),
    Format.BRAILLE: lazy("Braille"),
    Format.BSL: lazy("British Sign Language"),
    Format.GAELIC: lazy("Gaelic"),
    Format.TRANSLATION: lazy("Another language"),
}
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
AUDIENCES: dict[AudienceKind, str] = {
    AudienceKind.RESIDENTS: lazy("People who live here"),
    AudienceKind.SERVICE_USERS: lazy("People who use a service"),
    AudienceKind.CARERS: lazy("Carers"),
    AudienceKind.CHILDREN: lazy("Children"),
    AudienceKind.YOUNG_PEOPLE: lazy("Young people"),
    AudienceKind.OLDER_PEOPLE: lazy("Older people"),
    AudienceKind.DISABLED_PEOPLE: lazy("Disabled people"),
    AudienceKind.ETHNIC_MINORITY_COMMUNITY: lazy("Ethnic minority community"),
    AudienceKind.FAITH_GROUP: lazy("Faith group"),
    AudienceKind.LGBT_PEOPLE: lazy("LGBT people"),
    AudienceKind.WOMEN: lazy("Women"),
    AudienceKind.MEN: lazy("Men"),
    AudienceKind.LOW_INCOME: lazy("People on a low income"),
    AudienceKind.LONE_PARENTS: lazy("Lone parents"),
    AudienceKind.CARE_EXPERIENCED: lazy("Care-experienced people"),
    AudienceKind.HOMELESS_PEOPLE: lazy("Homeless people"),
    AudienceKind.PEOPLE_IN_RECOVERY: lazy("People in recovery"),
    AudienceKind.MIGRANTS_REFUGEES: lazy("Migrants and refugees"),
    AudienceKind.GYPSY_TRAVELLER: lazy("Gypsy/Travellers"),
    AudienceKind.COMMUNITY_COUNCIL: lazy("Community council"),
    AudienceKind.COMMUNITY_GROUP: lazy("Community group"),
    AudienceKind.DEVELOPMENT_TRUST: lazy("Development trust"),
    AudienceKind.TENANTS_GROUP: lazy("Tenants' group"),
    AudienceKind.THIRD_SECTOR: lazy("Third sector"),
    AudienceKind.BUSINESS: lazy("Businesses"),
    AudienceKind.FRONT_LINE_STAFF: lazy("Front-line staff"),
    AudienceKind.ELECTED_MEMBERS: lazy("Elected members"),
    AudienceKind.PARTNER_BODY: lazy("Partner body"),
}
KINDS: dict[Kind, str] = {
    Kind.SERVICE_CHANGE: lazy("Change to a service"),
    Kind.PLAN_OR_STRATEGY: lazy("Plan or strategy"),
    Kind.LOCALITY_PLAN: lazy("Locality plan"),
    Kind.LOIP: lazy("Local outcomes plan"),
    Kind.PLACE_ASSESSMENT: lazy("How good our place is"),
    Kind.PB_ROUND: lazy("Participatory budgeting"),
    Kind.PROJECT_DESIGN: lazy("Design of a project"),
    Kind.POLICY: lazy("Policy"),
    Kind.BUDGET_CHOICE: lazy("Choice about a budget"),
    Kind.EVALUATION: lazy("How well something worked"),
    Kind.AWARENESS_SESSION: lazy("Session to let people know"),
    Kind.CO_PRODUCTION: lazy("Work made together"),
    Kind.COMMUNITY_LED_RESEARCH: lazy("Community-led research"),
    Kind.PARTICIPATION_REQUEST: lazy("Participation request"),
    Kind.ASSET_TRANSFER: lazy("Asset transfer"),
    Kind.OTHER: lazy("Something else"),
}
METHODS: dict[MethodKind, str] = {
    MethodKind.FOCUS_GROUP: lazy("Focus group"),
    MethodKind.PUBLIC_MEETING: lazy("Public meeting"),
    MethodKind.MINI_PUBLIC: lazy("Mini-public"),
    MethodKind.QUESTIONNAIRE_PAPER: lazy("Paper questionnaire"),
    MethodKind.SURVEY_ONLINE: lazy("Online survey"),
    MethodKind.SOCIAL_MEDIA: lazy("Social media"),
    MethodKind.CHARRETTE: lazy("Design days (charrette)"),
    MethodKind.STORY_DIALOGUE: lazy("Story dialogue"),
    MethodKind.COMMUNITY_ACTION_RESEARCH: lazy("Community action research"),
    MethodKind.PARTICIPATORY_BUDGETING: lazy("Vote on projects"),
    MethodKind.PLACE_STANDARD: lazy("Place Standard"),
    MethodKind.WALKABOUT: lazy("Walkabout"),
    MethodKind.DROP_IN: lazy("Drop-in"),
    MethodKind.STALL_IN_PUBLIC_PLACE: lazy("Stall in a public place"),
    MethodKind.GO_TO_GROUP: lazy("Visit to a group"),
    MethodKind.SCHOOL_SESSION: lazy("Session in a school"),
    MethodKind.DOOR_KNOCK: lazy("Door to door"),
    MethodKind.TELEPHONE: lazy("Telephone"),
    MethodKind.INTERVIEW: lazy("Interviews"),
    MethodKind.WORKSHOP: lazy("Workshop"),
    MethodKind.WORLD_CAFE: lazy("World café"),
    MethodKind.ONLINE_IDEAS: lazy("Ideas sent online"),
    MethodKind.ONLINE_DELIBERATION: lazy("Questions and answers online"),
    MethodKind.CODE_CARDS: lazy("Printed code cards"),
    MethodKind.ARTS_OR_FILM: lazy("Arts or film"),
    MethodKind.PHOTO_VOICE: lazy("Photographs by people"),
    MethodKind.DIARY: lazy("Diary"),
    MethodKind.GAME_OR_MODEL: lazy("Game or model"),
    MethodKind.YOUTH_LED: lazy("Led by young people"),
    MethodKind.PEER_RESEARCH: lazy("Research by peers"),
    MethodKind.ROADSHOW_SESSION: lazy("Roadshow session"),
    MethodKind.WRITTEN_SUBMISSION: lazy("Written views"),
    MethodKind.PANEL: lazy("Panel"),
    MethodKind.FORUM_OR_NETWORK: lazy("Forum or network"),
    MethodKind.OTHER: lazy("Another way"),
}


def in_words(labels: Mapping[Any, str], values: Iterable[str]) -> str:
    """Members named by their values, as a list in words."""
    return ", ".join(str(labels[value]) for value in sorted(values))
