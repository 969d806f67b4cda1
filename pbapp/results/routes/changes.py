"""Changes after the count: recorded by one person, confirmed by another."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.results import changing, queries
from pbapp.results.change_forms import ChangeForm, MoneyAddedForm, TakeBackForm
from pbapp.results.change_words import then, what
from pbapp.results.changing import Draw
from pbapp.results.models import Change, PotResult
from pbapp.results.next_in_line import can_be_taken_back
from pbapp.results.routes.blueprint import bp


@bp.route("/rounds/<int:round_id>/count/pots/<int:pot_id>/take-back", methods=["GET", "POST"])
@requires(Can.CHANGE_RESULT, on=queries.pot_result)
@transactional
def take_back(result: PotResult) -> ResponseReturnValue:
    """Record that a project cannot go on."""
    form = TakeBackForm()
    form.offer({r.project_id: r.project.title for r in can_be_taken_back(result)})

    def record(draw: Draw) -> Change:
        project_id = int(form.project_id.data)
        return changing.take_back(
            result, project_id, str(form.reason.data), by=current_actor(), draw=draw
        )

    return _recorded("results/take_back.html", result, form, record)


@bp.route("/rounds/<int:round_id>/count/pots/<int:pot_id>/add-money", methods=["GET", "POST"])
@requires(Can.CHANGE_RESULT, on=queries.pot_result)
@transactional
def add_money(result: PotResult) -> ResponseReturnValue:
    """Record money that came later."""
    form = MoneyAddedForm()

    def record(draw: Draw) -> Change:
        money = changing.Added(int(form.amount.data or 0), str(form.source.data))
        return changing.add_money(
            result, money, str(form.reason.data), by=current_actor(), draw=draw
        )

    return _recorded("results/add_money.html", result, form, record)


def _recorded(
    template: str, result: PotResult, form: ChangeForm, record: Callable[[Draw], Change]
) -> ResponseReturnValue:
    """The form, or on to the change; refusals stand at their field, nothing typed is lost."""
    titles = {row.project_id: row.project.title for row in result.projects}
    if titles.keys() >= set(form.drawn()) != set():
        form.ask_lot(sorted(form.drawn()), titles)
    if form.submitted():
        try:
            change = record(Draw(form.drawn(), form.witnesses()))
        except changing.ChangeRefused as refusal:
            form.refuse(refusal.field, str(refusal))
        except changing.ChangeNeedsLot as refusal:
            form.ask_lot(refusal.tied, titles)
            form.refuse("order", str(refusal))
        else:
            where = url_for("results.change", round_id=change.round_id, change_id=change.id)
            return redirect(where, code=303)
    page = render_template(template, result=result, round=result.round, form=form)
    return page, 422 if form.errors else 200


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
