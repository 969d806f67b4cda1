"""Choosing what feedback shows, and putting it out."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from pbapp import clock
from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.actions import must_allow
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.telling import FeedbackItem
from pbapp.engagement.queries.record import hold
from pbapp.i18n import _
from pbapp.refusals import Refused, Unfit
from pbapp.standards.kinds import FeedbackKind

#: a thing that feedback can show: the column that points at it, and its key
Thing = tuple[str, int]
COLUMNS = ("finding_id", "option_id", "decision_id", "commitment_id")


def choose(at: RowOn, chosen: Mapping[Thing, str], *, by: Actor) -> None:
    """Let feedback show these rows, each with plain words that may be empty; raises Unfit."""
    hold(at.record)
    must_allow(at.record, needed(at))
    _require_the_few(at, chosen)
    kept = {thing_of(one): one for one in shown_by(at.row.id)}
    for thing, item in kept.items():
        if thing not in chosen:
            db.session.delete(item)
    for thing, words in chosen.items():
        item = kept.get(thing) or _new(at, thing, by)
        item.words = words.strip()
        db.session.add(item)
    audit(Event.FEEDBACK_CHOSEN, on=at.record, by=by, row=at.row.id, shown=len(chosen))


def publish(at: RowOn, *, by: Actor) -> None:
    """Put feedback out today; Refused while there is nothing in it."""
    hold(at.record)
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    db.session.refresh(at.row, ["published_on"])
    if at.row.published_on is not None:
        raise Refused(_("This is out already."))
    if not at.row.told and not shown_by(at.row.id):
        raise Refused(_("Choose what to show first, or write at least one part."))
    at.row.published_on = clock.today()
    audit(Event.FEEDBACK_PUBLISHED, on=at.record, by=by, row=at.row.id)


def needed(at: RowOn) -> Can:
    """What is out changes only while the record is still filled in."""
    return Can.EDIT_ENGAGEMENT if at.row.published_on else Can.FOLLOW_UP_ENGAGEMENT


def shown_by(feedback_id: int) -> list[FeedbackItem]:
    """What it shows now."""
    query = select(FeedbackItem).where(FeedbackItem.feedback_id == feedback_id)
    return list(db.session.scalars(query.order_by(FeedbackItem.id)))


def thing_of(item: FeedbackItem) -> Thing:
    """The one thing an item shows."""
    return next((name, getattr(item, name)) for name in COLUMNS if getattr(item, name))


def of_the_few(record: Engagement) -> set[int]:
    """Findings that few hold or that oppose: what was heard is not told without them."""
    return {one.id for one in record.findings if one.stance.is_of_the_few}


def _require_the_few(at: RowOn, chosen: Mapping[Thing, str]) -> None:
    if at.row.kind is not FeedbackKind.WHAT_WE_HEARD:
        return
    left_out = of_the_few(at.record) - {id for name, id in chosen if name == "finding_id"}
    faults = {
        f"finding_id_{id}": _("Keep the views of the few too. Tick this one again.")
        for id in sorted(left_out)
    }
    if faults:
        raise Unfit(faults)


def _new(at: RowOn, thing: Thing, by: Actor) -> FeedbackItem:
    item = FeedbackItem(engagement_id=at.record.id, feedback_id=at.row.id, made_by_id=by.user_id)
    setattr(item, thing[0], thing[1])
    return item
