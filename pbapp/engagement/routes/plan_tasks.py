"""The parts of a plan as tasks: what is due now for work of this size, and what may wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flask import url_for

from pbapp import clock
from pbapp.engagement.bars import Bar, RecordFacts, barring
from pbapp.engagement.facts.gather import Facts
from pbapp.engagement.forms.record import Topic
from pbapp.engagement.labels import BARS
from pbapp.engagement.models import Engagement
from pbapp.engagement.plan.sheets import Sheet
from pbapp.engagement.readiness import readiness
from pbapp.engagement.routes.blueprint import Section
from pbapp.engagement.routes.links import page_of
from pbapp.engagement.speech import spoken
from pbapp.i18n import lazy
from pbapp.standards.evidence import Evidence, gather
from pbapp.standards.framework import NSCE_2016
from pbapp.standards.parts import Value


class When(StrEnum):
    """Whether a part of the plan is due."""

    NOW = "now"
    BEGUN = "begun"
    LATER = "later"
    DONE = "done"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Part:
    """A part of a plan: where it is written, and what bars a step or speaks for it."""

    title: str
    where: Topic | Section | Sheet | str
    bars: tuple[Bar, ...] = ()
    codes: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True)
class Task:
    """A part of one record's plan, and what is missing there, a sentence each."""

    label: str
    url: str
    when: When
    lines: tuple[str, ...]

    @property
    def line(self) -> str:
        """The first thing to do."""
        return self.lines[0] if self.lines else ""

    @property
    def status(self) -> str:
        """When, in words."""
        return str(STATUSES[self.when])

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[self.when]


STATUSES: dict[When, str] = {
    When.NOW: lazy("To do"),
    When.BEGUN: lazy("Begun"),
    When.LATER: lazy("Can wait"),
    When.DONE: lazy("Done"),
    When.NOT_ASKED: lazy("Not asked"),
}
TONES: dict[When, str] = {
    When.NOW: "orange",
    When.BEGUN: "blue",
    When.LATER: "grey",
    When.DONE: "green",
    When.NOT_ASKED: "grey",
}
PARTS: tuple[Part, ...] = (
    Part(lazy("What it is"), Topic.ABOUT, (Bar.NO_SUMMARY, Bar.NO_TOPIC, Bar.NO_AREA)),
    Part(lazy("Whom it touches"), Section.PEOPLE, (Bar.NO_AUDIENCE,), ("INC1",)),
    Part(lazy("What is known already"), "engagement.known_of", (Bar.NO_SEARCH,), ("PLA3",)),
    Part(lazy("What it is for"), Topic.PURPOSE, (Bar.NO_QUESTION, Bar.NO_LIMITS, Bar.NO_RESULT)),
    Part(lazy("Dates"), Topic.DATES, (Bar.NO_DAYS, Bar.NO_DATES), ("PLA5",)),
    Part(lazy("Who decides"), Topic.DECISION, (Bar.NO_RULE, Bar.NO_WEIGHT), ("WOR2",)),
    Part(lazy("What should come of it"), Sheet.AIMS, (), ("PLA4",)),
    Part(lazy("Assessments"), Sheet.AIMS, (Bar.NO_ASSESSMENT,), (), "assessments"),
    Part(lazy("Equality screen"), Sheet.NEEDS, (), ("INC2",), "screen"),
    Part(lazy("Barriers and support"), Sheet.NEEDS, (Bar.OPEN_BARRIER,), ("SUP1", "SUP2")),
    Part(lazy("Ways of taking part"), Section.ACTIVITIES, (), ("MET1", "MET3")),
    Part(lazy("Roles"), Sheet.PEOPLE, (), ("WOR1",)),
    Part(lazy("Keeping in touch"), Sheet.NEEDS, (), ("WOR3",), "contact"),
    Part(lazy("Money and staff"), Topic.MEANS, (Bar.NO_MEANS,), ("PLA6",)),
    Part(lazy("Note on personal data"), Topic.DATA, (Bar.NO_DATA_NOTE,)),
    Part(lazy("Partners and the plan"), Sheet.AGREEMENT, (Bar.NOT_AGREED,), ("PLA1", "PLA2")),
)


def tasks_of(record: Engagement, facts: Facts) -> list[Task]:
    """Every part of the plan, in the order in which it is best written."""
    held = readiness(record, facts)
    return [_task(record, part, held, list(_evidence(record, part, facts))) for part in PARTS]


def _evidence(record: Engagement, part: Part, facts: Facts) -> Iterator[Evidence]:
    """What speaks for the indicators that work of this size is rated on."""
    for code in part.codes:
        if NSCE_2016.indicator(code).tier.rank <= record.tier.rank:
            yield gather(code, facts.plain, today=clock.today())


def _task(record: Engagement, part: Part, held: RecordFacts, found: list[Evidence]) -> Task:
    barred = [str(BARS[bar]) for bar in barring(part.bars, held)]
    short = [one for one in found if one.value is not Value.SUFFICIENT]
    asked = [spoken(one.changes[0]) for one in sorted(short, key=_is_begun) if one.changes]
    when = _when(part, found, bool(barred))
    return Task(str(part.title), _address(record, part), when, (*barred, *asked))


def _is_begun(one: Evidence) -> bool:
    return one.value is not Value.NONE


def _when(part: Part, found: list[Evidence], is_barred: bool) -> When:
    values = {one.value for one in found}
    if is_barred or Value.NONE in values:
        return When.NOW
    if Value.PARTIAL in values:
        return When.BEGUN
    if values - {Value.SUFFICIENT}:
        return When.LATER
    return When.DONE if part.bars or found else When.NOT_ASKED


def _address(record: Engagement, part: Part) -> str:
    if isinstance(part.where, Topic):
        return url_for("engagement.edit", engagement_id=record.id, topic=part.where.value)
    if isinstance(part.where, (Section, Sheet)):
        there = page_of(record, part.where)
        return f"{there}#{part.anchor}" if part.anchor else there
    return url_for(part.where, engagement_id=record.id)
