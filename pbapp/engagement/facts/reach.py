"""Who was heard, as the rules of the standards read it (engagement.md section 8.3, INC2)."""

from __future__ import annotations

from typing import TypedDict

from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.queries import heard
from pbapp.places.zones.people import people_in
from pbapp.standards import facts as plain

MOST_DEPRIVED = 1


class ReachGroups(TypedDict):
    """Who was heard beside who lives there."""

    reach: plain.Reach | None


def reach_groups(record: Engagement) -> ReachGroups:
    """The group `reach`; None until people were counted and their area is held."""
    found = heard(record.id).get(Dimension.FIFTH)
    if found is None or found.banding is None or found.is_mixed:
        return ReachGroups(reach=None)
    area = people_in([one.id for one in record.areas], found.banding)
    whole = sum(area.by_fifth.values())
    if not whole:
        return ReachGroups(reach=None)
    return ReachGroups(
        reach=plain.Reach(
            base=found.base,
            most_deprived=found.counts.get(str(MOST_DEPRIVED), 0),
            area_part=area.by_fifth[MOST_DEPRIVED],
            area_base=whole,
        )
    )
