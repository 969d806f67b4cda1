"""A record in the four steps of VOiCE, for partners who keep their own there (engagement.md 9.4).

Everything stands in it once, in the order VOiCE asks; numbers of people are those that are out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from pbapp.db import db
from pbapp.engagement import labels, releases
from pbapp.engagement.check import strip_of
from pbapp.engagement.facts import facts_of
from pbapp.engagement.facts.held import Held
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.learning import LearningNote
from pbapp.engagement.plan import labels as plan_labels
from pbapp.engagement.plan import models as plan
from pbapp.engagement.plan.queries import outcomes_of, rows_of
from pbapp.engagement.releases.queries import HEADS
from pbapp.engagement.speech import name, spoken
from pbapp.i18n import _, format_day, lazy, money_text
from pbapp.standards.kinds import Level

#: VOiCE knew three levels (engagement.md section 2)
OPEN = lazy("An open relationship")
VOICE_LEVELS: dict[Level, str] = {
    Level.INFORM: lazy("Giving information"),
    Level.CONSULT: lazy("Consultation"),
    Level.INVOLVE: OPEN,
    Level.COLLABORATE: OPEN,
    Level.EMPOWER: OPEN,
}


@dataclass(frozen=True)
class Question:
    """What VOiCE asks, and what the record says to it; nothing: it is not written down."""

    asks: str
    answers: Sequence[str]


@dataclass(frozen=True)
class Step:
    """One of the four steps."""

    name: str
    questions: Sequence[Question]


def steps_of(record: Engagement) -> list[Step]:
    """All four, in a number of statements that does not grow with the record."""
    return [
        Step(_("Analyse"), list(_analyse(record))),
        Step(_("Plan"), list(_plan(record))),
        Step(_("Do"), list(_do(record))),
        Step(_("Review"), list(_review(record))),
    ]


def _analyse(record: Engagement) -> Iterator[Question]:
    yield _asked(_("Why do you engage?"), [record.why_now, record.decision_to_inform])
    yield _asked(_("What is the issue?"), [record.summary, record.question_asked])
    yield _asked(_("Where?"), [*(area.name for area in record.areas), record.area_note])
    yield _asked(_("Who is affected?"), [one.name for one in record.audiences])
    yield _asked(_("What is known already?"), [record.known_already])
    levels = _(
        "%(voice)s (%(level)s)",
        voice=VOICE_LEVELS[record.level],
        level=labels.LEVELS[record.level],
    )
    yield _asked(_("Which level of involvement?"), [levels])


def _plan(record: Engagement) -> Iterator[Question]:
    aims = [_told(one.text, one.measure, one.target) for one in outcomes_of(record.id)]
    yield _asked(_("Which outcomes, and how will you see them?"), aims)
    barriers = rows_of(plan.Barrier, record.id)
    in_the_way = [
        _told(one.description, one.action, plan_labels.BARRIER_STATUSES[one.status])
        for one in barriers
    ]
    yield _asked(_("What is in people's way, and what is done about it?"), in_the_way)
    offers = rows_of(plan.SupportOffer, record.id)
    yield _asked(_("Which support?"), [str(plan_labels.SUPPORT[one.kind]) for one in offers])
    chosen = [_told(str(labels.METHODS[one.method]), one.rationale) for one in record.methods]
    yield _asked(_("Which methods, and why?"), chosen)
    yield _asked(_("Which resources?"), _resources(record))
    roles = [one.text for one in rows_of(plan.RoleAgreement, record.id)]
    yield _asked(_("Who does what?"), roles)
    days = [format_day(day) for day in (record.opens_on, record.closes_on) if day]
    yield _asked(_("From when to when?"), days)


def _resources(record: Engagement) -> Iterator[str]:
    if record.budget_planned is not None:
        yield _("Planned: %(sum)s.", sum=money_text(record.budget_planned))
    if record.spend is not None:
        yield _("Spent: %(sum)s.", sum=money_text(record.spend))
    if record.staff_days_used is not None:
        yield _("Staff days: %(days)s.", days=record.staff_days_used)


def _do(record: Engagement) -> Iterator[Question]:
    heads = releases.latest(record.id).get(HEADS)
    people = {key: shown.text for key, shown in heads.cells.items()} if heads else {}
    held = facts_of(record).held
    yield _asked(_("What was done, and how many came?"), [_held(one, people) for one in held])
    changes = [_told(one.what, format_day(one.changed_on)) for one in record.adjustments]
    yield _asked(_("What changed on the way?"), changes)
    said = [
        _told(one.statement, str(labels.RESPONSES[one.response]) if one.response else "")
        for one in record.findings
    ]
    yield _asked(_("What did people say, and what was answered?"), said)
    yield _asked(_("What was decided?"), [_told(one.text, one.reason) for one in record.decisions])


def _held(one: Held, people: dict[str, str]) -> str:
    number = people.get(str(one.id))
    came = _("people: %(number)s", number=number) if number else ""
    return _told(one.name, format_day(one.held_on), came)


def _review(record: Engagement) -> Iterator[Question]:
    scores = [
        _("%(standard)s: %(score)s", standard=name(row.standard), score=spoken(row.roll_up.shown()))
        for row in strip_of(record)
    ]
    yield _asked(_("How well was each standard met, from 1 to 6?"), scores)
    came = [
        _told(one.text, str(plan_labels.OUTCOME_STATUSES[one.status]), one.result)
        for one in outcomes_of(record.id)
        if one.status
    ]
    yield _asked(_("What became of each outcome?"), came)
    yield _asked(_("What do you learn from it?"), _lessons(record))
    promised = [
        _told(one.text, format_day(one.due_on), str(labels.STATUSES[one.status]))
        for one in record.commitments
    ]
    yield _asked(_("What comes next?"), promised)


def _lessons(record: Engagement) -> Sequence[str]:
    own = (LearningNote.engagement_id == record.id, LearningNote.published_on.is_not(None))
    query = select(LearningNote.learning).where(*own)
    return db.session.scalars(query.order_by(LearningNote.id)).all()


def _asked(asks: str, answers: Iterable[str]) -> Question:
    return Question(asks, [one.strip() for one in answers if one.strip()])


def _told(*parts: str) -> str:
    """Parts of one answer, as far as they say something."""
    said = [one.strip() for one in parts if one.strip()]
    return "; ".join([*(one.rstrip(".") for one in said[:-1]), *said[-1:]])
