"""Who waits for whom: votes go side by side, closing waits for all of them.

SQLite needs none of this: an immediate transaction is alone. The key of a slot's lock is not stored
anywhere; row locks are not used, because a locked row keeps the locker's transaction id on disk.
"""

from __future__ import annotations

from sqlalchemy import text

from pbapp.db import db

#: names our locks among all advisory locks of the database: "box"
SPACE = 0x626F78
_SHARED = text("SELECT pg_advisory_xact_lock_shared(:space, :round)")
_ALONE = text("SELECT pg_advisory_xact_lock(:space, :round)")
_SLOT = text("SELECT pg_advisory_xact_lock(:slot)")


def for_vote(round_id: int, slot: str) -> None:
    """Hold the slot, and keep the box from closing, until this transaction ends."""
    if _needed():
        db.session.execute(_SHARED, {"space": SPACE, "round": round_id})
        number = int.from_bytes(bytes.fromhex(slot)[:8], "big", signed=True)
        db.session.execute(_SLOT, {"slot": number})


def for_closing(round_id: int) -> None:
    """Wait for every vote on its way, and hold back new ones, until this transaction ends."""
    if _needed():
        db.session.execute(_ALONE, {"space": SPACE, "round": round_id})


def _needed() -> bool:
    return db.engine.dialect.name == "postgresql"
