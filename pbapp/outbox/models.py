"""The table of messages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.db import Base, intpk


class Message(Base):
    """One e-mail to one person; outside development it goes a day after it was sent, or at once."""

    __tablename__ = "message"

    id: Mapped[intpk]
    address: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    #: the same cause never sends twice; one from `forgotten_once_sent` ends with the sending
    cause: Mapped[str | None] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    #: not before this moment: each try that did not go through waits longer
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
