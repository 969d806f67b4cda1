"""The words a summary chooses from."""

from __future__ import annotations

from pbapp.i18n import lazy
from pbapp.reports.models import Purpose
from pbapp.reports.rows import Outcome, Start
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
