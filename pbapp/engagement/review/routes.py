"""Pages of review sessions: set up, who rates, one table or a link each, what came of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.access.predicates import bodies_of
from pbapp.db import transactional
from pbapp.engagement import queries as records
from pbapp.engagement import speech
from pbapp.engagement.actions import must_allow
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.review import ReviewSession
from pbapp.engagement.review import actions, labels, queries
from pbapp.engagement.review.forms import (
    EndForm,
    SeatForm,
    SessionForm,
    name_of,
    votes_form,
    votes_in,
)
from pbapp.engagement.review.queries import Seat, SessionAt
from pbapp.engagement.routes.blueprint import page
from pbapp.i18n import _
from pbapp.refusals import Unfit
from pbapp.standards.framework import NSCE_2016

bp = Blueprint("review", __name__)
SESSIONS = "/engagement/<int:engagement_id>/looking-back"
SESSION = f"{SESSIONS}/<int:row_id>"
SEAT = f"{SESSION}/seats/<int:member_id>"
LINK = "/review/<int:member_id>/<key>"
OWN = "/review/<int:member_id>"


@bp.app_context_processor
def _voices() -> dict[str, Any]:
    """Where voices differ, and where one's own body is to rate; asked when shown."""
    return {
        "differing_voices": queries.flagged,
        "seats_of_mine": lambda: queries.seats_of(bodies_of(current_actor())),
    }


@bp.get(SESSIONS)
@requires(Can.READ_ENGAGEMENT, on=records.get)
def sessions(record: Engagement) -> ResponseReturnValue:
    """All sessions of a record, and the form for a new one."""
    return _sessions_page(record, SessionForm())


@bp.post(SESSIONS)
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=records.get)
@transactional
def set_up(record: Engagement) -> ResponseReturnValue:
    """Set one up."""
    form = SessionForm()
    if form.submitted():
        asked = form.values()
        together = asked["way"] == "together"
        try:
            session = actions.set_up(
                record, asked["held_on"], together, asked["scope"], by=current_actor()
            )
        except Unfit as refusal:
            form.refuse_all(refusal.faults)
        else:
            flash(_("Set up. Add those who rate."), "success")
            return _to(record, session)
    return _sessions_page(record, form), 422


@bp.get(SESSION)
@requires(Can.READ_ENGAGEMENT, on=queries.session_at)
def session(at: SessionAt) -> ResponseReturnValue:
    """Who rates, what they said where it may be read, where voices differ."""
    return _session_page(at, SeatForm(), EndForm(obj=at.session))


@bp.post(f"{SESSION}/seats")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.session_at)
@transactional
def add_seat(at: SessionAt) -> ResponseReturnValue:
    """Add somebody who rates."""
    form = SeatForm()
    if form.takes(lambda: actions.add_seat(at, form.seat(), by=current_actor())):
        flash(_("Added."), "success")
        return _to(at.record, at.session)
    return _session_page(at, form, EndForm(formdata=None, obj=at.session)), 422


@bp.post(f"{SEAT}/remove")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.seat_at)
@transactional
def remove_seat(at: Seat) -> ResponseReturnValue:
    """Take somebody out who has not rated."""
    actions.remove_seat(at, by=current_actor())
    flash(_("Taken out."), "success")
    return _to(at.record, at.session)


@bp.post(f"{SEAT}/link")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.seat_at)
@transactional
def make_link(at: Seat) -> ResponseReturnValue:
    """Show a fresh link once, to be handed to whoever has the seat."""
    path = actions.new_link(at, by=current_actor())
    link = f"{current_app.config['PUBLIC_URL']}{path}"
    return page("review/link", at.record, session=at.session, member=at.member, link=link)


@bp.get(f"{SESSION}/table")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.session_at)
def table(at: SessionAt) -> ResponseReturnValue:
    """One table of marks, when people rate together."""
    must_allow(at.record, Can.FOLLOW_UP_ENGAGEMENT)
    return _table_page(at, votes_form(at.session.members, names(at.session.codes)))


