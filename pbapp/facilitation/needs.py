"""What needs a worker today, across their rounds, oldest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask import url_for

from pbapp import clock
from pbapp.access.guard import can
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor, Role
from pbapp.facilitation import facts
from pbapp.facilitation.queries import Tally, tallies
from pbapp.facilitation.talks import Talk, talks
from pbapp.i18n import _, format_day, ngettext
from pbapp.rounds.labels import ACTIONS
from pbapp.rounds.lifecycle import Phase, RoundFacts, bars, next_step
from pbapp.rounds.models import Round
from pbapp.rounds.queries import moments

DESK_ROLES = (Role.ROUND_MANAGER, Role.CHECKER, Role.MODERATOR, Role.COUNTING_CLERK)


@dataclass(frozen=True)
class Need:
    """One thing to do: what, in which round, since when, and where."""

    label: str
    round_name: str
    since: datetime
    url: str
    #: the words and the colour of its tag
    status: str
    tone: str = "yellow"

    @property
    def line(self) -> str:
        """Which round, and since when."""
        return _("%(round)s, since %(day)s", round=self.round_name, day=format_day(self.since))


@dataclass(frozen=True)
class Seen:
    """A round with what is known of it today."""

    round: Round
    facts: RoundFacts
    tally: Tally
    talk: Talk
    began: Mapping[Phase, datetime]


@dataclass(frozen=True)
class Anybodys:
    """Work in a round that is not tied to one person, as the policy is asked about it."""

    round: Round
    interested_ids: frozenset[int] = frozenset()
    author_id: int | None = None

    @property
    def round_id(self) -> int:
        """So that it answers the guard like the round."""
        return self.round.id


def worked_on(rounds: Sequence[Round], actor: Actor) -> list[Round]:
    """The rounds in which somebody has a part."""
    return [r for r in rounds if any(actor.holds(role, r.id) for role in DESK_ROLES)]


def needs(rounds: Sequence[Round]) -> list[Need]:
    """Everything in these rounds that waits and that this person may do, oldest first."""
    found = [
        need
        for seen in _seen(rounds)
        for permission, look in LOOKS
        if can(permission, Anybodys(seen.round)) and (need := look(seen))
    ]
    return sorted(found, key=lambda need: (need.since, need.url))


def _seen(rounds: Sequence[Round]) -> list[Seen]:
    ids = [round.id for round in rounds]
    known, counted, asked = facts.of_each(rounds), tallies(ids), talks(ids)
    began = moments(ids)
    return [Seen(r, known[r.id], counted[r.id], asked[r.id], began[r.id]) for r in rounds]


def _ideas(seen: Seen) -> Need | None:
    since = seen.tally.waiting_since
    if not since:
        return None
    waiting = seen.tally.waiting
    label = ngettext("%(num)s idea to check", "%(num)s ideas to check", waiting)
    return _need(seen, label, since, "proposals.checks", _("Check"))


def _questions(seen: Seen) -> Need | None:
    count, since = seen.talk.questions, seen.talk.asked_since
    if not since:
        return None
    label = ngettext("%(num)s question to answer", "%(num)s questions to answer", count)
    url = url_for("public.project", proposal_id=seen.talk.oldest_project)
    return Need(label, seen.round.name, since, url, _("Answer"))


def _reports(seen: Seen) -> Need | None:
    count, since = seen.talk.reports, seen.talk.reported_since
    if not since:
        return None
    label = ngettext("%(num)s reported comment", "%(num)s reported comments", count)
    return _need(seen, label, since, "deliberation.moderation", _("Look"))


def _overdue(seen: Seen) -> Need | None:
    step, due = next_step(seen.round.phase), facts.due_at(seen.round)
    if not step or not due or due > clock.now() or not bars(step, seen.facts):
        return None
    label = _("“%(step)s” is due, but something is missing", step=ACTIONS[step.action])
    need = _need(seen, label, due, "facilitation.desk", _("Overdue"))
    return replace(need, tone="red")


def _draft(seen: Seen) -> Need | None:
    if seen.round.phase is not Phase.DRAFT or _overdue(seen):
        return None
    step = next_step(Phase.DRAFT)
    missing = len(bars(step, seen.facts)) if step else 0
    label = ngettext("Draft: %(num)s thing missing", "Draft: %(num)s things missing", missing)
    label = label if missing else _("Draft: ready to open")
    need = _need(seen, label, seen.round.made_at, "facilitation.settings", _("Draft"))
    return replace(need, tone="grey")


def _count(seen: Seen) -> Need | None:
    planned = seen.round.voting_closes_at or seen.round.made_at
    closed = seen.began.get(Phase.COUNTING, planned)
    if seen.round.phase is not Phase.COUNTING:
        return None
    label = _("Count the votes and publish the result")
    return _need(seen, label, closed, "results.count", _("Count"))


#: what may wait, with the permission it takes to do it
LOOKS: tuple[tuple[Can, Callable[[Seen], Need | None]], ...] = (
    (Can.CHECK_IDEA, _ideas),
    (Can.ANSWER, _questions),
    (Can.MODERATE, _reports),
    (Can.STEER_ROUND, _overdue),
    (Can.EDIT_ROUND, _draft),
    (Can.COUNT, _count),
)


def _need(seen: Seen, label: str, since: datetime, endpoint: str, status: str) -> Need:
    return Need(label, seen.round.name, since, url_for(endpoint, round_id=seen.round.id), status)
