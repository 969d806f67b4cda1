"""Entering who was heard, and letting numbers of people out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pbapp.access.permissions import Can
from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement import releases
from pbapp.engagement.actions.refusals import must_allow
from pbapp.engagement.facts.gather import held_of
from pbapp.engagement.heads import heads
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import hold
from pbapp.engagement.reach.kinds import BANDED, Dimension, Source, sources_for
from pbapp.engagement.reach.models import ReachCount, ReachTable
from pbapp.engagement.reach.numbers import reach_numbers
from pbapp.engagement.reach.queries import table_of
from pbapp.i18n import _
from pbapp.places.zones.models import SIMD_VERSION, Banding
from pbapp.refusals import Unfit


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What somebody counted: people by category, and how many live here where that is entered."""

    dimension: Dimension
    #: None: the whole work
    activity_id: int | None
    source: Source
    people: Mapping[str, int | None]
    unknown: int
    banding: Banding | None = None
    lives: Mapping[str, int | None] = field(default_factory=dict)
    lives_source: str = ""


def enter(record: Engagement, counted: Counted, *, by: Actor) -> None:
    """Keep the counts in place of those held for the same activity and dimension. Raises Unfit."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    _require_fit(record, counted)
    if held := table_of(record.id, counted.dimension, counted.activity_id):
        db.session.delete(held)
        db.session.flush()
    banded = counted.dimension in BANDED
    table = ReachTable(
        engagement_id=record.id,
        made_by_id=by.user_id,
        activity_id=counted.activity_id,
        dimension=counted.dimension,
        source=counted.source,
        unknown=counted.unknown,
        banding=counted.banding if banded else None,
        simd_version=SIMD_VERSION if banded else None,
        lives_source=counted.lives_source,
    )
    table.counts = [
        ReachCount(category=name, people=number or 0, lives=counted.lives.get(name))
        for name, number in counted.people.items()
    ]
    db.session.add(table)
    db.session.flush()
    details = {"dimension": counted.dimension.value, "activity": counted.activity_id}
    audit(Event.REACH_COUNTED, on=record, by=by, **details)


def _require_fit(record: Engagement, counted: Counted) -> None:
    faults = {}
    if counted.source not in sources_for(counted.dimension):
        faults["source"] = _("Ask people. Nobody is counted by how they look.")
    if counted.activity_id not in {None, *(one.id for one in record.activities)}:
        faults["activity_id"] = _("Choose one of these.")
    if not any(counted.people.values()) and not counted.unknown:
        faults["unknown"] = _("Enter at least one number.")
    if any(number is not None for number in counted.lives.values()) and not counted.lives_source:
        faults["lives_source"] = _("Write where the numbers of people who live here come from.")
    if faults:
        raise Unfit(faults)


def remove(record: Engagement, table: ReachTable, *, by: Actor) -> None:
    """Take a table of counts out; what was published of it stays out."""
    hold(record)
    must_allow(record, Can.EDIT_ENGAGEMENT)
    details = {"dimension": table.dimension.value, "activity": table.activity_id}
    db.session.delete(table)
    audit(Event.REACH_COUNTED, on=record, by=by, **details)


def publish_numbers(record: Engagement, *, by: Actor) -> list[str]:
    """Let out every breakdown that may go; a sentence for each that had to stay back.

    What stays back leaves its version that is out as it is; the others go out all the same.
    """
    hold(record)
    held_back = []
    for numbers in (heads(held_of(record)), *reach_numbers(record)):
        if not numbers.cells:
            continue
        try:
            releases.publish(record, numbers, by=by)
        except releases.Withheld as refusal:
            held_back.append(str(refusal))
    return held_back
