"""A record and its sections, and the questions about each topic of it."""

from __future__ import annotations

import re

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import can, current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, labels, logbook, queries
from pbapp.engagement.actions import must_allow
from pbapp.engagement.facts import facts_of
from pbapp.engagement.forms.record import FORMS, HEADINGS, Topic
from pbapp.engagement.forms.steps import MoveForm
from pbapp.engagement.glance import glance
from pbapp.engagement.lifecycle import steps_back
from pbapp.engagement.models import Engagement
from pbapp.engagement.promises import tellings
from pbapp.engagement.queries import Within, within
from pbapp.engagement.readiness import missing
from pbapp.engagement.routes.blueprint import SECTIONS, Section, any_of, bp, page
from pbapp.engagement.routes.light import is_short, short_of
from pbapp.engagement.routes.links import checklist
from pbapp.engagement.routes.plan_tasks import tasks_of
from pbapp.engagement.routes.ways import desk_of
from pbapp.engagement.strip_chart import strip_chart
from pbapp.i18n import _
from pbapp.standards.due import reached

TOPIC = f"/<int:engagement_id>/edit/{any_of(Topic, 'topic')}"


@bp.get("/<int:engagement_id>")
@requires(Can.READ_ENTRY, on=queries.get)
def show(record: Engagement) -> ResponseReturnValue:
    """Where the record stands, and what is missing for the next step.

    Partners that do not take part read what the register says of it (engagement.md section 7.2).
    """
    if not can(Can.READ_ENGAGEMENT, record):
        return render_template("engagement/register/entry.html", record=record, labels=labels)
    return record_page(record, MoveForm())


def record_page(record: Engagement, form: MoveForm) -> str:
    """The page, with the reason to go on that was refused, if any."""
    facts = facts_of(record)
    gaps = missing(record, facts)
    return page(
        "show",
        record,
        facts=facts.plain,
        stage=reached(facts.plain, today=clock.today()),
        glance=glance(facts.plain),
        gaps=gaps,
        rows=checklist(record, gaps.asked) if gaps else [],
        can_step_back=bool(steps_back(record.state)) and record.round_id is None,
        short=short_of(record),
        form=form,
        chart=strip_chart(record, facts.plain),
    )


@bp.get(f"/<int:engagement_id>/{any_of(Section, 'section')}")
@requires(Can.READ_ENGAGEMENT, on=within)
def section(at: Within) -> ResponseReturnValue:
    """One section of the record."""
    facts, here = facts_of(at.record), Section(at.what)
    return page(
        here.value,
        at.record,
        current=here,
        heading=SECTIONS[here],
        facts=facts.plain,
        held=facts.held,
        desk_of=desk_of,
        tellings=tuple(tellings(facts.plain, clock.today())),
        today=clock.today(),
        tasks=tasks_of(at.record, facts) if here is Section.PLAN else (),
        is_short=is_short(at.record),
    )


@bp.get("/<int:engagement_id>/log")
@requires(Can.READ_ENGAGEMENT, on=queries.get)
def log(record: Engagement) -> ResponseReturnValue:
    """Who changed what, when and why."""
    wanted = request.args.get("page", "")
    sheet = queries.log(record, int(wanted) if re.fullmatch(r"\d{1,6}", wanted) else 1)
    return page("log", record, sheet=sheet, lines=logbook.lines(sheet.entries))


@bp.get(TOPIC)
@requires(Can.EDIT_ENGAGEMENT, on=within)
def edit(at: Within) -> ResponseReturnValue:
    """The questions about one topic."""
    must_allow(at.record, Can.EDIT_ENGAGEMENT)
    form = FORMS[Topic(at.what)].of(at.record)
    return page("edit", at.record, form=form, heading=HEADINGS[Topic(at.what)])


@bp.post(TOPIC)
@requires(Can.EDIT_ENGAGEMENT, on=within)
@transactional
def change(at: Within) -> ResponseReturnValue:
    """Keep the answers."""
    form, heading = FORMS[Topic(at.what)].of(at.record), HEADINGS[Topic(at.what)]
    if not form.takes(lambda: actions.change(at.record, form.values(), by=current_actor())):
        return page("edit", at.record, form=form, heading=heading), 422
    flash(_("Saved."), "success")
    target = url_for(".section", engagement_id=at.record.id, section=Section.PLAN.value)
    return redirect(target, code=303)
