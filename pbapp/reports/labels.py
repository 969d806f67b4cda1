"""The words a summary chooses from."""

from __future__ import annotations

from pbapp.engagement.reach.kinds import Gap
from pbapp.engagement.register.kinds import Reply
from pbapp.i18n import lazy
from pbapp.reports.models import Purpose
from pbapp.reports.rows import Outcome, Start
from pbapp.reports.told import Learnt
from pbapp.standards.kinds import Level

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
#: short, for a page with little room; the whole sentences stand in engagement.labels
LEVELS: dict[Level, str] = {
    Level.INFORM: lazy("Inform"),
    Level.CONSULT: lazy("Consult"),
    Level.INVOLVE: lazy("Involve"),
    Level.COLLABORATE: lazy("Work together"),
    Level.EMPOWER: lazy("Empower"),
}
_NOT_COUNTED = lazy("nobody counted how many came")
GAPS: dict[Gap, str] = {
    Gap.SHARE: lazy("heard less than their share"),
    Gap.FEW: lazy("fewer came than planned"),
    Gap.NO_WAY: lazy("nothing was held for them"),
    Gap.NOT_COUNTED: _NOT_COUNTED,
    Gap.NO_TARGET: _NOT_COUNTED,
}
_COUNT = lazy("count who comes")
NEXT: dict[Gap, str] = {
    Gap.SHARE: lazy("go to where they are"),
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
