"""The words for what was heard, decided, promised and told."""

from __future__ import annotations

from pbapp.engagement.kinds import CommitmentStatus, FeedbackStatus
from pbapp.i18n import lazy
from pbapp.standards.kinds import (
    FeedbackKind,
    FeedbackPart,
    Response,
    Stance,
    Strength,
)

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
RESPONSE_TONES: dict[Response, str] = {
    Response.ACCEPTED: "green",
    Response.ACCEPTED_IN_PART: "teal",
    Response.ALREADY_DOING: "green",
    Response.NOT_NOW: "grey",
    Response.NOT_POSSIBLE: "grey",
    Response.NOT_OURS: "grey",
    Response.MORE_WORK: "yellow",
}
STATUSES: dict[CommitmentStatus, str] = {
    CommitmentStatus.NOT_STARTED: lazy("Not started"),
    CommitmentStatus.ON_TRACK: lazy("On track"),
    CommitmentStatus.AT_RISK: lazy("At risk"),
    CommitmentStatus.OFF_TRACK: lazy("Off track"),
    CommitmentStatus.DONE: lazy("Done"),
    CommitmentStatus.STOPPED: lazy("Stopped"),
    CommitmentStatus.MERGED: lazy("Part of another promise now"),
}
STATUS_TONES: dict[CommitmentStatus, str] = {
    CommitmentStatus.NOT_STARTED: "grey",
    CommitmentStatus.ON_TRACK: "blue",
    CommitmentStatus.AT_RISK: "yellow",
    CommitmentStatus.OFF_TRACK: "orange",
    CommitmentStatus.DONE: "green",
    CommitmentStatus.STOPPED: "grey",
    CommitmentStatus.MERGED: "grey",
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
FEEDBACK_TONES: dict[FeedbackStatus, str] = {
    FeedbackStatus.NOT_DUE: "grey",
    FeedbackStatus.DUE_SOON: "yellow",
    FeedbackStatus.OVERDUE: "red",
    FeedbackStatus.PUBLISHED_PART: "blue",
    FeedbackStatus.PUBLISHED_FULL: "green",
}
FEEDBACK_STATUSES: dict[FeedbackStatus, str] = {
    FeedbackStatus.NOT_DUE: lazy("Not due yet"),
    FeedbackStatus.DUE_SOON: lazy("Due soon"),
    FeedbackStatus.OVERDUE: lazy("Late"),
    FeedbackStatus.PUBLISHED_PART: lazy("Told in part"),
    FeedbackStatus.PUBLISHED_FULL: lazy("Told in full"),
}
