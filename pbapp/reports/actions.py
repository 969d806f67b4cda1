"""Writing a board summary and signing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pbapp import audit, clock
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.db import db
from pbapp.i18n import _
from pbapp.refusals import Refused
from pbapp.reports.frozen import frozen
from pbapp.reports.gather import figures_of
from pbapp.reports.models import BoardAsk, BoardSummary, Purpose


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What the board is asked, who is to do it, and by when."""

    text: str
    owner: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What an officer writes into a summary; the figures are counted, never typed."""

    starts_on: date
    ends_on: date
    meeting: str
    meets_on: date
    author_role: str
    purpose: Purpose
    sentence: str
    asks: tuple[Ask, ...]


def make(wording: Wording, *, by: Actor) -> BoardSummary:
    """Begin a summary; it stays a draft until it is signed."""
    summary = BoardSummary(made_by_id=by.user_id)
    _write(summary, wording)
    db.session.add(summary)
    audit.record(Event.BOARD_SUMMARY_MADE, on=summary, by=by)
    return summary


def change(draft: BoardSummary, wording: Wording, *, by: Actor) -> None:
    """Write a draft anew."""
    _write(draft, wording)
    audit.record(Event.BOARD_SUMMARY_CHANGED, on=draft, by=by)


def sign(draft: BoardSummary, *, by: Actor) -> None:
    """Keep the figures as they stand now and let everyone read the page."""
    if draft.purpose is Purpose.DECISION and not draft.asks:
        raise Refused(
            _("It is for decision, but it asks for nothing. Add what you ask, then sign.")
        )
    draft.figures = frozen(figures_of(draft.period))
    draft.signed_at = clock.now()
    draft.signed_by_id = by.user_id
    audit.record(Event.BOARD_SUMMARY_SIGNED, on=draft, by=by)


def _write(summary: BoardSummary, wording: Wording) -> None:
    summary.starts_on, summary.ends_on = wording.starts_on, wording.ends_on
    summary.meeting, summary.meets_on = wording.meeting, wording.meets_on
    summary.author_role, summary.purpose = wording.author_role, wording.purpose
    summary.sentence = wording.sentence
    summary.asks = [
        BoardAsk(place=place, text=ask.text, owner=ask.owner, due_on=ask.due_on)
        for place, ask in enumerate(wording.asks, start=1)
    ]
