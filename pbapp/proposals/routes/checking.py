"""Checking ideas: the list of a round, and the page where one is decided."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import _, in_language
from pbapp.proposals import actions, letters, queries
from pbapp.proposals.forms import ButtonForm, CheckForm, FilterForm, ReopenForm
from pbapp.proposals.labels import DECIDED, STAGES, TONES
from pbapp.proposals.lifecycle import Stage, Verdict
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import most_pence
from pbapp.proposals.routes.blueprint import bp
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round


@bp.get("/rounds/<int:round_id>/checks")
@requires(Can.READ_ROUND_DESK, on=rounds.get)
def checks(round: Round) -> ResponseReturnValue:
    """What was sent in a round, sorted and filtered."""
    form = FilterForm(request.args)
    stage = form.stage_asked()
    order = form.order.data or "oldest"
    return render_template(
        "proposals/checks.html",
        round=round,
        filter_form=form,
        listing=queries.to_check(round.id, stage, order, request.args.get("page", 1, type=int)),
        counts=queries.counts_by_stage(round.id),
        asked={"round_id": round.id, "stage": stage.value if stage else "", "order": order},
        stages=STAGES,
        tones=TONES,
    )


@bp.get("/ideas/<int:proposal_id>/check")
@requires(Can.CHECK_IDEA, on=queries.get)
def check(proposal: Proposal) -> ResponseReturnValue:
    """The application on the left, what is decided about it on the right."""
    return _desk(proposal, _check_form(proposal, fresh=True))


@bp.post("/ideas/<int:proposal_id>/check")
@requires(Can.CHECK_IDEA, on=queries.get)
@transactional
def decide(proposal: Proposal) -> ResponseReturnValue:
    """Show the letter first; send it with the decision when its button is pressed."""
    form = _check_form(proposal)
    if form.version.data != proposal.version:
        return _overtaken(proposal, form)
    if form.step.data == "change" or not form.submitted():
        return _desk(proposal, form), 200 if form.step.data == "change" else 422
    verdict = Verdict(form.verdict.data)
    reason = letters.reason(proposal, verdict, form.concerns.data or [], form.words.data or "")
    if form.step.data != "send":
        return _letter(proposal, form, verdict, reason)
    try:
        actions.check(proposal, verdict, reason, version=form.version.data, by=current_actor())
    except actions.Overtaken:
        return _overtaken(proposal, form)
    flash(_("Your decision is kept, and the letter is on its way."), "success")
    return redirect(url_for("proposals.checks", round_id=proposal.round_id), code=303)


@bp.post("/ideas/<int:proposal_id>/reopen")
@requires(Can.CHECK_IDEA, on=queries.get)
@transactional
def reopen(proposal: Proposal) -> ResponseReturnValue:
    """Take a decision back and look at the idea again."""
    form = ReopenForm()
    if form.version.data != proposal.version:
        return _overtaken(proposal, form)
    if not form.submitted():
        return _desk(proposal, form), 422
    words = form.words.data or ""
    actions.check(proposal, Verdict.REOPEN, words, version=proposal.version, by=current_actor())
    return redirect(url_for("proposals.check", proposal_id=proposal.id), code=303)


@bp.post("/ideas/<int:proposal_id>/interest")
@requires(Can.CHECK_IDEA, on=queries.get)
@transactional
def declare_interest(proposal: Proposal) -> ResponseReturnValue:
    """Leave this check to others."""
    actions.declare_interest(proposal, by=current_actor())
    flash(_("Thank you. Somebody else checks this idea."), "success")
    return redirect(url_for("proposals.checks", round_id=proposal.round_id), code=303)


def _check_form(proposal: Proposal, *, fresh: bool = False) -> CheckForm:
    form = CheckForm(data={"version": proposal.version}) if fresh else CheckForm()
    form.offer(proposal, may_ask=proposal.round.allows(Can.EDIT_IDEA))
    return form


def _desk(proposal: Proposal, form: CheckForm | ReopenForm) -> str:
    decided = proposal.stage in (Stage.DECLINED, Stage.PROJECT)
    if decided and isinstance(form, CheckForm):
        form = ReopenForm(formdata=None, data={"version": proposal.version})
    return render_template(
        "proposals/check.html",
        proposal=proposal,
        form=form,
        button=ButtonForm(formdata=None),
        may_decide=proposal.stage in (Stage.SENT, Stage.NEEDS_INFORMATION),
        may_reopen=decided,
        most=most_pence(proposal.pot) if proposal.pot else None,
        stage=STAGES[proposal.stage],
        tone=TONES[proposal.stage],
        checks=queries.checks_of(proposal.id),
        decided=DECIDED,
    )


def _letter(proposal: Proposal, form: CheckForm, verdict: Verdict, reason: str) -> str:
    with in_language(letters.language_of(proposal)):
        text = render_template(letters.TEMPLATES[verdict], **letters.values(proposal, reason))
    subject, body = text.strip().split("\n", 1)
    return render_template(
        "proposals/letter.html",
        proposal=proposal,
        form=form,
        reason=reason,
        subject=subject,
        body=body.strip(),
        language_of_letter=letters.language_of(proposal),
        reachable=proposal.author is not None and proposal.author.email is not None,
    )


def _overtaken(proposal: Proposal, form: CheckForm | ReopenForm) -> ResponseReturnValue:
    page = render_template(
        "proposals/overtaken.html",
        proposal=proposal,
        words=form.words.data or "",
        stage=STAGES[proposal.stage],
        tone=TONES[proposal.stage],
        checks=queries.checks_of(proposal.id),
        decided=DECIDED,
    )
    return page, 409
