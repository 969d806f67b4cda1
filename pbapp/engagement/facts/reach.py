"""Who was heard, as the rules of the standards read it (engagement.md section 8.3, INC2)."""

from __future__ import annotations

from pbapp.engagement.models import Engagement
from pbapp.engagement.reach.kinds import Dimension
from pbapp.engagement.reach.queries import heard
from pbapp.places.zones.people import people_in
from pbapp.standards import facts as plain

MOST_DEPRIVED = 1


def reach(record: Engagement) -> plain.Reach | None:
    """Who was heard beside who lives there; None until people were counted in an area we hold."""
    found = heard(record.id).get(Dimension.FIFTH)
    if found is None or found.banding is None or found.is_mixed:
        return None
    area = people_in([one.id for one in record.areas], found.banding)
    whole = sum(area.by_fifth.values())
    if not whole:
        return None
    return plain.Reach(
        base=found.base,
        most_deprived=found.counts.get(str(MOST_DEPRIVED), 0),
        area_part=area.by_fifth[MOST_DEPRIVED],
        area_base=whole,
    )
