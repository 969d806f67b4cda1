"""The register, and opening a record by hand."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import actions, labels, queries
from pbapp.engagement.forms.filters import FilterForm
from pbapp.engagement.forms.naming import OpenForm
from pbapp.engagement.register.labels import SOURCES
from pbapp.engagement.register.queries import (
    imported_among,
    overlap_counts,
    own_search,
    results_among,
)
from pbapp.engagement.registering.actions import attach_own
from pbapp.engagement.registering.forms.known import opening
from pbapp.engagement.routes.blueprint import bp
from pbapp.i18n import _
from pbapp.refusals import Unfit


@bp.get("")
@requires(Can.READ_REGISTER)
def register() -> ResponseReturnValue:
    """All engagement of all partners."""
    form = FilterForm(request.args)
    listing = queries.register(form.filters(), form.page.data or 1)
    return render_template(
        "engagement/register.html",
        filter_form=form,
        listing=listing,
        overlaps=overlap_counts(listing.rows),
        imported=imported_among([one.id for one in listing.rows]),
        sources=SOURCES,
        results=results_among(listing.rows),
        labels=labels,
    )


@bp.get("/new")
@requires(Can.OPEN_ENGAGEMENT)
def new() -> ResponseReturnValue:
    """The few questions that put a piece of work into the register."""
    search = own_search(request.args.get("search", 0, int), current_actor().user_id)
    return render_template("engagement/new.html", form=OpenForm(data=opening(search)))


@bp.post("/new")
@requires(Can.OPEN_ENGAGEMENT)
@transactional
def open_record() -> ResponseReturnValue:
    """Put it there."""
    form = OpenForm()
    if not form.submitted():
        return render_template("engagement/new.html", form=form), 422
    try:
        touched = [form.touched()]
        record = actions.open_by_hand(form.values(), audiences=touched, by=current_actor())
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return render_template("engagement/new.html", form=form), 422
    attach_own(request.args.get("search", 0, int), record, by=current_actor())
    flash(_("The record is open. Here is what it needs next."), "success")
    return redirect(url_for(".show", engagement_id=record.id), code=303)
