"""Writing an idea: one short page for each question, every answer kept at once."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import language
from pbapp.proposals import actions, queries
from pbapp.proposals.forms import FORMS, AnswerForm, StartForm
from pbapp.proposals.kept import keeps_answers, typed_here
from pbapp.proposals.lifecycle import EDITABLE
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import BY_KEY, PAGES, Page, before, following
from pbapp.proposals.routes.blueprint import bp
from pbapp.proposals.routes.loaders import open_idea, open_round
from pbapp.rounds.models import Round


@bp.get("/rounds/<int:round_id>/ideas/new")
@requires(Can.SEND_IDEA, on=open_round)
def new(round: Round) -> ResponseReturnValue:
    """The first question."""
    return _first_page(round, StartForm(formdata=typed_here()))


@bp.post("/rounds/<int:round_id>/ideas/new")
@keeps_answers
@requires(Can.SEND_IDEA, on=open_round)
@transactional
def start(round: Round) -> ResponseReturnValue:
    """Keep the first answers as a draft, and ask the next question."""
    form = StartForm()
    if not form.submitted():
        return _first_page(round, form), 422
    draft = actions.start(
        round,
        form.answers(),
        form_key=form.form_key.data or "",
        language=language().code,
        by=current_actor(),
    )
    return redirect(_after(draft, BY_KEY["name"]), code=303)


@bp.get("/ideas/<int:proposal_id>/edit/<key>")
@requires(Can.EDIT_IDEA, on=open_idea)
def edit(proposal: Proposal) -> ResponseReturnValue:
    """One question with its answer so far."""
    if proposal.stage not in EDITABLE:
        return redirect(url_for("proposals.show", proposal_id=proposal.id), code=303)
    page = _page_asked()
    form = FORMS[page.key](formdata=typed_here(), obj=proposal)
    form.offer(proposal.round)
    return _question(proposal, page, form)


@bp.post("/ideas/<int:proposal_id>/edit/<key>")
@keeps_answers
@requires(Can.EDIT_IDEA, on=open_idea)
@transactional
def save(proposal: Proposal) -> ResponseReturnValue:
    """Keep one answer, and ask the next question, or go back to the answers."""
    page = _page_asked()
    form = FORMS[page.key](obj=proposal)
    form.offer(proposal.round)
    if not form.submitted():
        return _question(proposal, page, form), 422
    actions.answer(proposal, form.answers(), by=current_actor())
    return redirect(_after(proposal, page), code=303)


def _page_asked() -> Page:
    return BY_KEY[(request.view_args or {})["key"]]


def _first_page(round: Round, form: StartForm) -> str:
    unsent = queries.unsent(current_actor().user_id, round.id)
    return render_template(
        "proposals/new.html",
        round=round,
        form=form,
        unsent=unsent,
        count=len(PAGES),
        kept=typed_here() is not None,
    )


def _question(proposal: Proposal, page: Page, form: AnswerForm) -> str:
    return render_template(
        f"proposals/edit/{page.key}.html",
        proposal=proposal,
        page=page,
        form=form,
        number=PAGES.index(page) + 1,
        count=len(PAGES),
        back=_before(proposal, page),
        kept=typed_here() is not None,
    )


def _before(proposal: Proposal, page: Page) -> str:
    earlier = before(page)
    if earlier is None or "change" in request.args:
        return url_for("proposals.answers", proposal_id=proposal.id)
    return url_for("proposals.edit", proposal_id=proposal.id, key=earlier.key)


def _after(proposal: Proposal, page: Page) -> str:
    later = following(page)
    if later is None or "change" in request.args:
        return url_for("proposals.answers", proposal_id=proposal.id)
    return url_for("proposals.edit", proposal_id=proposal.id, key=later.key)
