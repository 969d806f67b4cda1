"""The box: ballots and what happened to them. No time, no person, no order.

No foreign keys either: on PostgreSQL each would leave the transaction id of the vote on the row it
points to, where it could be compared, and would make votes wait for whoever holds the round.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp.db import Base
from pbapp.voting.ids import random_id


class Channel(StrEnum):
    """How a ballot came in."""

    ONLINE = "online"
    IMPORTED = "imported"


class BallotState(StrEnum):
    """Whether it is in the box."""

    IN_BOX = "in_box"
    CANCELLED = "cancelled"


class EventKind(StrEnum):
    """What happened in the box; a change is a cast and a replaced."""

    CAST = "cast"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


# Without a row id SQLite keeps rows in the order of their random key, not of their arrival.
class Ballot(Base):
    """What lies in one slot; a cancelled ballot keeps its slot and version, and no content."""

    __tablename__ = "ballot"
    __table_args__ = (
        UniqueConstraint("round_id", "slot"),
        CheckConstraint(
            "(state = 'in_box') = (tracker IS NOT NULL)"
            " AND (tracker IS NULL) = (selections IS NULL)"
            " AND (tracker IS NULL) = (leaf IS NULL)",
            name="content",
        ),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=random_id)
    round_id: Mapped[int]
    slot: Mapped[str] = mapped_column(String(64))
    area_id: Mapped[int | None]
    channel: Mapped[Channel] = mapped_column(default=Channel.ONLINE)
    #: canonical JSON: {"<pot id>": [project ids]}, or [[project id, points]] where ballots give any
    selections: Mapped[str | None]
    tracker: Mapped[str | None] = mapped_column(String(32), unique=True)
    leaf: Mapped[str | None] = mapped_column(String(64))
    #: how often the slot changed; a form carries the one it was rendered from
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[BallotState] = mapped_column(default=BallotState.IN_BOX)


class BoxEvent(Base):
    """One thing that happened in the box, named by the ballot's leaf only."""

    __tablename__ = "box_event"
    __table_args__ = {"sqlite_with_rowid": False}

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=random_id)
    round_id: Mapped[int] = mapped_column(index=True)
    leaf: Mapped[str] = mapped_column(String(64))
    kind: Mapped[EventKind]
    #: number of the checkpoint that sealed it; None while it waits for one
    checkpoint: Mapped[int | None]
