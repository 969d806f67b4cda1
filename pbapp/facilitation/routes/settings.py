"""Making a round and changing its settings, a topic to a page."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from pbapp.access.guard import can, current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.facilitation import actions
from pbapp.facilitation.desk import coming, warnings
from pbapp.facilitation.forms import NewRoundForm, TopicForm
from pbapp.facilitation.limit_rows import limit_rows
from pbapp.facilitation.routes.blueprint import bp, to_settings
from pbapp.facilitation.summary import pot_row, sections
from pbapp.facilitation.topics import Editing, editing
from pbapp.i18n import _
from pbapp.proposals.limits import rivals_of
from pbapp.proposals.limits.words import only_one_in_words
from pbapp.rounds import actions as rounds_actions
from pbapp.rounds import patterns
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round
from pbapp.rounds.patterns import HINTS, Pattern
from pbapp.rounds.rule_words import counting_of, who_could_vote_twice


@bp.get("/rounds/new")
@requires(Can.MAKE_ROUND)
def new_round() -> ResponseReturnValue:
    """The few questions before a draft stands."""
    form = NewRoundForm(data={"contact": current_actor().email})
    return render_template("facilitation/new_round.html", form=form, hints=HINTS)


@bp.post("/rounds/new")
@requires(Can.MAKE_ROUND)
@transactional
def make_round() -> ResponseReturnValue:
    """Make the draft from its template."""
    form = NewRoundForm()
    if not form.submitted():
        return render_template("facilitation/new_round.html", form=form, hints=HINTS), 422
    round = patterns.draft(Pattern(form.pattern.data), **form.values())
    actions.make_round(round, by=current_actor())
    flash(_("Your draft is saved. Look through it and change what you like."), "success")
    _warn_of_namesake(round)
    return to_settings(round)


@bp.get("/rounds/<int:round_id>/settings")
@requires(Can.READ_ROUND_DESK, on=rounds.get)
def settings(round: Round) -> ResponseReturnValue:
    """All settings at a glance."""
    may_edit = can(Can.EDIT_ROUND, round)
    return render_template(
        "facilitation/settings.html",
        round=round,
        may_edit=may_edit,
        next=coming(round),
        sections=sections(round, may_edit=may_edit),
        pots=[pot_row(pot, may_edit=may_edit) for pot in round.pots],
        total_pence=sum(pot.money_pence for pot in round.pots),
        warnings=warnings(round),
        told=[*counting_of(round), *only_one_in_words(rivals_of(round.id))],
    )


@bp.get("/rounds/<int:round_id>/settings/<topic>")
@requires(Can.EDIT_ROUND, on=editing)
def edit(editing: Editing) -> ResponseReturnValue:
    """One topic of the settings."""
    return _topic_page(editing, editing.topic.form.of(editing.round))


@bp.post("/rounds/<int:round_id>/settings/<topic>")
@requires(Can.EDIT_ROUND, on=editing)
@transactional
def change(editing: Editing) -> ResponseReturnValue:
    """Store what was changed in one topic, or only say it in words where that was asked for."""
    form = editing.topic.form.of(editing.round)
    if request.form.get("then") == "words":
        held = form.submitted()
        return _topic_page(editing, form, tried=held), 200 if held else 422
    if form.takes(lambda: rounds_actions.change(editing.round, form.values(), by=current_actor())):
        _warn_of_namesake(editing.round)
        return to_settings(editing.round)
    return _topic_page(editing, form), 422


def _warn_of_namesake(round: Round) -> None:
    if rounds.has_namesake(round):
        said = _("Another round in this area has the same name. People could mix the two up.")
        flash(said, "warning")


def _topic_page(editing: Editing, form: TopicForm, *, tried: bool = False) -> str:
    round = editing.round
    return render_template(
        f"facilitation/topics/{editing.topic.name}.html",
        round=round,
        topic=editing.topic,
        form=form,
        twice=who_could_vote_twice(round),
        tried=tried,
        told=form.told() if tried else counting_of(round),
        limits=limit_rows(round) if editing.topic.name == "limits" else None,
    )
