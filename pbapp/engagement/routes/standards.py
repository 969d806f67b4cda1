"""The check, one standard at a time: evidence, ratings, evidence added by hand."""

from __future__ import annotations

from collections.abc import Mapping

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, queries
from pbapp.engagement.check import Line, charter_of, lines_of, standing_out_of, strip_of
from pbapp.engagement.facts import facts_of
from pbapp.engagement.forms.check import NOT_APPLICABLE, ConfirmForm, RatingForm
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import State
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries import Row, Within, within
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.engagement.routes.links import fact_links
from pbapp.engagement.strip_chart import strip_chart
from pbapp.i18n import _, lazy
from pbapp.standards.evidence import RULES
from pbapp.standards.framework import NSCE_2016, PB_CHARTER

STANDARD = f"<any({', '.join(one.code for one in NSCE_2016.standards)}):code>"
CONFIRM = lazy("Who confirms this evidence?")
SETTLED = lazy(
    "This record was accepted, so no evidence can be added. "
    "If something is wrong, an officer can return it."
)
#: why no evidence can be added, and what can be done instead
SHUT_TO_EVIDENCE: dict[State, str] = {
    State.SUBMITTED: lazy(
        "This record waits for review, so no evidence can be added now. "
        "If some is missing, an officer returns it with a comment."
    ),
    State.CLOSED: SETTLED,
    State.FOLLOWED_UP: SETTLED,
    State.WITHDRAWN: lazy("This work was withdrawn, so no evidence is added and it is not rated."),
    State.MERGED: lazy("This work was joined with another, so no evidence is added here."),
}


def evidence_of(engagement_id: int, row_id: int) -> Row:
    """A piece of evidence added by hand."""
    return queries.row_of(engagement_id, Part.EVIDENCE.value, row_id)


def indicator_of(engagement_id: int, code: str) -> Within:
    """A record and one of the indicators; NoResultFound for a code that stands for none."""
    if code not in RULES:
        raise NoResultFound
    return within(engagement_id, code=code)


@bp.get("/<int:engagement_id>/standards")
@requires(Can.READ_ENGAGEMENT, on=queries.get)
def standards(record: Engagement) -> ResponseReturnValue:
    """All seven, with the way to each."""
    facts = facts_of(record).plain
    chart = strip_chart(record, facts)
    return page(
        "standards",
        record,
        chart=chart,
        rows=list(zip(strip_of(record, facts), chart.table(), strict=True)),
        out=standing_out_of(record, facts),
        has_lesson=bool(facts.learning and facts.learning.note_published_on),
        framework=NSCE_2016,
    )


@bp.get(f"/<int:engagement_id>/standards/{STANDARD}")
@requires(Can.READ_ENGAGEMENT, on=within)
def standard(at: Within) -> ResponseReturnValue:
    """One standard with its indicators."""
    return _standard_page(at.record, at.what)


@bp.get("/<int:engagement_id>/standards/charter")
@requires(Can.READ_ENGAGEMENT, on=queries.get)
def charter(record: Engagement) -> ResponseReturnValue:
    """What the round shows of each feature of the PB Charter."""
    if record.round_id is None:
        raise NoResultFound
    evidence = charter_of(record)
    links = {one.indicator: fact_links(record, one.facts) for one in evidence}
    return page("charter", record, evidence=evidence, links=links, framework=PB_CHARTER)


@bp.post("/<int:engagement_id>/ratings/<code>")
@requires(Can.RATE_ENGAGEMENT, on=indicator_of)
@transactional
def rate(at: Within) -> ResponseReturnValue:
    """Sign the rating of one indicator."""
    form = RatingForm(prefix=at.what)
    code = NSCE_2016.indicator(at.what).standard
    by = current_actor()
    if not form.takes(
        lambda: actions.rate(at.record, at.what, form.given, form.reason.data or "", by=by)
    ):
        return _standard_page(at.record, code, {at.what: form}), 422
    flash(_("Signed."), "success")
    target = url_for(".standard", engagement_id=at.record.id, code=code, _anchor=at.what)
    return redirect(target, code=303)


@bp.get("/<int:engagement_id>/evidence/<int:row_id>/confirm")
@requires(Can.RATE_ENGAGEMENT, on=evidence_of)
def ask_confirm(found: Row) -> ResponseReturnValue:
    """Ask who confirms a piece of evidence."""
    return page("edit", found.record, form=ConfirmForm(), heading=CONFIRM, about=found.row.what)


@bp.post("/<int:engagement_id>/evidence/<int:row_id>/confirm")
@requires(Can.RATE_ENGAGEMENT, on=evidence_of)
@transactional
def confirm(found: Row) -> ResponseReturnValue:
    """Record who confirms it."""
    form = ConfirmForm()
    kind, name = form.confirmed_by.data, form.confirmer.data or ""
    if not form.takes(lambda: actions.confirm_evidence(found, kind, name, by=current_actor())):
        return page("edit", found.record, form=form, heading=CONFIRM, about=found.row.what), 422
    flash(_("Recorded. It counts in full now."), "success")
    code = NSCE_2016.indicator(found.row.indicator).standard
    return redirect(url_for(".standard", engagement_id=found.record.id, code=code), code=303)


def _standard_page(
    record: Engagement, code: str, sent: Mapping[str, RatingForm] | None = None
) -> str:
    """The page with a form for each indicator; `sent` is the one that was refused, if any."""
    asked = NSCE_2016.standard(code)
    lines = lines_of(record, asked)
    forms = {line.indicator.code: _form(line) for line in lines} | dict(sent or {})
    codes = [one.code for one in NSCE_2016.standards]
    after = codes[codes.index(code) + 1 :]
    return page(
        "standard",
        record,
        standard=asked,
        lines=lines,
        shut=SHUT_TO_EVIDENCE.get(record.state),
        forms=forms,
        form=next(iter((sent or {}).values()), None),
        links={line.indicator.code: fact_links(record, line.evidence.facts) for line in lines},
        following=NSCE_2016.standard(after[0]) if after else None,
    )


def _form(line: Line) -> RatingForm:
    """Filled with what was signed before; nothing that was sent goes into it."""
    signed = line.signed
    answers = {}
    if signed is not None:
        points = NOT_APPLICABLE if signed.points is None else str(signed.points)
        answers = {"points": points, "reason": signed.reason}
    return RatingForm(formdata=None, prefix=line.indicator.code, data=answers)
