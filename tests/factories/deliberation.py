"""Questions, comments, answers and reports."""

from __future__ import annotations

from typing import Any

from flask import Flask

from pbapp.db import transaction
from pbapp.deliberation.lifecycle import Kind
from pbapp.deliberation.models import Comment, Report


def make_comment(
    app: Flask, project_id: int, author_id: int | None, kind: Kind = Kind.QUESTION, **changes: Any
) -> int:
    """Something somebody wrote under a project; returns its id."""
    with app.app_context(), transaction() as session:
        given = {"text": "Who waters the plants?"} | changes
        written = Comment(proposal_id=project_id, author_id=author_id, kind=kind, **given)
        session.add(written)
        session.flush()
        return written.id


def make_report(app: Flask, comment_id: int, reason: str = "It is rude.") -> int:
    """Somebody reported it; returns the report's id."""
    with app.app_context(), transaction() as session:
        report = Report(comment_id=comment_id, reason=reason)
        session.add(report)
        session.flush()
        return report.id