@bp.post(f"{SESSION}/table")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.session_at)
@transactional
def enter_table(at: SessionAt) -> ResponseReturnValue:
    """Keep what each said; who said nothing is left out."""
    form = votes_form(at.session.members, names(at.session.codes))
    if not at.session.is_together or not form.submitted():
        return _table_page(at, form), 422
    said = [(one, votes_in(form, one, at.session.codes)) for one in at.session.members]
    rated = [(member, marks) for member, marks in said if any(marks.values())]
    if not rated:
        for field in list(form)[:1]:
            form.refuse(field.name, _("Give a mark to at least one."))
        return _table_page(at, form), 422
    for member, marks in rated:
        actions.rate(Seat(at.record, at.session, member), marks, by=current_actor())
    flash(_("Saved."), "success")
    return _to(at.record, at.session)


@bp.post(f"{SESSION}/end")
@requires(Can.FOLLOW_UP_ENGAGEMENT, on=queries.session_at)
@transactional
def end(at: SessionAt) -> ResponseReturnValue:
    """End it, with what was said around the marks."""
    form = EndForm()
    if not form.submitted():
        return _session_page(at, SeatForm(formdata=None), form), 422
    actions.end(at, form.notes.data or "", by=current_actor())
    flash(_("This session has ended."), "success")
    return _to(at.record, at.session)


@bp.get(LINK)
@requires(Can.RATE_BY_LINK, on=queries.seat_by_link)
def rate(seat: Seat) -> ResponseReturnValue:
    """Somebody's own marks, and nobody else's."""
    return _rate_page(seat, _marks(seat))


@bp.post(LINK)
@requires(Can.RATE_BY_LINK, on=queries.seat_by_link)
@transactional
def keep_marks(seat: Seat) -> ResponseReturnValue:
    """Keep them."""
    return _keep(seat)


@bp.get(OWN)
@requires(Can.RATE_FOR_BODY, on=queries.own_seat)
def rate_for_body(seat: Seat) -> ResponseReturnValue:
    """The same for those who speak for the body that has the seat: no link is needed."""
    return _rate_page(seat, _marks(seat))


@bp.post(OWN)
@requires(Can.RATE_FOR_BODY, on=queries.own_seat)
@transactional
def keep_for_body(seat: Seat) -> ResponseReturnValue:
    """Keep their marks."""
    return _keep(seat)


def _marks(seat: Seat) -> Any:
    return votes_form([seat.member], names(seat.session.codes))


def _keep(seat: Seat) -> ResponseReturnValue:
    form = _marks(seat)
    if form.submitted():
        marks = votes_in(form, seat.member, seat.session.codes)
        try:
            actions.rate(seat, marks, by=current_actor())
        except Unfit as refusal:
            code, reason = next(iter(refusal.faults.items()))
            form.refuse(name_of(seat.member, code), reason)
        else:
            return render_template("engagement/review/thanks.html", record=seat.record)
    return _rate_page(seat, form), 422


def _to(record: Engagement, session: ReviewSession) -> ResponseReturnValue:
    url = url_for(".session", engagement_id=record.id, row_id=session.id)
    return redirect(url, code=303)


def _sessions_page(record: Engagement, form: SessionForm) -> str:
    found = queries.sessions_of(record.id)
    return page("review/sessions", record, form=form, found=found, words=labels)


def _session_page(at: SessionAt, form: SeatForm, end_form: EndForm) -> str:
    return page(
        "review/session",
        at.record,
        session=at.session,
        lines=queries.lines_of(at.session),
        readable=queries.is_open_to_read(at.session),
        names=names(at.session.codes),
        form=form,
        end_form=end_form,
        words=labels,
    )


def _table_page(at: SessionAt, form: Any) -> str:
    return page("review/table", at.record, session=at.session, form=form, name_of=name_of)


def _rate_page(seat: Seat, form: Any) -> str:
    return render_template(
        "engagement/review/rate.html",
        record=seat.record,
        session=seat.session,
        member=seat.member,
        form=form,
        name_of=name_of,
        meanings={one.code: speech.wording(one) for one in NSCE_2016.standards},
    )


def names(codes: list[str]) -> dict[str, str]:
    """What each code asks, in the reader's language."""
    standards = {one.code: speech.name(one) for one in NSCE_2016.standards}
    indicators = {one.code: speech.wording(one) for one in NSCE_2016.indicators}
    return {code: (standards | indicators)[code] for code in codes}
