"""Keeping a release as it went out (engagement.md section 3.10, rule 10), and reading it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pbapp.activities.releases.floors import floors_now
from pbapp.activities.releases.models import StoredRelease
from pbapp.audit import Event
from pbapp.audit import record as audit
from pbapp.db import db
from pbapp.disclosure.shown import Marker, Shown

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Numbers past the gate, on their way out."""

    engagement_id: int
    what: str
    output: Mapping[str, Any]
    hidden: Sequence[str]
    #: the exact numbers; none where what was counted cannot change any more
    counts: Sequence[Sequence[Any]] = ()
    #: what the log says of it
    event: Event = Event.NUMBERS_PUBLISHED


def earlier(engagement_id: int, what: str) -> Sequence[StoredRelease]:
    """Every version that is out, the first one first."""
    query = select(StoredRelease).where(
        StoredRelease.engagement_id == engagement_id, StoredRelease.what == what
    )
    return db.session.scalars(query.order_by(StoredRelease.number)).all()


def keep(leaving: Leaving, *, number: int, on: Any, by: Actor) -> StoredRelease:
    """Store a version: who, when, under which rules, what was hidden, the output and its hash."""
    row = StoredRelease(
        engagement_id=leaving.engagement_id,
        made_by_id=by.user_id,
        what=leaving.what,
        number=number,
        output=dict(leaving.output),
        sha256=hashlib.sha256(canonical(leaving.output)).hexdigest(),
        rules_version=floors_now().rules,
        counts=[list(one) for one in leaving.counts],
        hidden=list(leaving.hidden),
    )
    db.session.add(row)
    db.session.flush()
    details = {"breakdown": row.what, "number": row.number, "hidden": len(row.hidden)}
    audit(leaving.event, on=on, by=by, **details)
    return row


def keep_once(what: str, output: Mapping[str, Any], *, on: Any, by: Actor, **more: Any) -> None:
    """Store what has one version only: nothing is added afterwards to what it counts."""
    hidden = list(hidden_in(output))
    leaving = Leaving(
        engagement_id=on.engagement_id, what=what, output=output, hidden=hidden, **more
    )
    keep(leaving, number=1, on=on, by=by)


def released(engagement_id: int, what: str) -> Mapping[str, Any]:
    """The output that is out; raises NoResultFound."""
    query = select(StoredRelease.output).where(
        StoredRelease.engagement_id == engagement_id, StoredRelease.what == what
    )
    found: Mapping[str, Any] = db.session.scalars(query).one()
    return found


def canonical(output: Mapping[str, Any]) -> bytes:
    """The bytes whose hash is kept."""
    return json.dumps(output, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def stored_as(shown: Shown) -> dict[str, Any]:
    """A shown number as it is kept."""
    marker = shown.marker.value if shown.marker else None
    return {"text": shown.text, "value": shown.value_or_none, "marker": marker}


def shown_from(stored: Mapping[str, Any]) -> Shown:
    """What `stored_as` made."""
    marker = Marker(stored["marker"]) if stored["marker"] else None
    return Shown(stored["text"], stored["value"], marker)


def hidden_in(output: Any, path: str = "") -> Iterator[str]:
    """Where a number is hidden for confidentiality, as a path through the output."""
    if isinstance(output, Mapping):
        if output.get("marker") == Marker.CONFIDENTIAL.value:
            yield path
        for name, inner in output.items():
            yield from hidden_in(inner, f"{path}/{name}")
    elif isinstance(output, list):
        for place, inner in enumerate(output):
            yield from hidden_in(inner, f"{path}/{place}")
