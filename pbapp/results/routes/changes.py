"""Changes after the count: recorded by one person, confirmed by another."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.proposals.forms import ButtonForm
from pbapp.results import changing, queries
from pbapp.results.change_words import given_text, then, what
from pbapp.results.forms import MoneyAddedForm, TakeBackForm
from pbapp.results.models import Change, PotResult
from pbapp.results.next_in_line import withdrawn_ids
from pbapp.results.routes.blueprint import bp


@bp.route("/rounds/<int:round_id>/count/pots/<int:pot_id>/take-back", methods=["GET", "POST"])
@requires(Can.CHANGE_RESULT, on=queries.pot_result)
@transactional
def take_back(result: PotResult) -> ResponseReturnValue:
    """Record that a project cannot go on."""
    form = TakeBackForm()
    gone = withdrawn_ids(result)
    form.offer({r.project_id: r.project.title for r in result.projects if r.project_id not in gone})
    if form.submitted():
        project_id, reason = form.project_id.data, str(form.reason.data)
        try:
            change = changing.take_back(result, project_id, reason, by=current_actor())
        except changing.ChangeRefused as refusal:
            form.refuse(refusal.field, str(refusal))
        else:
            return _on_to(change)
    return _form_page("results/take_back.html", result, form)


@bp.route("/rounds/<int:round_id>/count/pots/<int:pot_id>/add-money", methods=["GET", "POST"])
@requires(Can.CHANGE_RESULT, on=queries.pot_result)
@transactional
def add_money(result: PotResult) -> ResponseReturnValue:
    """Record money that came later."""
    form = MoneyAddedForm()
    if form.submitted():
        pence, source, reason = form.values()
        try:
            change = changing.add_money(result, pence, source, reason, by=current_actor())
        except changing.ChangeRefused as refusal:
            form.refuse(refusal.field, str(refusal))
        else:
            return _on_to(change)
    return _form_page("results/add_money.html", result, form)


@bp.get("/rounds/<int:round_id>/count/changes/<int:change_id>")
@requires(Can.READ_COUNT, on=queries.get_change)
def change(change: Change) -> ResponseReturnValue:
    """One change, what it leads to, and the button of the second person."""
    result = change.pot_result
    titles = {row.project_id: row.project.title for row in result.projects}
    return render_template(
        "results/change.html",
        change=change,
        round=change.round,
        what=what(change, result, titles),
        then=then(change, result, titles),
        given=given_text,
        form=ButtonForm(),
    )


@bp.post("/rounds/<int:round_id>/count/changes/<int:change_id>/confirm")
@requires(Can.CONFIRM_CHANGE, on=queries.get_change)
@transactional
def confirm(change: Change) -> ResponseReturnValue:
    """The second person says yes."""
    changing.confirm(change, by=current_actor())
    return redirect(url_for("results.count", round_id=change.round_id), code=303)


@bp.post("/rounds/<int:round_id>/count/changes/<int:change_id>/drop")
@requires(Can.CHANGE_RESULT, on=queries.get_change)
@transactional
def drop(change: Change) -> ResponseReturnValue:
    """Leave the result as it is."""
    changing.drop(change, by=current_actor())
    return redirect(url_for("results.count", round_id=change.round_id), code=303)


def _on_to(change: Change) -> ResponseReturnValue:
    where = url_for("results.change", round_id=change.round_id, change_id=change.id)
    return redirect(where, code=303)


def _form_page(template: str, result: PotResult, form: Any) -> ResponseReturnValue:
    page = render_template(template, result=result, round=result.count.round, form=form)
    return page, 422 if form.errors else 200
