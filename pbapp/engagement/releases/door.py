"""Protecting a breakdown, holding it against all earlier releases, and keeping it as it went out.

engagement.md section 3.10, rules 1 to 6 and 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pbapp.access.roles import Actor
from pbapp.activities.releases import ledger
from pbapp.activities.releases.floors import floors_now
from pbapp.activities.releases.ledger import stored_as
from pbapp.activities.releases.models import StoredRelease
from pbapp.disclosure import breakdown as gate
from pbapp.disclosure.floors import Floors
from pbapp.disclosure.releases import ALL, Release, TellsTooMuch, check_against
from pbapp.disclosure.shares import protect_share
from pbapp.disclosure.shown import Marker, Shown, marked, number
from pbapp.engagement.models import Engagement
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
    #: never told, however many: the people of a single data zone
    alone: frozenset[str] = frozenset()
    #: one group of people in parts; False: separate groups, each of its own
    adds_up: bool = True
    #: of separate groups, those whose sum stands elsewhere: name to what they share
    summed_with: Mapping[str, str] = field(default_factory=dict)
    #: whole percents of the total beside the counts
    with_shares: bool = False
    beside: Mapping[str, Any] = field(default_factory=dict)


def publish(record: Engagement, numbers: Breakdown, *, by: Actor) -> StoredRelease:
    """Let a breakdown out; raises Withheld. The same again gives the release that is out already.

    The record must be held by the caller, so that two people cannot pass the door at once.
    """
    earlier, floors = ledger.earlier(record.id, numbers.what), floors_now()
    shown = protect(numbers, {name for one in earlier for name in one.hidden}, floors)
    output = _output(numbers, shown, floors)
    if earlier and earlier[-1].output == output:
        return earlier[-1]
    now = _release(numbers, shown)
    for one in earlier:
        _hold_against(one, now, numbers, floors)
    leaving = ledger.Leaving(
        engagement_id=record.id,
        what=numbers.what,
        output=output,
        counts=[(row, column, count) for (row, column), count in now.counts.items()],
        hidden=sorted(row for row, _column in now.hidden),
    )
    return ledger.keep(leaving, number=len(earlier) + 1, on=record, by=by)


def protect(numbers: Breakdown, hidden_before: set[str], floors: Floors) -> gate.Breakdown:
    """What may be shown, to the nearest 5; what is public elsewhere stands as it is.

    Separate groups have a total only where none of them is hidden.
    """
    through = partial(
        gate.protect_breakdown,
        sensitive=numbers.sensitive,
        floors=floors,
        rounded=True,
        hidden_before=hidden_before | numbers.alone,
    )
    if numbers.adds_up:
        return through(numbers.cells)
    cells = {name: _open(numbers.cells[name]) for name in numbers.open}
    for group in _summed(numbers):
        cells |= through(group).cells
    return gate.Breakdown({name: cells[name] for name in numbers.cells}, _total(numbers, cells))


def _summed(numbers: Breakdown) -> Iterable[Mapping[str, int | None]]:
    """Groups whose sum may be known, so that none of them is hidden alone; the rest as one."""
    groups: dict[str, dict[str, int | None]] = {}
    for name, heads in numbers.cells.items():
        if name not in numbers.open:
            groups.setdefault(numbers.summed_with.get(name, ""), {})[name] = heads
    return groups.values()


def _open(heads: int | None) -> Shown:
    return marked(Marker.NOT_COLLECTED) if heads is None else number(heads)


def _total(numbers: Breakdown, cells: Mapping[str, Shown]) -> Shown:
    if any(shown.marker is Marker.CONFIDENTIAL for shown in cells.values()):
        return marked(Marker.CONFIDENTIAL)
    known = {name: count for name, count in numbers.cells.items() if count is not None}
    if not known:
        return marked(Marker.NOT_COLLECTED)
    return number(sum(known.values()), rounded=not known.keys() <= numbers.open)


def _release(numbers: Breakdown, shown: gate.Breakdown) -> Release:
    known = {name: count for name, count in numbers.cells.items() if count is not None}
    hidden = [name for name in known if shown.cells[name].marker is Marker.CONFIDENTIAL]
    if not numbers.adds_up:
        cells = {(name, ALL): count for name, count in known.items()}
        return Release(cells, frozenset((name, ALL) for name in hidden))
    hidden += [ALL] if shown.total.marker is Marker.CONFIDENTIAL else []
    return Release.of_breakdown(known, hidden)


def _hold_against(one: StoredRelease, now: Release, numbers: Breakdown, floors: Floors) -> None:
    counts = {(row, column): count for row, column, count in one.counts}
    before = Release(counts, frozenset((name, ALL) for name in one.hidden))
    if not numbers.adds_up:
        before, now = _shown_in_both(before, now)
    try:
        check_against(before, now, floor=floors.under(sensitive=numbers.sensitive))
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


def _shares(
    numbers: Breakdown, shown: gate.Breakdown, floors: Floors
) -> Iterator[tuple[str, Shown]]:
    """A count that is hidden, or whose total is, would show again in its share."""
    if not numbers.with_shares:
        return
    base = sum(count or 0 for count in numbers.cells.values())
    for name, count in numbers.cells.items():
        is_hidden = Marker.CONFIDENTIAL in (shown.cells[name].marker, shown.total.marker)
        share = protect_share(count, base, sensitive=numbers.sensitive, floors=floors)
        yield name, marked(Marker.CONFIDENTIAL) if is_hidden else share


def _output(numbers: Breakdown, shown: gate.Breakdown, floors: Floors) -> dict[str, Any]:
    """Lists of pairs keep their order, which a JSON object in a database does not."""
    return {
        "cells": [[name, stored_as(cell)] for name, cell in shown.cells.items()],
        "labels": [[name, str(numbers.labels[name])] for name in numbers.cells],
        "total": stored_as(shown.total),
        "shares": [[name, stored_as(share)] for name, share in _shares(numbers, shown, floors)],
        "beside": dict(numbers.beside),
    }
