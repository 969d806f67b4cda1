"""The blueprint that all pages of ideas share."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("proposals", __name__)
