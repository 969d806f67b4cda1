"""Papers of the board: the list, one summary, what its figures are counted from, writing it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from pbapp import clock
from pbapp.access.guard import can, current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.i18n import _
from pbapp.reports import actions, queries
from pbapp.reports.forms import SummaryForm
from pbapp.reports.models import BoardSummary
from pbapp.reports.page import figures_for, shown
from pbapp.reports.period import last_quarter

bp = Blueprint("reports", __name__)


@bp.get("/board")
@requires(Can.READ_PUBLIC)
def board_summaries() -> ResponseReturnValue:
    """Papers of the board: the signed ones for everyone, drafts for those who write them."""
    drafts = queries.drafts() if can(Can.WRITE_BOARD_SUMMARY) else ()
    return render_template("reports/list.html", signed=queries.signed(), drafts=drafts)


@bp.get("/board/summary/<int:summary_id>")
@requires(Can.READ_BOARD_SUMMARY, on=queries.get)
def board_summary(summary: BoardSummary) -> ResponseReturnValue:
    """One side of A4."""
    return render_template("reports/summary.html", **shown(summary))


@bp.get("/board/summary/<int:summary_id>/sources")
@requires(Can.READ_BOARD_SUMMARY, on=queries.get)
def sources(summary: BoardSummary) -> ResponseReturnValue:
    """The rows every figure is counted from."""
    return render_template("reports/sources.html", **shown(summary))


@bp.get("/board/summary/new")
@requires(Can.WRITE_BOARD_SUMMARY)
def new() -> ResponseReturnValue:
    """An empty summary of the last quarter."""
    form = SummaryForm.for_period(last_quarter(clock.today()))
    return render_template("reports/form.html", form=form, summary=None)


@bp.post("/board/summary/new")
@requires(Can.WRITE_BOARD_SUMMARY)
@transactional
def make() -> ResponseReturnValue:
    """Begin a summary."""
    form = SummaryForm()
    if not form.submitted():
        return render_template("reports/form.html", form=form, summary=None), 422
    summary = actions.make(form.wording(), by=current_actor())
    return redirect(url_for(".board_summary", summary_id=summary.id), code=303)


@bp.get("/board/summary/<int:summary_id>/edit")
@requires(Can.WRITE_BOARD_SUMMARY, on=queries.draft)
def edit(draft: BoardSummary) -> ResponseReturnValue:
    """A draft as it stands."""
    return render_template("reports/form.html", form=SummaryForm.of(draft), summary=draft)


@bp.post("/board/summary/<int:summary_id>/edit")
@requires(Can.WRITE_BOARD_SUMMARY, on=queries.draft)
@transactional
def change(draft: BoardSummary) -> ResponseReturnValue:
    """Write a draft anew."""
    form = SummaryForm()
    if not form.submitted():
        return render_template("reports/form.html", form=form, summary=draft), 422
    actions.change(draft, form.wording(), by=current_actor())
    flash(_("Saved."), "success")
    return redirect(url_for(".board_summary", summary_id=draft.id), code=303)


@bp.get("/board/summary/<int:summary_id>/sign")
@requires(Can.WRITE_BOARD_SUMMARY, on=queries.draft)
def signing(draft: BoardSummary) -> ResponseReturnValue:
    """What signing does; it cannot be undone."""
    return render_template("reports/sign.html", summary=draft, figures=figures_for(draft))


@bp.post("/board/summary/<int:summary_id>/sign")
@requires(Can.WRITE_BOARD_SUMMARY, on=queries.draft)
@transactional
def sign(draft: BoardSummary) -> ResponseReturnValue:
    """Keep the figures as they stand and let everyone read the page."""
    actions.sign(draft, by=current_actor())
    flash(_("Signed. Everyone can read it now."), "success")
    return redirect(url_for(".board_summary", summary_id=draft.id), code=303)
