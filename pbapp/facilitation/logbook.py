"""The log of a round in words: what was done, by whom, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pbapp.audit import Event
from pbapp.audit.sentences import SENTENCES
from pbapp.facilitation.queries import names, titles
from pbapp.i18n import _
from pbapp.proposals.labels import DECIDED
from pbapp.proposals.lifecycle import Verdict
from pbapp.proposals.models import Proposal
from pbapp.rounds.labels import FIELDS, PHASES
from pbapp.rounds.lifecycle import Phase

if TYPE_CHECKING:
    from pbapp.audit.models import AuditEntry

#: what the computer does in the background once a person has started the count
COUNTING = frozenset({Event.COUNT_STOPPED, Event.OFFERS_MADE, Event.COUNT_ENDED})


@dataclass(frozen=True)
class Line:
    """One entry: what was done, by whom, when; and more about it where there is more."""

    what: str
    who: str
    at: datetime
    more: str
    reason: str


def lines(entries: Sequence[AuditEntry]) -> list[Line]:
    """The entries in words, in the same order; one look-up for all names, one for all titles."""
    known = names({entry.by_id for entry in entries if entry.by_id})
    ideas = titles({e.subject_id for e in entries if e.subject == Proposal.__tablename__})
    return [
        Line(
            what=str(SENTENCES[Event(entry.event)]),
            who=_who(entry, known),
            at=entry.at,
            more=_more(entry, ideas),
            reason=str(entry.details.get("reason", "")),
        )
        for entry in entries
    ]


def _who(entry: AuditEntry, known: dict[int, str]) -> str:
    if entry.by_id is None:
        return _("The computer") if entry.event in COUNTING else _("The calendar")
    return known.get(entry.by_id) or _("Somebody who has left")


def _more(entry: AuditEntry, ideas: dict[int, str]) -> str:
    if entry.subject == Proposal.__tablename__:
        return _about_idea(entry, ideas.get(entry.subject_id, ""))
    details = entry.details
    if entry.event == Event.ROUND_ADVANCED:
        source, target = PHASES[Phase(details["source"])], PHASES[Phase(details["target"])]
        return _("From “%(source)s” to “%(target)s”", source=source, target=target)
    if entry.event == Event.ROUND_CHANGED:
        changed = ", ".join(str(FIELDS[name]) for name in details["fields"])
        return _("Changed: %(settings)s", settings=changed)
    return ""


def _about_idea(entry: AuditEntry, title: str) -> str:
    if entry.event != Event.IDEA_CHECKED:
        return title
    verdict = DECIDED[Verdict(entry.details["verdict"])]
    return _("%(verdict)s: %(title)s", verdict=verdict, title=title) if title else str(verdict)
