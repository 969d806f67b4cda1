"""What stands on a round's desk: the checklist of the next step, today's numbers, the notices."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from pbapp import clock
from pbapp.access.guard import can
from pbapp.deliberation import queries as deliberation
from pbapp.facilitation import facts
from pbapp.facilitation.labels import BARS, CONFIRM, EFFECTS, ELSEWHERE, FINAL, PAGES
from pbapp.facilitation.queries import tallies
from pbapp.i18n import _, format_moment
from pbapp.rounds.calendar import short_parts
from pbapp.rounds.labels import ACTIONS
from pbapp.rounds.lifecycle import Bar, Phase, RoundFacts, Step, bars, dates_behind, next_step
from pbapp.rounds.models import Round
from pbapp.voting import queries as voting

PHASES = list(Phase)


@dataclass(frozen=True)
class Check:
    """A row of the checklist."""

    label: str
    done: bool
    url: str


@dataclass(frozen=True)
class Next:
    """The next step as a person sees it before taking it."""

    action: str
    label: str
    effect: str
    when: str
    #: its date has come, and something bars it
    overdue: bool
    checks: list[Check]
    by_hand: bool
    final: bool
    #: what the button says
    confirm: str

    @property
    def missing(self) -> int:
        """How many things bar it."""
        return sum(not check.done for check in self.checks)


@dataclass(frozen=True)
class Figure:
    """A number of today."""

    figure: int
    label: str


@dataclass(frozen=True)
class Link:
    """A page of the round."""

    label: str
    url: str


def coming(round: Round) -> Next | None:
    """The next step with its checklist; None at the end of the round."""
    step = next_step(round.phase)
    if step is None:
        return None
    known = facts.of(round)
    due = facts.due_at(round)
    return Next(
        action=step.action.value,
        label=ACTIONS[step.action],
        effect=EFFECTS[step.action],
        when=format_moment(due) if due else "",
        overdue=bool(due and due <= clock.now() and bars(step, known)),
        checks=checklist(round, step, known),
        by_hand=step.action not in ELSEWHERE,
        final=step.action in FINAL,
        confirm=CONFIRM.get(step.action, ""),
    )


def checklist(round: Round, step: Step, known: RoundFacts) -> list[Check]:
    """Every bar of the step in words, with the page that mends it."""
    barred = bars(step, known)
    # Without dates nobody can say whether there is time.
    unknown = {Bar.TOO_LATE} if Bar.CALENDAR in barred else set()
    return [
        Check(
            BARS[bar].holds if bar in barred else BARS[bar].cleared,
            bar not in barred,
            mend_url(round, bar),
        )
        for bar in step.bars
        if bar not in unknown or bar in barred
    ]


def mend_url(round: Round, bar: Bar) -> str:
    """Where a bar is mended."""
    words = BARS[bar]
    if words.topic:
        return url_for(words.endpoint, round_id=round.id, topic=words.topic)
    return url_for(words.endpoint, round_id=round.id)


def figures(round: Round) -> list[Figure]:
    """Today's numbers; of the votes only how many people voted, never for what."""
    tally = tallies([round.id])[round.id]
    rows = [
        Figure(tally.ideas, _("Ideas sent in")),
        Figure(tally.waiting, _("Ideas to check")),
        Figure(tally.projects, _("Projects")),
        Figure(deliberation.unanswered(round.id), _("Questions to answer")),
    ]
    if round.phase in (Phase.DRAFT, Phase.COLLECTING, Phase.CHECKING, Phase.DISCUSSING):
        return rows
    return [*rows, Figure(voting.turnout(round.id), _("People who voted"))]


def links(round: Round) -> list[Link]:
    """The other pages of the round that this person may open."""
    return [
        Link(label, url_for(endpoint, round_id=round.id))
        for endpoint, label, permission, begins in PAGES
        if PHASES.index(round.phase) >= PHASES.index(begins) and can(permission, round)
    ]


def warnings(round: Round) -> list[str]:
    """What deserves a second look, but bars nothing."""
    return short_parts(round.dates, dates_behind(round.phase))
