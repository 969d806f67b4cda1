"""A round's dates as people read them: what happens when, and where the round stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pbapp.i18n import _, format_day, format_moment, lazy
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round
from pbapp.rounds.queries import moments

PHASES = list(Phase)
#: A step taken so soon after its date was taken on its date.
ON_TIME = timedelta(hours=1)
Began = Mapping[Phase, datetime]


@dataclass(frozen=True)
class Part:
    """A part of the timeline: the phase in which it is now, and the dates it lies between."""

    label: str
    phase: Phase
    begins: str
    ends: str | None


PARTS = (
    Part(lazy("Send ideas"), Phase.COLLECTING, "ideas_open_at", "ideas_close_at"),
    Part(
        lazy("Ideas are checked"),
        Phase.CHECKING,
        "ideas_close_at",
        "discussion_opens_at",
    ),
    Part(
        lazy("Questions and comments"),
        Phase.DISCUSSING,
        "discussion_opens_at",
        "voting_opens_at",
    ),
    Part(lazy("Vote"), Phase.VOTING, "voting_opens_at", "voting_closes_at"),
    Part(
        lazy("The result is told"),
        Phase.COUNTING,
        "result_promised_at",
        None,
    ),
)


@dataclass(frozen=True)
class Stop:
    """One line of the timeline; `state` is done, now or next."""

    label: str
    when: str
    state: str


def timeline(round: Round) -> list[Stop]:
    """The round's parts in order, each with its dates in words.

    What is over shows when it really began and ended, which may not be what was planned.
    """
    began = moments([round.id])[round.id]
    return [Stop(part.label, _when(round, part, began), _state(round, part)) for part in PARTS]


def _state(round: Round, part: Part) -> str:
    if round.phase is part.phase:
        return "now"
    return "done" if PHASES.index(round.phase) > PHASES.index(part.phase) else "next"


def _when(round: Round, part: Part, began: Began) -> str:
    begins: datetime | None = getattr(round, part.begins)
    ends: datetime | None = getattr(round, part.ends) if part.ends else None
    state = _state(round, part)
    over = began.get(PHASES[PHASES.index(part.phase) + 1]) if state == "done" else None
    if over and part.ends is None:
        return format_day(over)
    if state == "done":
        begins, ends = _real(begins, began.get(part.phase)), _real(ends, over)
    if ends and state == "now":
        return _("Until %(ends)s", ends=format_moment(ends))
    if begins and ends:
        return _("%(begins)s to %(ends)s", begins=format_moment(begins), ends=format_moment(ends))
    if begins and part.ends is None:
        return _("By %(day)s", day=format_day(begins))
    return _("No date yet")


def _real(planned: datetime | None, happened: datetime | None) -> datetime | None:
    if planned and happened and planned <= happened < planned + ON_TIME:
        return planned
    return happened or planned
