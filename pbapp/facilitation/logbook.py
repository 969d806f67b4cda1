"""The log of a round in words: what was done, by whom, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pbapp.audit import Event
from pbapp.audit.events import SENTENCES
from pbapp.facilitation.queries import names
from pbapp.i18n import _
from pbapp.rounds.labels import FIELDS, PHASES
from pbapp.rounds.lifecycle import Phase

if TYPE_CHECKING:
    from pbapp.audit.models import AuditEntry


@dataclass(frozen=True)
class Line:
    """One entry: what was done, by whom, when; and more about it where there is more."""

    what: str
    who: str
    at: datetime
    more: str
    reason: str


def lines(entries: Sequence[AuditEntry]) -> list[Line]:
    """The entries in words, in the same order, with one look-up for all names."""
    known = names({entry.by_id for entry in entries if entry.by_id})
    return [
        Line(
            what=str(SENTENCES[Event(entry.event)]),
            who=_who(entry.by_id, known),
            at=entry.at,
            more=_more(entry),
            reason=str(entry.details.get("reason", "")),
        )
        for entry in entries
    ]


def _who(user_id: int | None, known: dict[int, str]) -> str:
    if user_id is None:
        return _("The calendar")
    return known.get(user_id) or _("Somebody who has left")


def _more(entry: AuditEntry) -> str:
    details = entry.details
    if entry.event == Event.ROUND_ADVANCED:
        source, target = PHASES[Phase(details["source"])], PHASES[Phase(details["target"])]
        return _("From “%(source)s” to “%(target)s”", source=source, target=target)
    if entry.event == Event.ROUND_CHANGED:
        changed = ", ".join(str(FIELDS[name]) for name in details["fields"])
        return _("Changed: %(settings)s", settings=changed)
    return ""
