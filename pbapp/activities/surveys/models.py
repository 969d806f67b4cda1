"""A survey, its questions, its replies, what people said of themselves, and released quotes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pbapp import clock
from pbapp.activities.ages import Age
from pbapp.activities.asked import Asked, Channel, dates_in_order, unordered
from pbapp.activities.surveys.kinds import MOST_PERSONAL, MOST_QUESTIONS, Kind, Output, Topic
from pbapp.db import Base, intpk
from pbapp.places.models import Area


class Survey(Asked, Base):
    """A short form; people choose the version for their age."""

    __tablename__ = "survey"
    __table_args__ = dates_in_order()

    #: what it is for, for everyone to read
    purpose: Mapped[str] = mapped_column(default="")

    questions: Mapped[list[Question]] = relationship(
        order_by="Question.place", lazy="raise_on_sql", viewonly=True
    )
    personal: Mapped[list[PersonalQuestion]] = relationship(
        order_by="PersonalQuestion.place", lazy="raise_on_sql", viewonly=True
    )

    @property
    def ages(self) -> list[Age]:
        """The versions that have questions."""
        written = {question.age for question in self.questions}
        return [age for age in Age if age in written]

    def asks(self, age: Age) -> list[Question]:
        """The questions of one version, in order."""
        return [question for question in self.questions if question.age is age]


class Question(Base):
    """One question of one version; its place is what bounds how many there can be."""

    __tablename__ = "survey_question"
    __table_args__ = (
        UniqueConstraint("survey_id", "age", "place"),
        CheckConstraint(f"place BETWEEN 1 AND {max(MOST_QUESTIONS.values())}", name="place"),
        CheckConstraint(
            f"age <> '{Age.CHILD.value}' OR place <= {MOST_QUESTIONS[Age.CHILD]}", name="children"
        ),
        CheckConstraint("wording <> ''", name="wording"),
    )

    id: Mapped[intpk]
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    age: Mapped[Age]
    place: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[Kind]
    wording: Mapped[str]
    #: what can be chosen; for a scale, words for its two ends
    choices: Mapped[list[str]] = mapped_column(JSON, default=list)
    #: health, income and the like: the higher floor holds
    is_sensitive: Mapped[bool] = mapped_column(default=False)


class PersonalQuestion(Base):
    """A question about the person, with the output that uses it: without one there is none."""

    __tablename__ = "survey_personal_question"
    __table_args__ = (
        UniqueConstraint("survey_id", "topic"),
        UniqueConstraint("survey_id", "place"),
        CheckConstraint(f"place BETWEEN 1 AND {MOST_PERSONAL}", name="place"),
    )

    id: Mapped[intpk]
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    place: Mapped[int] = mapped_column(SmallInteger)
    topic: Mapped[Topic]
    output: Mapped[Output]


class Reply(Base):
    """What somebody answered; no name, no time finer than the day."""

    __tablename__ = "survey_reply"
    __table_args__ = (UniqueConstraint("survey_id", "form_key"),)

    id: Mapped[unordered]
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    age: Mapped[Age]
    day: Mapped[date] = mapped_column(default=clock.today)
    channel: Mapped[Channel]
    #: came with the form: the same form sent twice makes one
    form_key: Mapped[str] = mapped_column(String(40))
    #: key of a question, as text, to a choice's place, points, a number or words
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)


class AboutPerson(Base):
    """What somebody said of themself. Nothing leads from here to a reply, not even the day.

    It is sent by a form of its own, and `actions.deal_again` lays all rows anew when results come
    out, so that neither keys nor the order on the disk tell which came with which.
    """

    __tablename__ = "survey_about_person"

    id: Mapped[unordered]
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    #: topic to what was chosen, values of ours only
    answers: Mapped[dict[str, str]] = mapped_column(JSON)


class Quote(Base):
    """Words of somebody that staff freed of everything personal before letting them out.

    Beside them may stand an age or a place, never both (engagement.md section 3.10, rule 8).
    """

    __tablename__ = "survey_quote"
    __table_args__ = (
        CheckConstraint("age IS NULL OR area_id IS NULL", name="one_descriptor"),
        CheckConstraint("text <> ''", name="text"),
    )

    id: Mapped[intpk]
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("survey_question.id"), index=True)
    text: Mapped[str]
    age: Mapped[Age | None]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    released_on: Mapped[date] = mapped_column(default=clock.today)
    released_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    area: Mapped[Area | None] = relationship(lazy="raise_on_sql")
