"""A look at a place for everyone: one theme on each page, without an account or a script."""

from __future__ import annotations

import csv
import io

from flask import Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.activities import once, records
from pbapp.activities.ages import AGES, IN_ADDRESS
from pbapp.activities.place_standard import actions, queries
from pbapp.activities.place_standard.forms import ThemesForm, themes_form
from pbapp.activities.place_standard.labels import BANDS
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.place_standard.released import results_out
from pbapp.activities.place_standard.routes.blueprint import Scoring, bp, page, scoring
from pbapp.activities.standing import Act
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.refusals import Refused

#: what the button that sends says; other buttons say which theme comes next
SEND = "send"


@bp.get("/places/<int:run_id>")
@requires(Can.READ_PUBLIC, on=queries.get_public)
def start(run: PlaceRun) -> ResponseReturnValue:
    """Which place, how long it takes, and which version is yours."""
    return page("start", run, records.get(run.engagement_id), has_sent=bool(_word(run)))


@bp.get(f"/places/<int:run_id>/{IN_ADDRESS}")
@requires(Can.ANSWER_SURVEY, on=scoring)
def answer(at: Scoring) -> ResponseReturnValue:
    """The first theme."""
    if _word(at.run) or not at.run.allows(Act.ANSWER):
        return redirect(url_for("place_standard.start", run_id=at.run.id), code=303)
    return _theme(at, themes_form(at.version, at.age), 1)


@bp.post(f"/places/<int:run_id>/{IN_ADDRESS}")
@requires(Can.ANSWER_SURVEY, on=scoring)
@transactional
def go_on(at: Scoring) -> ResponseReturnValue:
    """The next theme, or the end; the page carries what was answered so far."""
    to_start = redirect(url_for("place_standard.start", run_id=at.run.id), code=303)
    if _word(at.run):
        return to_start
    form = themes_form(at.version, at.age)
    go = request.form.get("go", "1")
    if go != SEND:
        return _theme(at, form, int(go) if go.isascii() and go.isdigit() and len(go) < 3 else 1)
    if not form.submitted():
        return _theme(at, form, form.first_fault()), 422
    try:
        actions.answer(at.run, form.response(), source=once.caller())
    except Refused as refusal:
        form.refuse_all(getattr(refusal, "faults", {at.version.codes[0]: str(refusal)}))
        return _theme(at, form, form.first_fault()), refusal.status
    return once.remember(make_response(to_start), at.run.reference, "sent")


@bp.post("/places/<int:run_id>/again")
@requires(Can.ANSWER_SURVEY, on=queries.get_public)
@transactional
def again(run: PlaceRun) -> ResponseReturnValue:
    """Let somebody else who shares the browser answer."""
    to_start = redirect(url_for("place_standard.start", run_id=run.id), code=303)
    return once.forget(make_response(to_start), run.reference)


@bp.get("/places/<int:run_id>/results")
@requires(Can.READ_PUBLIC, on=queries.get_published)
def show_results(run: PlaceRun) -> ResponseReturnValue:
    """What came out, theme by theme."""
    return page(
        "results",
        run,
        records.get(run.engagement_id),
        results=results_out(run),
    )


@bp.get("/places/<int:run_id>/results.csv")
@requires(Can.READ_PUBLIC, on=queries.get_published)
def results_file(run: PlaceRun) -> ResponseReturnValue:
    """The same figures as a file: what is hidden on the page is hidden here."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_("Version"), _("Who"), _("Theme"), _("Responses"), _("Mean"), _("Spread")])
    for part in results_out(run).parts:
        who = _("Groups") if part.is_groups else _("People")
        for row in part.rows:
            name = row.theme.name(part.age)
            mean = row.now.printed or row.now.instead
            spread = "; ".join(f"{BANDS[b]}: {s.text}" for b, s in row.now.spread.items())
            spread = spread or row.now.instead
            writer.writerow([AGES[part.age], who, name, row.now.base.text, mean, spread])
    response = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="place-{run.id}.csv"'
    return response


def _theme(at: Scoring, form: ThemesForm, place: int) -> str:
    themes = at.version.themes
    place = min(max(place, 1), len(themes))
    theme = themes[place - 1]
    return page(
        "answer",
        at.run,
        at.record,
        form=form,
        age=at.age,
        theme=theme,
        place=place,
        last=len(themes),
        carried=form.carried(theme),
        send=SEND,
    )


def _word(run: PlaceRun) -> str:
    return once.has_sent(run.reference)
