"""A round's dates as people read them: what happens when, and where the round stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pbapp.i18n import _, format_day, format_moment, lazy
from pbapp.rounds.lifecycle import Phase
from pbapp.rounds.models import Round

PHASES = list(Phase)


@dataclass(frozen=True)
class Part:
    """A part of the timeline: the phases in which it is now, and the dates it lies between."""

    label: str
    phases: frozenset[Phase]
    begins: str
    ends: str | None


PARTS = (
    Part(lazy("Send ideas"), frozenset({Phase.COLLECTING}), "ideas_open_at", "ideas_close_at"),
    Part(
        lazy("Ideas are checked"),
        frozenset({Phase.CHECKING}),
        "ideas_close_at",
        "discussion_opens_at",
    ),
    Part(
        lazy("Questions and comments"),
        frozenset({Phase.DISCUSSING}),
        "discussion_opens_at",
        "voting_opens_at",
    ),
    Part(lazy("Vote"), frozenset({Phase.VOTING}), "voting_opens_at", "voting_closes_at"),
    Part(
        lazy("The result is told"),
        frozenset({Phase.COUNTING}),
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
    """The round's parts in order, each with its dates in words."""
    return [Stop(part.label, _when(round, part), _state(round.phase, part)) for part in PARTS]


def _state(phase: Phase, part: Part) -> str:
    if phase in part.phases:
        return "now"
    passed = all(PHASES.index(phase) > PHASES.index(own) for own in part.phases)
    return "done" if passed else "next"


def _when(round: Round, part: Part) -> str:
    begins: datetime | None = getattr(round, part.begins)
    ends: datetime | None = getattr(round, part.ends) if part.ends else None
    if ends and _state(round.phase, part) == "now":
        return _("Until %(ends)s", ends=format_moment(ends))
    if begins and ends:
        return _("%(begins)s to %(ends)s", begins=format_moment(begins), ends=format_moment(ends))
    if begins and part.ends is None:
        return _("By %(day)s", day=format_day(begins))
    return _("No date yet")
