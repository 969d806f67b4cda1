"""Words for findings, options, promises and what people are told."""

from __future__ import annotations

from pbapp.engagement.kinds.loop import FindingKind, OptionResult, RaisedBy, Who
from pbapp.i18n import lazy
from pbapp.standards.kinds import FeedbackKind

FINDING_KINDS: dict[FindingKind, str] = {
    FindingKind.ISSUE: lazy("Something that is wrong"),
    FindingKind.IDEA: lazy("An idea"),
    FindingKind.STRENGTH: lazy("Something that is good"),
    FindingKind.CONCERN: lazy("A worry"),
    FindingKind.QUESTION: lazy("A question"),
}
RAISED_BY: dict[RaisedBy, str] = {
    RaisedBy.COMMUNITY: lazy("People of the community"),
    RaisedBy.PARTNER: lazy("A partner"),
    RaisedBy.OFFICER: lazy("Staff"),
}
RESULTS: dict[OptionResult, str] = {
    OptionResult.CHOSEN: lazy("Chosen"),
    OptionResult.PART: lazy("Chosen in part"),
    OptionResult.DEFERRED: lazy("Put off"),
    OptionResult.NOT_CHOSEN: lazy("Not chosen"),
}
RESULT_TONES: dict[OptionResult, str] = {
    OptionResult.CHOSEN: "green",
    OptionResult.PART: "teal",
    OptionResult.DEFERRED: "yellow",
    OptionResult.NOT_CHOSEN: "grey",
}
WHO: dict[Who, str] = {
    Who.BY_US: lazy("By people here themselves"),
    Who.WITH_US: lazy("With people here"),
    Who.FOR_US: lazy("For people here"),
}
STANDINGS: dict[str, str] = {
    "kept": lazy("Kept"),
    "kept_late": lazy("Kept late"),
    "on_track": lazy("On track"),
    "late": lazy("Late"),
    "dropped": lazy("Stopped"),
    "no_update": lazy("No news"),
}
STANDING_TONES: dict[str, str] = {
    "kept": "green",
    "kept_late": "yellow",
    "on_track": "blue",
    "late": "red",
    "dropped": "grey",
    "no_update": "orange",
}
TELLING: dict[FeedbackKind, str] = {
    FeedbackKind.WHAT_WE_HEARD: lazy("What we heard"),
    FeedbackKind.WHAT_WAS_DECIDED: lazy("What was decided"),
    FeedbackKind.WHAT_CHANGED: lazy("What changed"),
}
