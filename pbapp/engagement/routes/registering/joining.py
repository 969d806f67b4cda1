"""Asking together: what was asked of a record's lead, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.access.guard import current_actor, requires
from pbapp.access.permissions import Can
from pbapp.db import transactional
from pbapp.engagement import queries as records
from pbapp.engagement.models import Engagement
from pbapp.engagement.queries.record import OnRecord
from pbapp.engagement.register import queries
from pbapp.engagement.register.kinds import Reply
from pbapp.engagement.register.labels import REPLIES
from pbapp.engagement.register.models import JoinRequest
from pbapp.engagement.registering import actions
from pbapp.engagement.registering.forms.joining import ReplyForm
from pbapp.engagement.routes.blueprint import bp, page
from pbapp.i18n import _

TOGETHER = "/<int:engagement_id>/together"


@dataclass(frozen=True)
class Request(OnRecord):
    """A request to the lead of a record, who answers it."""

    record: Engagement
    row: JoinRequest


def _asked(engagement_id: int, request_id: int) -> Request:
    row = queries.get_request(engagement_id, request_id)
    return Request(row.asked, row)


@bp.get(TOGETHER)
@requires(Can.READ_ENGAGEMENT, on=records.get)
def together(record: Engagement) -> ResponseReturnValue:
    """Requests to this record and by it."""
    return _page(record)


@bp.post(f"{TOGETHER}/<int:request_id>")
@requires(Can.EDIT_ENGAGEMENT, on=_asked)
@transactional
def answer_together(asked: Request) -> ResponseReturnValue:
    """Say yes, and the other record is merged into this one; or no, and why."""
    form = ReplyForm(prefix=str(asked.row.id))
    if not form.takes(
        lambda: actions.answer(
            asked.row, form.answered(), form.reason.data or "", by=current_actor()
        )
    ):
        return _page(records.get(asked.record.id), form, asked.row), 422
    if asked.row.reply is Reply.ACCEPTED:
        flash(_("It is one piece of work now. The other lead has been told."), "success")
    else:
        flash(_("They stay apart. The other lead has been told."), "success")
    return redirect(url_for(".together", engagement_id=asked.record.id), code=303)


def _page(
    record: Engagement, refused: ReplyForm | None = None, about: JoinRequest | None = None
) -> str:
    """Each open request with its form; the one that was refused with what was typed."""
    rows = queries.requests_about(record.id)
    open_ones = [one for one in rows if one.asked_id == record.id and one.reply is None]
    forms = {
        one.id: refused
        if refused and about and one.id == about.id
        else ReplyForm(formdata=None, prefix=str(one.id))
        for one in open_ones
    }
    return page(
        "register/together",
        record,
        requests=rows,
        forms=forms,
        form=refused or ReplyForm(formdata=None),
        replies=REPLIES,
    )
