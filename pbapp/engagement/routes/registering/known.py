"""The search before new work: who else asks these people, and what they said before."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import labels
from pbapp.engagement import queries as records
from pbapp.engagement.actions import must_allow
from pbapp.engagement.models import Engagement
from pbapp.engagement.register import queries
from pbapp.engagement.register.because import sentences, sentences_of
from pbapp.engagement.register.labels import ANSWERS
from pbapp.engagement.register.queries import Asked, Earlier
from pbapp.engagement.registering import actions
from pbapp.engagement.registering.forms.known import AnswersToFound, KnownForm, answers_to
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.i18n import _


@bp.get("/known")
@requires(Can.OPEN_ENGAGEMENT)
def known() -> ResponseReturnValue:
    """Ask what is planned; once that is known, show what was found."""
    if not request.args:
        return render_template("engagement/register/known.html", form=KnownForm(), found=None)
    form = KnownForm(request.args)
    if not form.fits():
        return render_template("engagement/register/known.html", form=form, found=None), 422
    return _found(form)


@bp.post("/known")
@requires(Can.OPEN_ENGAGEMENT)
@transactional
def keep_known() -> ResponseReturnValue:
    """Keep the search with its answers, and go on to open the record."""
    form = KnownForm(request.form)
    if not form.fits():
        return render_template("engagement/register/known.html", form=form, found=None), 422
    answers = _answers(form.asked())
    if not answers.fits():
        return _found(form, answers), 422
    search = actions.keep(form.asked(), answers.given(), by=current_actor())
    return redirect(url_for(".new", search=search.id), code=303)


@bp.get("/<int:engagement_id>/known")
@requires(Can.READ_ENGAGEMENT, on=records.get)
def known_of(record: Engagement) -> ResponseReturnValue:
    """The same for a record that is open, with what was answered last."""
    return _found_for(record)


@bp.post("/<int:engagement_id>/known")
@requires(Can.EDIT_ENGAGEMENT, on=records.get)
@transactional
def keep_known_of(record: Engagement) -> ResponseReturnValue:
    """Keep the search as it stands now."""
    must_allow(record, Can.EDIT_ENGAGEMENT)
    asked = queries.asked_by(record)
    answers = _answers(asked)
    if not answers.fits():
        return _found_for(record, answers), 422
    search = actions.keep(asked, answers.given(), by=current_actor())
    actions.attach(search, record, by=current_actor())
    flash(_("Kept. The search counts as run today."), "success")
    return redirect(url_for(".known_of", engagement_id=record.id), code=303)


def _answers(asked: Asked) -> AnswersToFound:
    return answers_to(queries.overlapping(asked), _known(asked))


def _known(asked: Asked) -> list[Earlier]:
    return queries.already_known(asked, for_staff=current_actor().is_staff)


def _found(form: KnownForm, answers: AnswersToFound | None = None) -> str:
    asked = form.asked()
    shown, earlier = queries.overlapping(asked), _known(asked)
    return render_template(
        "engagement/register/known.html",
        form=answers or answers_to(shown, earlier),
        asked_form=form,
        found=[(one, sentences(one.overlap)) for one in shown],
        earlier=earlier,
        labels=labels,
    )


def _found_for(record: Engagement, answers: AnswersToFound | None = None) -> str:
    asked = queries.asked_by(record)
    shown, earlier = queries.overlapping(asked), _known(asked)
    search = queries.latest_search(record.id)
    return page(
        "register/known_of",
        record,
        form=answers or answers_to(shown, earlier),
        found=[(one, sentences(one.overlap)) for one in shown],
        earlier=earlier,
        search=search,
        before=[(one, sentences_of(one)) for one in search.overlaps] if search else [],
        links=queries.links_of(record.id),
        ANSWERS=ANSWERS,
    )
