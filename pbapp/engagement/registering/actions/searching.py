"""Keeping a search, with what was seen in it and what was answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.engagement.models import Engagement
from pbapp.engagement.register import queries
from pbapp.engagement.register.kinds import Answer, KnownKind
from pbapp.engagement.register.models import KnownLink, KnownSearch, SeenOverlap
from pbapp.engagement.register.queries import Asked, Earlier, Shown
from pbapp.engagement.registering.actions.joining import ask_together


@dataclass(frozen=True)
class Given:
    """What somebody answered: per overlap by the other record's key, and what they build on."""

    answers: Mapping[int, tuple[Answer | None, str]] = field(default_factory=dict)
    earlier: Collection[int] = ()
    learning: Sequence[str] = ()
    data_sets: Sequence[str] = ()


def keep(asked: Asked, given: Given, *, by: Actor) -> KnownSearch:
    """Store a search as it finds things now, for a record that is still to be opened."""
    earlier = queries.already_known(asked, for_staff=by.is_staff)
    search = KnownSearch(
        made_by_id=by.user_id,
        topic=asked.topic[:200],
        area_ids=sorted(asked.area_ids),
        audiences=sorted(asked.audiences),
        opens_on=asked.opens_on,
        closes_on=asked.closes_on,
        nothing_found=not earlier,
        overlaps=[_seen(one, given) for one in queries.overlapping(asked)],
        links=_links(earlier, given),
    )
    db.session.add(search)
    db.session.flush()
    return search


def attach(search: KnownSearch, record: Engagement, *, by: Actor) -> None:
    """Tie a search to its record; whoever leads work to be asked together gets a letter."""
    search.engagement_id = record.id
    open_ones = sum(one.waits for one in search.overlaps)
    audit(Event.ENGAGEMENT_SEARCHED, on=record, by=by, search=search.id, unanswered=open_ones)
    for one in search.overlaps:
        if one.answer is Answer.JOIN_UP:
            ask_together(record, one.other, one.reason, by=by)


def attach_own(search_id: int, record: Engagement, *, by: Actor) -> None:
    """The same for a search somebody has just made; one that is not theirs, or used, is let be."""
    search = queries.own_search(search_id, by.user_id)
    if search is not None:
        attach(search, record, by=by)


def _seen(shown: Shown, given: Given) -> SeenOverlap:
    answer, reason = given.answers.get(shown.record.id, (None, ""))
    return SeenOverlap(
        other=shown.record,
        inner=shown.overlap.inner.name,
        outer=shown.overlap.outer.name,
        audiences=list(shown.overlap.audiences),
        words=list(shown.overlap.words),
        days_apart=shown.overlap.days_apart,
        answer=answer,
        reason=reason,
    )


def _links(earlier: Sequence[Earlier], given: Given) -> list[KnownLink]:
    found = [
        KnownLink(kind=KnownKind.ENGAGEMENT, other=one.record)
        for one in earlier
        if one.record.id in given.earlier
    ]
    named = {KnownKind.LEARNING: given.learning, KnownKind.DATA_SET: given.data_sets}
    return [
        *found,
        *(KnownLink(kind=kind, title=title) for kind, titles in named.items() for title in titles),
    ]
