"""Protecting a breakdown, holding it against all earlier releases, and keeping it as it went out.

engagement.md section 3.10, rules 1 to 6 and 10.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from pbapp.access.roles import Actor
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.disclosure import breakdown as gate
from pbapp.disclosure.floors import DEFAULT_FLOORS, RULES_VERSION
from pbapp.disclosure.releases import ALL, Release, TellsTooMuch, check_against
from pbapp.disclosure.shares import protect_share
from pbapp.disclosure.shown import Marker, Shown, marked, number
from pbapp.engagement.models import Engagement
from pbapp.engagement.releases.models import StoredRelease
from pbapp.engagement.releases.queries import stored_as
from pbapp.i18n import _
from pbapp.refusals import Refused


class Withheld(Refused):
    """The numbers would give people away beside what is out already; nothing was published."""


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """The exact numbers of one breakdown, on their way to the door."""

    what: str
    #: what to call it in a sentence
    title: str
    #: category to people; None: not counted
    cells: Mapping[str, int | None]
    labels: Mapping[str, str]
    sensitive: bool
    #: numbers that are public elsewhere, so that they are no secret here
    open: frozenset[str] = frozenset()
    #: one group of people in parts; False: separate groups, each of its own
    adds_up: bool = True
    rounded: bool = False
    #: whole percents of the total beside the counts
    with_shares: bool = False
    beside: Mapping[str, Any] = field(default_factory=dict)


def publish(record: Engagement, numbers: Breakdown, *, by: Actor) -> StoredRelease:
    """Let a breakdown out; raises Withheld. The same again gives the release that is out already.

    The record must be held by the caller, so that two people cannot pass the door at once.
    """
    earlier = _earlier(record.id, numbers.what)
    shown = protect(numbers, {name for one in earlier for name in one.hidden})
    now = _release(numbers, shown)
    for one in earlier:
        _hold_against(one, now, numbers)
    output = _output(numbers, shown)
    if earlier and earlier[-1].output == output:
        return earlier[-1]
    row = StoredRelease(
        engagement_id=record.id,
        made_by_id=by.user_id,
        what=numbers.what,
        number=len(earlier) + 1,
        output=output,
        sha256=hashlib.sha256(canonical(output)).hexdigest(),
        rules_version=RULES_VERSION,
        counts=[[row, column, count] for (row, column), count in now.counts.items()],
        hidden=sorted(row for row, _column in now.hidden),
    )
    db.session.add(row)
    db.session.flush()
    details = {"breakdown": row.what, "number": row.number, "hidden": len(row.hidden)}
    audit(Event.NUMBERS_PUBLISHED, on=record, by=by, **details)
    return row


def protect(numbers: Breakdown, hidden_before: set[str]) -> gate.Breakdown:
    """What may be shown: separate groups get a total only where none of them is hidden."""
    if numbers.adds_up:
        return gate.protect_breakdown(
            numbers.cells,
            sensitive=numbers.sensitive,
            rounded=numbers.rounded,
            hidden_before=hidden_before,
        )
    others = {name: n for name, n in numbers.cells.items() if name not in numbers.open}
    cells = {
        **gate.protect_breakdown(
            others, sensitive=numbers.sensitive, hidden_before=hidden_before
        ).cells,
        **{name: _open(numbers.cells[name]) for name in numbers.open},
    }
    return gate.Breakdown({name: cells[name] for name in numbers.cells}, _total(cells))


def _open(heads: int | None) -> Shown:
    return marked(Marker.NOT_COLLECTED) if heads is None else number(heads)


def _total(cells: Mapping[str, Shown]) -> Shown:
    if any(shown.marker is Marker.CONFIDENTIAL for shown in cells.values()):
        return marked(Marker.CONFIDENTIAL)
    known = [shown.value_or_none for shown in cells.values() if shown.value_or_none is not None]
    return number(sum(known)) if known else marked(Marker.NOT_COLLECTED)


def canonical(output: Mapping[str, Any]) -> bytes:
    """The bytes whose hash is kept."""
    return json.dumps(output, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _earlier(engagement_id: int, what: str) -> Sequence[StoredRelease]:
    query = select(StoredRelease).where(
        StoredRelease.engagement_id == engagement_id, StoredRelease.what == what
    )
    return db.session.scalars(query.order_by(StoredRelease.number)).all()


def _release(numbers: Breakdown, shown: gate.Breakdown) -> Release:
    known = {name: count for name, count in numbers.cells.items() if count is not None}
    secret = Marker.CONFIDENTIAL
    hidden = {(name, ALL) for name in known if shown.cells[name].marker is secret}
    cells = {(name, ALL): count for name, count in known.items()}
    if numbers.adds_up:
        cells[ALL, ALL] = sum(known.values())
        hidden |= {(ALL, ALL)} if shown.total.marker is secret else set()
    return Release(cells, frozenset(hidden))


def _hold_against(one: StoredRelease, now: Release, numbers: Breakdown) -> None:
    counts = {(row, column): count for row, column, count in one.counts}
    before = Release(counts, frozenset((name, ALL) for name in one.hidden))
    if not numbers.adds_up:
        before, now = _shown_in_both(before, now)
    try:
        check_against(before, now, floor=DEFAULT_FLOORS.under(sensitive=numbers.sensitive))
    except TellsTooMuch as too_much:
        raise Withheld(_sentence(one, numbers, too_much.place[0])) from too_much


def _shown_in_both(before: Release, now: Release) -> tuple[Release, Release]:
    """Separate groups are compared one by one: a new one says nothing of those before it."""
    both = (before.counts.keys() - before.hidden) & (now.counts.keys() - now.hidden)
    return (
        Release({place: before.counts[place] for place in both}),
        Release({place: now.counts[place] for place in both}),
    )


def _sentence(one: StoredRelease, numbers: Breakdown, place: str) -> str:
    return _(
        "“%(title)s” was not published. Beside version %(number)s, too few people would stand "
        "behind the change at “%(place)s”, so that somebody could be found. The version that is "
        "out stays. Wait until more people were heard.",
        title=numbers.title,
        number=one.number,
        place=numbers.labels.get(place, _("all")),
    )


def _shares(numbers: Breakdown, shown: gate.Breakdown) -> Iterator[tuple[str, Shown]]:
    """A count that is hidden, or whose total is, would show again in its share."""
    if not numbers.with_shares:
        return
    base = sum(count or 0 for count in numbers.cells.values())
    for name, count in numbers.cells.items():
        is_hidden = Marker.CONFIDENTIAL in (shown.cells[name].marker, shown.total.marker)
        share = protect_share(count, base, sensitive=numbers.sensitive)
        yield name, marked(Marker.CONFIDENTIAL) if is_hidden else share


def _output(numbers: Breakdown, shown: gate.Breakdown) -> dict[str, Any]:
    """Lists of pairs keep their order, which a JSON object in a database does not."""
    return {
        "cells": [[name, stored_as(cell)] for name, cell in shown.cells.items()],
        "labels": [[name, str(numbers.labels[name])] for name in numbers.cells],
        "total": stored_as(shown.total),
        "shares": [[name, stored_as(share)] for name, share in _shares(numbers, shown)],
        "beside": dict(numbers.beside),
    }
