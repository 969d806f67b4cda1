"""The guard in front of every view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.local import LocalProxy

from pbapp.access.permissions import Can
from pbapp.access.policy import POLICY, SENTENCES
from pbapp.access.predicates import PHASE_BOUND
from pbapp.access.roles import VISITOR, Actor
from pbapp.i18n import _
from pbapp.refusals import Denied, Refused

View = Callable[..., ResponseReturnValue]


def current_actor() -> Actor:
    """Whoever sent this request; a visitor is an actor too."""
    user: Any = current_user
    return cast(Actor, user.as_actor()) if user and user.is_authenticated else VISITOR


def can(permission: Can, thing: object = None) -> bool:
    """Whether the policy lets the current actor do this to the thing."""
    return POLICY[permission](current_actor(), thing)


def requires(permission: Can, on: Callable[..., Any] | None = None) -> Callable[[View], View]:
    """Let a view run only if the policy allows it.

    `on` loads the thing from the route's arguments (NoResultFound becomes 404) and hands it to the
    view in their place, so that it is loaded once and judged once.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**kwargs: Any) -> ResponseReturnValue:
            thing = on(**kwargs) if on else None
            if not can(permission, thing):
                return _turn_away(permission, thing)
            return view(thing) if on else view(**kwargs)

        # for the tests that walk through all addresses
        wrapper.permission, wrapper.loads = permission, on  # type: ignore[attr-defined]
        return wrapper

    return decorate


def _turn_away(permission: Can, thing: Any) -> ResponseReturnValue:
    if permission in PHASE_BOUND and not thing.round.allows(permission):
        raise Refused(_("This part of the round is over, or has not begun. Nothing was changed."))
    if current_actor().is_visitor and request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), code=303)
    raise Denied(str(SENTENCES.get(permission) or _("This page is for people with another role.")))


def init_app(app: Flask) -> None:
    """Give templates the same question the guard asks."""
    app.jinja_env.globals.update(can=can, Can=Can, current_actor=LocalProxy(current_actor))
