"""What somebody does with their own ideas: look over, send, take back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.proposals import actions, queries
from pbapp.proposals.forms import ButtonForm
from pbapp.proposals.labels import DECIDED, STAGES, TONES, author_stage, next_words
from pbapp.proposals.lifecycle import EDITABLE, Stage
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import PAGES, missing
from pbapp.proposals.routes.blueprint import bp
from pbapp.proposals.routes.loaders import open_idea, withdrawable


@bp.get("/my-ideas")
@requires(Can.USE_ACCOUNT)
def mine() -> ResponseReturnValue:
    """The reader's own ideas, in every round."""
    page = request.args.get("page", 1, type=int)
    listing = queries.of_author(current_actor().user_id, page)
    return render_template(
        "proposals/mine.html", listing=listing, author_stage=author_stage, tones=TONES
    )


@bp.get("/ideas/<int:proposal_id>")
@requires(Can.READ_IDEA, on=queries.get)
def show(proposal: Proposal) -> ResponseReturnValue:
    """Where an idea stands, what happens next, and what it says."""
    own = proposal.author_id == current_actor().user_id
    return render_template(
        "proposals/show.html",
        proposal=proposal,
        own=own,
        stage=author_stage(proposal) if own else STAGES[proposal.stage],
        tone=TONES[proposal.stage],
        stage_key=proposal.stage.value,
        next_words=next_words(proposal),
        checks=queries.checks_of(proposal.id),
        decided=DECIDED,
    )


@bp.get("/ideas/<int:proposal_id>/answers")
@requires(Can.EDIT_IDEA, on=open_idea)
def answers(proposal: Proposal) -> ResponseReturnValue:
    """All answers on one page, each with its way back, before the idea is sent."""
    return _answers(proposal, ButtonForm())


@bp.post("/ideas/<int:proposal_id>/send")
@requires(Can.EDIT_IDEA, on=open_idea)
@transactional
def send(proposal: Proposal) -> ResponseReturnValue:
    """Hand the idea in."""
    form = ButtonForm()
    if not form.submitted():
        return _answers(proposal, form), 422
    try:
        actions.send(proposal, by=current_actor())
    except actions.Unfinished as unfinished:
        form.form_errors.append(str(unfinished))
        return _answers(proposal, form), 422
    flash(_("Thank you. We have your idea, and we tell you what happens with it."), "success")
    return redirect(url_for("proposals.show", proposal_id=proposal.id), code=303)


@bp.get("/ideas/<int:proposal_id>/withdraw")
@requires(Can.WITHDRAW_IDEA, on=withdrawable)
def ask_to_withdraw(proposal: Proposal) -> ResponseReturnValue:
    """Ask once more, since a late change of mind cannot be undone."""
    return render_template("proposals/withdraw.html", proposal=proposal, form=ButtonForm())


@bp.post("/ideas/<int:proposal_id>/withdraw")
@requires(Can.WITHDRAW_IDEA, on=withdrawable)
@transactional
def withdraw(proposal: Proposal) -> ResponseReturnValue:
    """Take the idea back."""
    actions.withdraw(proposal, by=current_actor())
    flash(_("You took your idea back."), "success")
    return redirect(url_for("proposals.show", proposal_id=proposal.id), code=303)


@bp.post("/ideas/<int:proposal_id>/resume")
@requires(Can.EDIT_IDEA, on=open_idea)
@transactional
def resume(proposal: Proposal) -> ResponseReturnValue:
    """Take it up again."""
    actions.resume(proposal, by=current_actor())
    return redirect(url_for("proposals.answers", proposal_id=proposal.id), code=303)


def _answers(proposal: Proposal, form: ButtonForm) -> str:
    return render_template(
        "proposals/answers.html",
        proposal=proposal,
        form=form,
        pages=PAGES,
        missing={page.key for page in missing(proposal)},
        editable=proposal.stage in EDITABLE,
        may_send=proposal.stage is not Stage.DRAFT or proposal.round.allows(Can.SEND_IDEA),
    )
