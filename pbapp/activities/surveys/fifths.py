"""A postcode becomes fifths and area at once and is dropped (engagement.md section 3.9)."""

from __future__ import annotations

from sqlalchemy import exists, select

from pbapp.activities.surveys.kinds import Topic
from pbapp.db import db
from pbapp.places.zones.lookup import Place, lookup
from pbapp.places.zones.models import Postcode

#: beside the fifth of the whole index stands that of its access domain: rural places need both
ACCESS = "postcode_access"
#: key of the smallest area held around it
AREA = "postcode_area"
UNKNOWN = "unknown"


def is_known() -> bool:
    """Whether postcodes can be looked up; if not, nothing could use the answer."""
    return bool(db.session.scalar(select(exists().where(Postcode.code.is_not(None)))))


def of_postcode(postcode: str) -> dict[str, str]:
    """What is kept of it: fifths "1" (most deprived) to "5", an area's key, or "unknown"."""
    found = lookup(postcode)
    if not isinstance(found, Place):
        return {Topic.POSTCODE.value: UNKNOWN}
    return {
        Topic.POSTCODE.value: str(found.fifth),
        ACCESS: str(found.access_fifth or UNKNOWN),
        AREA: str(found.area_id or UNKNOWN),
    }
