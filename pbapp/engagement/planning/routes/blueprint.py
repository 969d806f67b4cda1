"""The blueprint."""

from __future__ import annotations

from flask import Blueprint, url_for

from pbapp.engagement.plan.sheets import Sheet

bp = Blueprint("planning", __name__, url_prefix="/engagement")


def address_of(engagement_id: int, sheet: Sheet) -> str:
    """Where a page of a plan stands."""
    return url_for("planning.sheet", engagement_id=engagement_id, sheet=sheet.value)
