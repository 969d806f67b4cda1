"""Pages of questions and comments, and the moderators' desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.deliberation import actions, queries
from pbapp.deliberation.forms import AnswerForm, CommentForm, HideForm, ReportForm
from pbapp.deliberation.labels import KINDS, STANDINGS
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment
from pbapp.forms import BaseForm
from pbapp.i18n import _, language
from pbapp.proposals import queries as proposals
from pbapp.proposals.kept import keeps_answers, typed_here
from pbapp.proposals.models import Proposal
from pbapp.refusals import Refused, TooMany
from pbapp.rounds import queries as rounds
from pbapp.rounds.models import Round

bp = Blueprint("deliberation", __name__)


@dataclass(frozen=True)
class Answerable:
    """A question as the policy asks about its answer: by the project's author or its staff."""

    question: Comment

    @property
    def author_id(self) -> int | None:
        """The project's author, not the question's."""
        return self.question.proposal.author_id

    @property
    def round_id(self) -> int:
        """The project's round."""
        return self.question.round_id

    @property
    def round(self) -> Round:
        """The project's round."""
        return self.question.round


@bp.app_context_processor
def words() -> dict[str, Any]:
    """Labels that the discussion shows on every page it stands on."""
    return {"comment_kinds": KINDS, "comment_standings": STANDINGS}


def talkable(proposal_id: int) -> Proposal:
    """A project that people may talk about now."""
    project = proposals.get_project(proposal_id)
    if not project.round.allows(Can.COMMENT):
        raise Refused(_("Questions and comments are closed now."))
    return project


def answerable(comment_id: int) -> Answerable:
    """A question that may be answered now."""
    question = queries.get(comment_id)
    if not question.round.allows(Can.ANSWER):
        raise Refused(_("Questions and comments are closed now."))
    return Answerable(question)


@bp.get("/projects/<int:proposal_id>/comments")
@requires(Can.READ_PUBLIC, on=proposals.get_project)
def comments(project: Proposal) -> ResponseReturnValue:
    """Every question and comment on a project."""
    page = request.args.get("page", 1, type=int)
    return render_template(
        "deliberation/comments.html",
        project=project,
        discussion=queries.discussion(project, page),
        comment_form=CommentForm(formdata=typed_here()),
        kept=typed_here() is not None,
        paged=True,
    )


@bp.post("/projects/<int:proposal_id>/comments")
@keeps_answers
@requires(Can.COMMENT, on=talkable)
@transactional
def comment(project: Proposal) -> ResponseReturnValue:
    """Keep a question or comment; a page of its own gives back what was not right."""
    form = CommentForm()
    if not form.submitted():
        return render_template("deliberation/comment.html", project=project, form=form), 422
    try:
        written = actions.comment(
            project,
            Kind(form.kind.data),
            form.text.data or "",
            form_key=form.form_key.data or "",
            language=language().code,
            by=current_actor(),
        )
    except TooMany as reason:
        form.refuse("text", str(reason))
        return render_template("deliberation/comment.html", project=project, form=form), 429
    return redirect(_place_of(written), code=303)


@bp.get("/comments/<int:comment_id>/answer")
@requires(Can.ANSWER, on=answerable)
def ask_for_answer(answerable: Answerable) -> ResponseReturnValue:
    """The question, and room for the answer."""
    form = AnswerForm(formdata=typed_here())
    return _about("deliberation/answer.html", answerable.question, form)


@bp.post("/comments/<int:comment_id>/answer")
@keeps_answers
@requires(Can.ANSWER, on=answerable)
@transactional
def answer(answerable: Answerable) -> ResponseReturnValue:
    """Keep the answer, marked as its writer's."""
    form, question = AnswerForm(), answerable.question
    if not form.submitted():
        return _about("deliberation/answer.html", question, form), 422
    try:
        actions.answer(
            question,
            form.text.data or "",
            form_key=form.form_key.data or "",
            language=language().code,
            by=current_actor(),
        )
    except Refused as reason:
        form.refuse("text", str(reason))
        return _about("deliberation/answer.html", question, form), reason.status
    return redirect(_place_of(question), code=303)


@bp.get("/comments/<int:comment_id>/report")
@requires(Can.REPORT_COMMENT, on=queries.get)
def ask_for_report(written: Comment) -> ResponseReturnValue:
    """The text, and room to say what is wrong with it."""
    return _about("deliberation/report.html", written, ReportForm())


@bp.post("/comments/<int:comment_id>/report")
@requires(Can.REPORT_COMMENT, on=queries.get)
@transactional
def report(written: Comment) -> ResponseReturnValue:
    """Tell the moderators."""
    form = ReportForm()
    if not form.submitted():
        return _about("deliberation/report.html", written, form), 422
    try:
        source = request.remote_addr or "unknown"
        actions.report(written, form.reason.data or "", source=source, by=current_actor())
    except TooMany as reason:
        form.refuse("reason", str(reason))
        return _about("deliberation/report.html", written, form), 429
    flash(_("Thank you. A moderator will look at it."), "success")
    return redirect(_place_of(written), code=303)


@bp.get("/rounds/<int:round_id>/moderation")
@requires(Can.MODERATE, on=rounds.get)
def moderation(round: Round) -> ResponseReturnValue:
    """What was reported and waits, or what is hidden."""
    page = request.args.get("page", 1, type=int)
    shows_hidden = request.args.get("show") == "hidden"
    find = queries.hidden if shows_hidden else queries.reported
    return render_template(
        "deliberation/moderation.html",
        round=round,
        listing=find(round.id, page),
        shows_hidden=shows_hidden,
    )


@bp.get("/comments/<int:comment_id>/hide")
@requires(Can.MODERATE, on=queries.get)
def ask_to_hide(written: Comment) -> ResponseReturnValue:
    """The text, what people reported, and room for the reason."""
    return _about("deliberation/hide.html", written, HideForm())


@bp.post("/comments/<int:comment_id>/hide")
@requires(Can.MODERATE, on=queries.get)
@transactional
def hide(written: Comment) -> ResponseReturnValue:
    """Put the reason in the text's place."""
    form = HideForm()
    if not form.submitted():
        return _about("deliberation/hide.html", written, form), 422
    try:
        actions.hide(written, form.reason.data or "", by=current_actor())
    except Refused as reason:
        form.refuse("reason", str(reason))
        return _about("deliberation/hide.html", written, form), reason.status
    flash(_("The text is hidden. You can put it back."), "success")
    return _to_moderation(written)


@bp.post("/comments/<int:comment_id>/restore")
@requires(Can.MODERATE, on=queries.get)
@transactional
def restore(written: Comment) -> ResponseReturnValue:
    """Show the words again."""
    actions.restore(written, by=current_actor())
    flash(_("The text is in sight again."), "success")
    return _to_moderation(written)


@bp.post("/comments/<int:comment_id>/keep")
@requires(Can.MODERATE, on=queries.get)
@transactional
def keep(written: Comment) -> ResponseReturnValue:
    """Leave a reported text in sight."""
    actions.keep(written, by=current_actor())
    flash(_("The text stays in sight."), "success")
    return _to_moderation(written)


def _about(template: str, written: Comment, form: BaseForm) -> str:
    return render_template(template, comment=written, project=written.proposal, form=form)


def _place_of(written: Comment) -> str:
    anchor = f"comment-{written.parent_id or written.id}"
    return url_for("public.project", proposal_id=written.proposal_id, _anchor=anchor)


def _to_moderation(written: Comment) -> ResponseReturnValue:
    return redirect(url_for("deliberation.moderation", round_id=written.round_id), code=303)
