"""How the work went on the way: changes, comments and complaints, what else it serves."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pbapp.db import Base, short
from pbapp.engagement.kinds import LinkKind
from pbapp.engagement.models.parts import OfRecord


class Adjustment(OfRecord, Base):
    """Something done otherwise than planned, and who asked for it."""

    __tablename__ = "adjustment"

    what: Mapped[str]
    changed_on: Mapped[date]
    #: a post or a group, never a private person; "" where nobody asked
    asked_by: Mapped[str] = mapped_column(default="")
    #: a comment of somebody from the community led to it
    from_comment: Mapped[bool] = mapped_column(default=False)


class CommentNoted(OfRecord, Base):
    """A comment on how the work is done; who made it is not kept here."""

    __tablename__ = "comment_noted"
    __table_args__ = (
        CheckConstraint("answered_on IS NULL OR answered_on >= received_on", name="answered_on"),
    )

    about: Mapped[str]
    received_on: Mapped[date]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")


class Complaint(OfRecord, Base):
    """A complaint about how people were dealt with; who complained is not kept here."""

    __tablename__ = "complaint"
    __table_args__ = (
        CheckConstraint("answered_on IS NULL OR answered_on >= received_on", name="answered_on"),
    )

    about: Mapped[str]
    received_on: Mapped[date]
    #: about somebody's conduct
    is_conduct: Mapped[bool] = mapped_column(default=False)
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")


class RecordLink(OfRecord, Base):
    """An outcome, plan, action or request that the work serves."""

    __tablename__ = "record_link"

    kind: Mapped[LinkKind]
    title: Mapped[short]
    found_at: Mapped[str] = mapped_column(default="")
