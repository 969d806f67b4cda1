"""The floors that hold for what is let out from now on (engagement.md section 3.10, rule 1)."""

from __future__ import annotations

from sqlalchemy import JSON, Integer, column, select, table

from pbapp.db import db
from pbapp.disclosure.floors import ORDINARY, SENSITIVE, Floors

#: names of the two among the numbers that a partnership may set
FLOOR, SENSITIVE_FLOOR = "floor", "sensitive_floor"
# By its table's name only: the numbers of a partnership stand a row above.
_own = table("threshold_set", column("id", Integer), column("own", JSON))


def floors_now() -> Floors:
    """The partnership's own, and the usual ones for what it left as it was."""
    query = select(_own.c.own).order_by(_own.c.id.desc()).limit(1)
    own = db.session.scalars(query).first() or {}
    return Floors(own.get(FLOOR, ORDINARY), own.get(SENSITIVE_FLOOR, SENSITIVE))
