"""The words a summary chooses from."""

from __future__ import annotations

from pbapp.engagement.reach.kinds import Dimension, Gap
from pbapp.engagement.register.kinds import Reply
from pbapp.i18n import lazy
from pbapp.reports.kinds import Learnt, Outcome, Start
from pbapp.reports.models import Purpose
from pbapp.standards.kinds import Level, Response, Strength

PURPOSES: dict[Purpose, str] = {
    Purpose.DECISION: lazy("For decision"),
    Purpose.NOTING: lazy("For noting"),
}
PROMISES: dict[Outcome, str] = {
    Outcome.KEPT: lazy("Kept"),
    Outcome.LATE: lazy("Late"),
    Outcome.STOPPED: lazy("Dropped"),
    Outcome.AHEAD: lazy("Not due yet"),
}
TELLINGS: dict[Outcome, str] = PROMISES | {Outcome.KEPT: lazy("On time")}
STARTS: dict[Start, str] = {
    Start.WORK: lazy("opens"),
    Start.IDEAS: lazy("ideas open"),
    Start.VOTE: lazy("voting opens"),
}
#: short, for a page with little room, as are the next two; whole sentences: engagement.labels
LEVELS: dict[Level, str] = {
    Level.INFORM: lazy("Inform"),
    Level.CONSULT: lazy("Consult"),
    Level.INVOLVE: lazy("Involve"),
    Level.COLLABORATE: lazy("Work together"),
    Level.EMPOWER: lazy("Empower"),
}
STRENGTHS: dict[Strength, str] = {
    Strength.MOST: lazy("Most"),
    Strength.MANY: lazy("Many"),
    Strength.SOME: lazy("Some"),
    Strength.FEW: lazy("A few"),
    Strength.ONE: lazy("One person"),
}
RESPONSES: dict[Response, str] = {
    Response.ACCEPTED: lazy("Yes"),
    Response.ACCEPTED_IN_PART: lazy("In part"),
    Response.ALREADY_DOING: lazy("Done already"),
    Response.NOT_NOW: lazy("Not now"),
    Response.NOT_POSSIBLE: lazy("Not possible"),
    Response.NOT_OURS: lazy("For others to do"),
    Response.MORE_WORK: lazy("Being looked into"),
}
#: the fifth that is named where there is room for one only
FIRST_FIFTH: dict[Dimension, str] = {
    Dimension.FIFTH: lazy("Poorest fifth"),
    Dimension.ACCESS: lazy("Far from shops"),
}
_NOT_COUNTED = lazy("nobody counted how many came")
GAPS: dict[Gap, str] = {
    Gap.SHARE: lazy("heard less than their share"),
    Gap.FEW: lazy("fewer came than planned"),
    Gap.NO_WAY: lazy("nothing was held for them"),
    Gap.NOT_COUNTED: _NOT_COUNTED,
    Gap.NO_TARGET: _NOT_COUNTED,
}
_COUNT = lazy("count them")
NEXT: dict[Gap, str] = {
    Gap.SHARE: lazy("go to them"),
    Gap.FEW: lazy("ask what is in the way"),
    Gap.NO_WAY: lazy("plan something for them"),
    Gap.NOT_COUNTED: _COUNT,
    Gap.NO_TARGET: _COUNT,
}
REPLIES: dict[Reply | None, str] = {
    None: lazy("no answer yet"),
    Reply.ACCEPTED: lazy("agreed"),
    Reply.DECLINED: lazy("declined"),
}
LEARNT: dict[Learnt, str] = {
    Learnt.WORKED: lazy("Worked:"),
    Learnt.DID_NOT: lazy("Did not work:"),
    Learnt.TO_TRY: lazy("To try:"),
}
