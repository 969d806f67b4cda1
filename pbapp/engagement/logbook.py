"""The change log of a record in words: who, when, what and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wtforms.fields.core import UnboundField

from pbapp.audit import Event
from pbapp.audit.sentences import SENTENCES
from pbapp.engagement import speech
from pbapp.engagement.bars import Bar
from pbapp.engagement.forms.parts import HEADINGS
from pbapp.engagement.forms.record import FORMS
from pbapp.engagement.labels import BARS, POINTS, STATES
from pbapp.engagement.lifecycle import State
from pbapp.engagement.plan.labels import PARTS as OF_THE_PLAN
from pbapp.engagement.queries.log import names
from pbapp.i18n import _

if TYPE_CHECKING:
    from pbapp.audit.models import AuditEntry

#: each field by the question it answers
QUESTIONS: dict[str, str] = {
    name: field.args[0]
    for form in FORMS.values()
    for name in dir(form)
    if isinstance(field := getattr(form, name), UnboundField)
}
#: each part of a record and of its plan by its heading
PARTS: dict[str, str] = {
    part.value: heading for parts in (HEADINGS, OF_THE_PLAN) for part, heading in parts.items()
}


@dataclass(frozen=True)
class Line:
    """One entry: what was done, by whom, when; more about it, and why."""

    what: str
    who: str
    at: datetime
    more: tuple[str, ...]
    reason: str


def lines(entries: Sequence[AuditEntry]) -> list[Line]:
    """The entries in words, in the same order, with one look-up for all names."""
    known = names({entry.by_id for entry in entries if entry.by_id})
    return [
        Line(
            what=str(SENTENCES[Event(entry.event)]),
            who=_who(entry, known),
            at=entry.at,
            more=_more(Event(entry.event), entry.details),
            reason=str(entry.details.get("reason", "")),
        )
        for entry in entries
    ]


def _who(entry: AuditEntry, known: Mapping[int, str]) -> str:
    if entry.by_id is None:
        return _("The calendar")
    return known.get(entry.by_id) or _("Somebody who has left")


def _more(event: Event, details: Mapping[str, Any]) -> tuple[str, ...]:
    if event is Event.ENGAGEMENT_MOVED:
        source, target = (str(STATES[State(details[name])]) for name in ("source", "target"))
        moved = _("From “%(source)s” to “%(target)s”", source=source, target=target)
        return (moved, *map(_missing, details.get("missing", ())))
    if event is Event.ENGAGEMENT_RATED:
        points = POINTS.get(details["points"], _("Does not apply"))
        return (f"{details['indicator']}: {points}",)
    part = details.get("part")
    heading = (str(PARTS[part]),) if part in PARTS else ()
    return (*heading, *_fields(details))


def _missing(what: str) -> str:
    """Something that was not there: a thing to do, or the code of an indicator."""
    is_bar = what in set(Bar)
    named = str(BARS[Bar(what)]) if is_bar else speech.wording(speech.indicator(what))
    return _("Went on without: %(what)s", what=named)


def _fields(details: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(QUESTIONS[name]) for name in details.get("fields", ()) if name in QUESTIONS)
