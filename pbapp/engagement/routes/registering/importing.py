"""Taking records over from a file: first a preview, then all of them or none."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.activities.sheets import MOST_BYTES, BadSheet, Fault, decoded, read_sheet
from pbapp.db import transactional
from pbapp.engagement import labels
from pbapp.engagement.register import queries
from pbapp.engagement.register.kinds import Source
from pbapp.engagement.registering import actions, importing
from pbapp.engagement.registering.actions import Origin
from pbapp.engagement.registering.forms.importing import ImportForm
from pbapp.engagement.registering.importing import Draft, Known
from pbapp.engagement.routes.blueprint import bp
from pbapp.i18n import _, ngettext
from pbapp.places import queries as places

LONGEST_NAME = 200


@bp.get("/import")
@requires(Can.IMPORT_RECORDS)
def ask_import() -> ResponseReturnValue:
    """How a file must look, and room for it."""
    return _ask(ImportForm())


@bp.post("/import")
@requires(Can.IMPORT_RECORDS)
@transactional
def preview_import() -> ResponseReturnValue:
    """Show what the file would bring. Nothing is stored yet."""
    form = ImportForm()
    if not form.submitted():
        return _ask(form), 422
    sent = request.files.get("file")
    form.text.data = decoded(sent.read(MOST_BYTES + 1)) if sent else ""
    form.name.data = (sent.filename or "")[:LONGEST_NAME] if sent else ""
    if not form.text.data.strip():
        form.refuse("file", _("Choose a file with something in it."))
        return _ask(form), 422
    try:
        drafts = _read(form)
    except BadSheet as bad:
        return _ask(form, bad.faults), 422
    return render_template(
        "engagement/register/preview.html",
        form=form,
        drafts=drafts,
        labels=labels,
        areas={area.id: area.name for area in places.areas()},
    )


@bp.post("/import/take-over")
@requires(Can.IMPORT_RECORDS)
@transactional
def take_over_import() -> ResponseReturnValue:
    """Store it; what was stored by somebody else since the preview is told as a fault."""
    form = ImportForm()
    if not form.submitted():
        return _ask(form), 422
    try:
        drafts = _read(form)
    except BadSheet as bad:
        return _ask(form, bad.faults), 422
    origin = Origin(form.chosen(), (form.name.data or "")[:LONGEST_NAME], form.text.data or "")
    made = actions.take_over(origin, drafts, by=current_actor())
    flash(ngettext("%(num)s record is in.", "%(num)s records are in.", len(made)), "success")
    return redirect(url_for(".register"), code=303)


def _read(form: ImportForm) -> list[Draft]:
    known = Known(
        areas=importing.by_spelling((area.name, area.id) for area in places.areas()),
        organisations=importing.by_spelling((one.name, one.id) for one in places.organisations()),
        works=queries.works_by_name(),
    )
    sheet = read_sheet(form.text.data or "")
    if form.chosen() is Source.VOICE:
        return importing.read_voice(sheet, known)
    return importing.read_register(sheet, known)


def _ask(form: ImportForm, faults: tuple[Fault, ...] = ()) -> str:
    return render_template(
        "engagement/register/import.html",
        form=form,
        faults=faults,
        columns=importing.REGISTER_COLUMNS,
        voice_columns=importing.VOICE_COLUMNS,
    )
