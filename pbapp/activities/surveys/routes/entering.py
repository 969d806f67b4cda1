"""Paper forms typed in one after the other, and replies out of a file."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.ages import IN_ADDRESS
from pbapp.activities.sheets import BadSheet, Fault, FileForm, Sheet, read_sheet, sent_text
from pbapp.activities.surveys import importing, queries, replying
from pbapp.activities.surveys.forms.answering import (
    ReplyForm,
    about_answers,
    about_form,
    paper_form,
)
from pbapp.activities.surveys.kinds import ASKED_ABOUT_THEMSELVES
from pbapp.activities.surveys.routes.blueprint import Version, bp, page, written_version
from pbapp.db import transactional
from pbapp.i18n import _, ngettext
from pbapp.refusals import Unfit

PAPER = f"/surveys/<int:survey_id>/{IN_ADDRESS}/paper"
TORN_OFF = f"{PAPER}/about"
FILE = f"/surveys/<int:survey_id>/{IN_ADDRESS}/file"


def asks_about_person(survey_id: int, age: str) -> Version:
    """A version whose people are asked about themselves; raises NoResultFound."""
    found = written_version(survey_id, age)
    if found.age not in ASKED_ABOUT_THEMSELVES or not found.survey.personal:
        raise NoResultFound
    return found


@bp.get(PAPER)
@requires(Can.RUN_SURVEY, on=written_version)
def paper(at: Version) -> ResponseReturnValue:
    """A row of small boxes for the next paper form."""
    return _paper(at, paper_form(at.survey.asks(at.age))())


@bp.post(PAPER)
@requires(Can.RUN_SURVEY, on=written_version)
@transactional
def enter(at: Version) -> ResponseReturnValue:
    """Add it, and make room for the next."""
    form = paper_form(at.survey.asks(at.age))()
    key, by = form.form_key.data or "", current_actor()
    if not form.takes(
        lambda: replying.enter(at.survey, at.age, form.answers(), form_key=key, by=by)
    ):
        return _paper(at, form), 422
    flash(_("The form is in. Here is room for the next."), "success")
    return redirect(_address("surveys.paper", at), code=303)


@bp.get(TORN_OFF)
@requires(Can.RUN_SURVEY, on=asks_about_person)
def torn_off(at: Version) -> ResponseReturnValue:
    """Room for the part about the person, which is torn off and mixed with the others first."""
    return page("torn_off", at, form=about_form(at.survey.personal), age=at.age)


@bp.post(TORN_OFF)
@requires(Can.RUN_SURVEY, on=asks_about_person)
@transactional
def enter_torn_off(at: Version) -> ResponseReturnValue:
    """Add it by itself."""
    form = about_form(at.survey.personal)
    if not form.submitted():
        return page("torn_off", at, form=form, age=at.age), 422
    replying.tell_about(at.survey, at.age, about_answers(form), source="")
    flash(_("The part is in. Here is room for the next."), "success")
    return redirect(_address("surveys.torn_off", at), code=303)


@bp.get(FILE)
@requires(Can.RUN_SURVEY, on=written_version)
def file(at: Version) -> ResponseReturnValue:
    """How a file must look, and room for it."""
    return page("file", at, form=FileForm(), age=at.age, faults=())


@bp.post(FILE)
@requires(Can.RUN_SURVEY, on=written_version)
@transactional
def take_file(at: Version) -> ResponseReturnValue:
    """First what each column is read as, then all its replies or none."""
    form = FileForm()
    sent = sent_text()
    text = (form.text.data or "") if sent is None else sent
    questions = at.survey.asks(at.age)
    try:
        sheet = read_sheet(text)
        if sent is not None:
            chosen = importing.guess(sheet.headers, questions)
            return _preview(at, form, sheet, chosen, text)
        chosen = [request.form.get(f"column-{n}", "") for n in range(len(sheet.headers))]
    except BadSheet as bad:
        return page("file", at, form=form, age=at.age, faults=bad.faults), 422
    try:
        replies = importing.read_replies(sheet, chosen, questions)
        by = current_actor()
        number = replying.take_in(at.survey, at.age, replies, file_key=sheet.key, by=by)
    except (BadSheet, Unfit) as bad:
        faults = bad.faults if isinstance(bad, BadSheet) else (Fault(1, str(bad)),)
        return _preview(at, form, sheet, chosen, text, faults), 422
    flash(ngettext("%(num)s reply is in.", "%(num)s replies are in.", number), "success")
    return redirect(url_for("surveys.desk", survey_id=at.survey.id), code=303)


def _paper(at: Version, form: ReplyForm) -> str:
    asks = at.age in ASKED_ABOUT_THEMSELVES and bool(at.survey.personal)
    number = queries.numbers(at.survey).get(at.age, 0)
    return page("paper", at, form=form, age=at.age, asks_about_person=asks, number=number)


def _preview(
    at: Version,
    form: FileForm,
    sheet: Sheet,
    chosen: list[str],
    text: str,
    faults: tuple[Fault, ...] = (),
) -> str:
    questions = at.survey.asks(at.age)
    columns = [
        (n, header, chosen[n], [row[n] for _line, row in sheet.rows[: importing.PREVIEW]])
        for n, header in enumerate(sheet.headers)
    ]
    return page(
        "preview",
        at,
        form=form,
        age=at.age,
        columns=columns,
        questions=questions,
        number=len(sheet.rows),
        text=text,
        faults=faults,
    )


def _address(endpoint: str, at: Version) -> str:
    return url_for(endpoint, survey_id=at.survey.id, age=at.age.value)
