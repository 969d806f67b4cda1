"""Lessons: case studies in five questions, and who cites them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp.db import Base, intpk, short
from pbapp.engagement.kinds.loop import LearningTheme, Sharing
from pbapp.engagement.models.parts import OfRecord
from pbapp.engagement.models.record import Engagement


class LearningNote(OfRecord, Base):
    """A short case study (engagement.md section 4.10); it may say that something did not work."""

    __tablename__ = "learning_note"
    __table_args__ = (
        CheckConstraint(
            "published_on IS NULL OR (problem <> '' AND what_we_did <> '' AND learning <> '')",
            name="published",
        ),
    )

    title: Mapped[short]
    theme: Mapped[LearningTheme]
    problem: Mapped[str] = mapped_column(default="")
    what_we_did: Mapped[str] = mapped_column(default="")
    what_helped: Mapped[str] = mapped_column(default="")
    barriers: Mapped[str] = mapped_column(default="")
    learning: Mapped[str] = mapped_column(default="")
    worked: Mapped[str] = mapped_column(default="")
    did_not_work: Mapped[str] = mapped_column(default="")
    #: a post or a group, never a private person
    contact: Mapped[str] = mapped_column(default="")
    shared_with: Mapped[Sharing] = mapped_column(default=Sharing.CPP)
    published_on: Mapped[date | None]

    record: Mapped[Engagement] = relationship(lazy="raise_on_sql")
    tags: Mapped[list[LearningTag]] = relationship(
        order_by="LearningTag.name", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class LearningTag(Base):
    """A word by which others find a lesson they can use again."""

    __tablename__ = "learning_tag"
    __table_args__ = (UniqueConstraint("note_id", "name"),)

    id: Mapped[intpk]
    note_id: Mapped[int] = mapped_column(ForeignKey("learning_note.id", ondelete="CASCADE"))
    #: lower case
    name: Mapped[short] = mapped_column(index=True)


class LearningCitation(OfRecord, Base):
    """The plan of a record rests on an earlier lesson."""

    __tablename__ = "learning_citation"
    __table_args__ = (
        UniqueConstraint("engagement_id", "note_id"),
        CheckConstraint("use <> ''", name="use"),
    )

    note_id: Mapped[int] = mapped_column(
        ForeignKey("learning_note.id", ondelete="CASCADE"), index=True
    )
    #: what is done because of it
    use: Mapped[str]

    note: Mapped[LearningNote] = relationship(lazy="raise_on_sql")
