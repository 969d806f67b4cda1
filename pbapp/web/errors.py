"""Answers when something is refused or breaks: what happened, is it safe, what to do next."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    NoResultFound,
    OperationalError,
    TimeoutError,
)
from werkzeug.exceptions import HTTPException

from pbapp.access.guard import current_actor
from pbapp.db import rollback
from pbapp.forms import origin
from pbapp.i18n import _
from pbapp.refusals import Denied, Refused, TooMany

log = logging.getLogger(__name__)
PAGES = {403, 404, 409, 413, 422, 429, 500, 503}
#: names of boxes for passwords; no page writes one down
PASSWORDS = {"password", "current"}
TOKEN = "csrf_token"  # noqa: S105 - a name, not a secret
#: the database is busy, was restarted, or has no connection left
AWAY = (OperationalError, InterfaceError, TimeoutError)
Typed = Sequence[tuple[str, str]]
NEAREST = {400: 422, 401: 403, 405: 404, 410: 404, 414: 413, 431: 413}


def init_app(app: Flask) -> None:
    """Connect one page for each thing that can happen."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(NoResultFound, lambda error: page(404))
    app.register_error_handler(IntegrityError, clashed)
    for kind in AWAY:
        app.register_error_handler(kind, overloaded)
    app.register_error_handler(HTTPException, by_status)
    app.register_error_handler(CSRFError, left_open)
    app.register_error_handler(Exception, broken)


def page(status: int, reason: str | None = None, *, wait: int = 30, typed: Typed = ()) -> Response:
    """The page for a status, with a reference that stands in the log too; `wait` in seconds.

    `typed` is what the page offers to send again.
    """
    reference = secrets.token_hex(4)
    log.info("answered %s, reference %s", status, reference)
    try:
        text = render_template(
            f"errors/{status}.html", reason=reason, reference=reference, typed=typed
        )
    except AWAY as error:  # who reads a refusal is looked up as well
        return overloaded(error)
    response = make_response(text, status)
    if status in (429, 503):
        response.headers["Retry-After"] = str(wait)
    return response


def typed_here() -> Typed:
    """What a page of ours sent, to be sent again; files cannot be, passwords shall not."""
    if request.files or PASSWORDS & request.form.keys():
        return []
    if not g.get("csrf_valid") and not origin.is_ours():
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if name != TOKEN]


def refused(error: Refused) -> Response:
    """The rules said no, and why; what will be let through later can be sent again then."""
    if isinstance(error, Denied) and current_actor().is_visitor and (typed := typed_here()):
        return page(403, typed=typed)  # signed out meanwhile, so not told why others may not
    wait = error.wait if isinstance(error, TooMany) else 30
    typed = typed_here() if error.status == 503 else ()
    return page(error.status, str(error), wait=wait, typed=typed)


def clashed(error: IntegrityError) -> Response:
    """Two changes met; the constraint kept the first."""
    rollback()
    # Never the whole message: PostgreSQL puts the values into it, such as an address.
    diagnosis = getattr(error.orig, "diag", None)
    name = diagnosis.constraint_name if diagnosis else error.orig
    log.warning("constraint: %s %s", type(error.orig).__name__, name)
    return page(
        409, _("Somebody changed the same thing at the same moment. Look again, then retry.")
    )


def overloaded(error: DBAPIError | TimeoutError) -> Response:
    """The database did not answer in time, went away, or had no connection left."""
    rollback()
    log.error("database: %s", getattr(error, "orig", error))
    _ask_nobody()
    return page(503, typed=typed_here())


def by_status(error: HTTPException) -> Response:
    """Werkzeug's own refusals; redirects pass through."""
    status = error.code or 500
    if status < 400:
        return make_response(error.get_response())
    status = NEAREST.get(status, status)
    return page(status if status in PAGES else 500)


def left_open(error: CSRFError) -> Response:
    """A page from before this browser's session: what was typed is kept.

    `keep_typed` stands on views that proposals.kept guards; others offer to send it again.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    keep = getattr(view, "keep_typed", None)
    kept = keep() if keep else None
    return kept or page(422, typed=typed_here())


def broken(error: Exception) -> Response:
    """Our fault."""
    rollback()
    log.exception("unhandled")
    _ask_nobody()
    return page(500)


def _ask_nobody() -> None:
    # Flask-Login looks up who reads, for every template, in the database that is in trouble.
    g._login_user = current_app.extensions["security"].login_manager.anonymous_user()
