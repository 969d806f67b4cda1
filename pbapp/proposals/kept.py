"""What somebody typed after their sign-in ran out, kept in their session until they are back."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from pbapp import clock
from pbapp.access.guard import current_actor

KEY = "typed"
KEPT_FOR = timedelta(hours=2)
#: A browser drops a cookie over 4,096 bytes, and the session holds more than this.
MOST_BYTES = 2000

View = Callable[..., ResponseReturnValue]


def keeps_answers(view: View) -> View:
    """Let a form come through a lost sign-in: keep what was typed, ask to sign in, come back.

    Goes outside `requires`. The form's page must answer GET at the same address.
    """

    @wraps(view)
    def wrapper(**kwargs: Any) -> ResponseReturnValue:
        if current_actor().is_visitor:
            session[KEY] = {"at": _address(), "when": _seconds(), "what": _pack(_typed())}
            return redirect(url_for("accounts.sign_in", next=_address()), code=303)
        response = make_response(view(**kwargs))
        if response.status_code < 400 and KEY in session:
            session.pop(KEY)
        return response

    return wrapper


def typed_here() -> MultiDict[str, str] | None:
    """What was kept for this page; None where nothing was, or where it is too old."""
    kept = session.get(KEY)
    if not kept or kept["at"] != _address():
        return None
    if _seconds() - kept["when"] > KEPT_FOR.total_seconds():
        return None
    return MultiDict(json.loads(zlib.decompress(base64.b64decode(kept["what"]))))


def _typed() -> dict[str, list[str]]:
    return {name: values for name, values in request.form.lists() if name != "csrf_token"}


def _pack(typed: dict[str, list[str]]) -> str:
    packed = zlib.compress(json.dumps(typed, ensure_ascii=False).encode())
    if len(packed) <= MOST_BYTES:
        return base64.b64encode(packed).decode()
    # Too long for a cookie: the beginning of each answer is better than none of it.
    return _pack({name: [v[: len(v) * 4 // 5] for v in values] for name, values in typed.items()})


def _address() -> str:
    return request.full_path.removesuffix("?")


def _seconds() -> int:
    return int(clock.now().timestamp())
