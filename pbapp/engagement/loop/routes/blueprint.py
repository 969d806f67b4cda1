"""The blueprint, and what its pages have in common."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from pbapp.engagement.labels import answers as labels
from pbapp.engagement.loop.queries.owed import overdue
from pbapp.engagement.models import Engagement
from pbapp.engagement.routes.blueprint import page

bp = Blueprint("loop", __name__, url_prefix="/engagement")


def show(template: str, record: Engagement, **values: Any) -> str:
    """A page of the loop within the pages of a record."""
    return page(f"loop/{template}", record, words=labels, **values)


@bp.app_context_processor
def _late() -> dict[str, Any]:
    """What people are owed, for lists and desks beside the loop's own pages; asked when shown."""
    return {"late_feedback": overdue, "loop_words": labels}


def back(record: Engagement, anchor: str = "") -> ResponseReturnValue:
    """To the page from which people are told."""
    url = url_for("loop.overview", engagement_id=record.id, _anchor=anchor or None)
    return redirect(url, code=303)
