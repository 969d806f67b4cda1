"""What everyone may read: the newest version of each breakdown, never the numbers behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from pbapp import clock
from pbapp.activities.releases.ledger import shown_from
from pbapp.activities.releases.models import StoredRelease
from pbapp.db import db
from pbapp.disclosure.shown import Marker, Shown, marked

#: heads by activity
HEADS = "heads"
#: how the names of breakdowns of who was heard begin
REACH = "reach-"


@dataclass(frozen=True)
class Released:
    """A published breakdown."""

    what: str
    number: int
    on: date
    #: category to what stands there
    cells: Mapping[str, Shown]
    labels: Mapping[str, str]
    #: whole percents of the total; empty where none were asked for
    shares: Mapping[str, Shown]
    total: Shown
    #: what stands beside the numbers: shares, the version of the deprivation index
    beside: Mapping[str, Any]
    rules_version: str
    sha256: str

    @property
    def has_hidden(self) -> bool:
        """A number is hidden for confidentiality."""
        return any(
            shown.marker is Marker.CONFIDENTIAL for shown in (*self.cells.values(), self.total)
        )


def latest(engagement_id: int) -> dict[str, Released]:
    """The newest version of each breakdown of a record, by its name."""
    return latest_of([engagement_id]).get(engagement_id, {})


def latest_of(engagement_ids: Collection[int]) -> dict[int, dict[str, Released]]:
    """The same for several records, in one statement."""
    columns = (
        StoredRelease.engagement_id,
        StoredRelease.what,
        StoredRelease.number,
        StoredRelease.made_at,
        StoredRelease.output,
        StoredRelease.rules_version,
        StoredRelease.sha256,
    )
    # The ledger also keeps what surveys, places and programmes let out, in shapes of their own.
    mine = or_(StoredRelease.what == HEADS, StoredRelease.what.startswith(REACH))
    query = select(*columns).where(StoredRelease.engagement_id.in_(engagement_ids), mine)
    found: dict[int, dict[str, Released]] = {}
    for row in db.session.execute(query.order_by(StoredRelease.number)):
        found.setdefault(row.engagement_id, {})[row.what] = _released(row)
    return found


def totals_of(engagement_ids: Collection[int]) -> dict[int, Shown]:
    """How many took part in each piece of work, as its own page shows it; [x]: nothing is out."""
    found = latest_of(engagement_ids)
    nothing = marked(Marker.NOT_COLLECTED)
    return {
        one: found[one][HEADS].total if HEADS in found.get(one, {}) else nothing
        for one in engagement_ids
    }


def _released(row: Any) -> Released:
    output = row.output
    return Released(
        what=row.what,
        number=row.number,
        on=clock.local(row.made_at).date(),
        cells={name: shown_from(cell) for name, cell in output["cells"]},
        labels=dict(output["labels"]),
        shares={name: shown_from(share) for name, share in output["shares"]},
        total=shown_from(output["total"]),
        beside=output["beside"],
        rules_version=row.rules_version,
        sha256=row.sha256,
    )
