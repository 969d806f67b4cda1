"""Sheets typed in, from one person or a group, and responses out of a file."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.ages import IN_ADDRESS
from pbapp.activities.changing import NotNow
from pbapp.activities.place_standard import actions, importing, queries
from pbapp.activities.place_standard.forms import SheetForm, sheet_form
from pbapp.activities.place_standard.routes.blueprint import Scoring, bp, page, scoring
from pbapp.activities.sheets import BadSheet, Fault, FileForm, read_sheet, sent_text
from pbapp.db import transactional
from pbapp.i18n import _, ngettext
from pbapp.refusals import Unfit

SHEET = f"/places/<int:run_id>/{IN_ADDRESS}/sheet"
FILE = f"/places/<int:run_id>/{IN_ADDRESS}/file"


@bp.get(SHEET)
@requires(Can.RUN_SURVEY, on=scoring)
def sheet(at: Scoring) -> ResponseReturnValue:
    """All themes on one page, for typing."""
    return _sheet(at, sheet_form(at.version, at.age))


@bp.post(SHEET)
@requires(Can.RUN_SURVEY, on=scoring)
@transactional
def enter(at: Scoring) -> ResponseReturnValue:
    """Add it, and make room for the next."""
    form = sheet_form(at.version, at.age)
    if not form.submitted():
        return _sheet(at, form), 422
    try:
        actions.enter(at.run, form.response(), by=current_actor())
    except Unfit as refusal:
        form.refuse_all(refusal.faults)
        return _sheet(at, form), 422
    except NotNow as refusal:
        form.refuse("mode", str(refusal))
        return _sheet(at, form), refusal.status
    flash(_("The sheet is in. Here is room for the next."), "success")
    return redirect(_address("place_standard.sheet", at), code=303)


@bp.get(FILE)
@requires(Can.RUN_SURVEY, on=scoring)
def file(at: Scoring) -> ResponseReturnValue:
    """How a file must look, and room for it."""
    return _file(at, FileForm())


@bp.post(FILE)
@requires(Can.RUN_SURVEY, on=scoring)
@transactional
def take_file(at: Scoring) -> ResponseReturnValue:
    """Take in all its responses, or none and say what is wrong with each row."""
    form = FileForm()
    try:
        responses = importing.read_responses(read_sheet(sent_text() or ""), at.version, at.age)
        number = actions.take_in(at.run, responses, by=current_actor())
    except BadSheet as bad:
        return _file(at, form, bad.faults), 422
    except Unfit as refusal:
        return _file(at, form, (Fault(1, str(refusal)),)), 422
    flash(ngettext("%(num)s response is in.", "%(num)s responses are in.", number), "success")
    return redirect(url_for("place_standard.desk", run_id=at.run.id), code=303)


def _sheet(at: Scoring, form: SheetForm) -> str:
    number = sum(queries.numbers(at.run)[at.age])
    return page("sheet", at.run, at.record, form=form, age=at.age, number=number)


def _file(at: Scoring, form: FileForm, faults: tuple[Fault, ...] = ()) -> str:
    columns = importing.columns_of(at.version, at.age)
    return page("file", at.run, at.record, form=form, age=at.age, columns=columns, faults=faults)


def _address(endpoint: str, at: Scoring) -> str:
    return url_for(endpoint, run_id=at.run.id, age=at.age.value)
