"""The blueprint that all pages of results share."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("results", __name__)
