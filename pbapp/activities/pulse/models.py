"""A pulse and its replies."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.asked import Asked, Channel, dates_in_order, unordered
from pbapp.db import Base
from pbapp.standards.framework import PulseQuestion

QUESTIONS = tuple(question.value for question in PulseQuestion)

ACTIVITY, SESSION = "activity", "session"


def key_of(kind: str, id: int) -> str:
    """The key of something people took part in, such as session-12."""
    return f"{kind}-{id}"


def _code() -> str:
    return secrets.token_urlsafe(9)


class Pulse(Asked, Base):
    """Five questions about one activity, open for some days; its link stands on a card."""

    __tablename__ = "pulse"
    is_for_staff = True
    __table_args__ = dates_in_order()

    #: stands in its address, so that nobody finds it by counting
    code: Mapped[str] = mapped_column(String(20), unique=True, default=_code)
    #: the activity in the record, where it stands there
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activity.id", ondelete="SET NULL"), index=True
    )
    #: the session it is about: those who came get a letter with the link
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"), index=True)
    age: Mapped[Age] = mapped_column(default=Age.ADULT)

    @property
    def about(self) -> str:
        """The key of what it is about; empty for nothing that is in the record."""
        if self.session_id is not None:
            return key_of(SESSION, self.session_id)
        return key_of(ACTIVITY, self.activity_id) if self.activity_id is not None else ""


class PulseReply(Base):
    """What somebody who took part thinks; nothing tells who, and no time finer than the day."""

    __tablename__ = "pulse_reply"
    __table_args__ = (
        UniqueConstraint("pulse_id", "form_key"),
        *(
            CheckConstraint(f"{name} IS NULL OR {name} BETWEEN 1 AND 5", name=name)
            for name in QUESTIONS
        ),
        CheckConstraint(
            " OR ".join(f"{name} IS NOT NULL" for name in QUESTIONS) + " OR comment <> ''",
            name="says_something",
        ),
    )

    id: Mapped[unordered]
    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"), index=True)
    day: Mapped[date] = mapped_column(default=clock.today)
    channel: Mapped[Channel] = mapped_column(default=Channel.ONLINE)
    #: came with the form: the same form sent twice makes one
    form_key: Mapped[str] = mapped_column(String(40))
    easy: Mapped[int | None] = mapped_column(SmallInteger)
    understood: Mapped[int | None] = mapped_column(SmallInteger)
    listened: Mapped[int | None] = mapped_column(SmallInteger)
    respect: Mapped[int | None] = mapped_column(SmallInteger)
    again_or_learnt: Mapped[int | None] = mapped_column(SmallInteger)
    #: for staff to read; it is never shown to everyone as it is
    comment: Mapped[str] = mapped_column(default="")
