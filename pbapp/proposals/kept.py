"""What somebody typed after their sign-in ran out, kept in their browser until they are back."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import current_app, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, Signer
from werkzeug.datastructures import MultiDict

from pbapp import clock
from pbapp.access.guard import current_actor
from pbapp.forms import origin
from pbapp.i18n import _

#: A signed cookie of its own, sent to one page only: signing in starts with an empty session.
COOKIE = "typed"
KEPT_FOR = timedelta(minutes=30)
#: A browser drops a cookie over 4,096 bytes; base64 adds a third.
MOST_BYTES = 2800

View = Callable[..., ResponseReturnValue]


def keeps_answers(view: View) -> View:
    """Let a form come through a lost sign-in: keep what was typed, ask to sign in, come back.

    Goes outside `requires`. The form's page must answer GET at the same address. A browser that
    has lost its session cookie fails the check against forgery before the view runs; web.errors
    then finds `keep_typed` on the view.
    """

    @wraps(view)
    def wrapper(**kwargs: Any) -> ResponseReturnValue:
        if current_actor().is_visitor:
            return _keep()
        response = make_response(view(**kwargs))
        if response.status_code < 400 and COOKIE in request.cookies:
            response.delete_cookie(COOKIE, path=request.path)
        return response

    wrapper.keep_typed = keep_from_here  # type: ignore[attr-defined]
    return wrapper


def keep_from_here() -> ResponseReturnValue | None:
    """Keep what came without a good token, if our own page sent it; None for anything else.

    Another site could otherwise put its words into somebody's form.
    """
    return _keep() if origin.is_ours() else None


def typed_here() -> MultiDict[str, str] | None:
    """What was kept for this page; None where nothing was, or where it is too old."""
    try:
        packed = _signer().unsign(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return None
    kept = json.loads(zlib.decompress(base64.urlsafe_b64decode(packed)))
    fits = kept["page"] == request.path and _seconds() - kept["when"] < KEPT_FOR.total_seconds()
    return MultiDict(kept["typed"]) if fits else None


def _keep() -> ResponseReturnValue:
    here = request.full_path.removesuffix("?")
    target = here
    if current_actor().is_visitor:
        target = url_for("accounts.sign_in", next=here)
        flash(_("We have kept what you typed. Sign in to carry on."))
    response = make_response(redirect(target, code=303))
    typed = {name: values for name, values in request.form.lists() if name != "csrf_token"}
    response.set_cookie(
        COOKIE,
        _signer().sign(_pack(typed)).decode(),
        max_age=KEPT_FOR,
        path=request.path,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _pack(typed: dict[str, list[str]]) -> bytes:
    packed = _compress(typed)
    while len(packed) > MOST_BYTES and any(any(values) for values in typed.values()):
        # Too long for a cookie: the beginning of each answer is better than none of it.
        typed = {name: [v[: len(v) * 4 // 5] for v in values] for name, values in typed.items()}
        packed = _compress(typed)
    return base64.urlsafe_b64encode(packed)


def _compress(typed: dict[str, list[str]]) -> bytes:
    kept = {"page": request.path, "when": _seconds(), "typed": typed}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode())


def _signer() -> Signer:
    return Signer(str(current_app.secret_key), salt=COOKIE)


def _seconds() -> int:
    return int(clock.now().timestamp())
