"""Addresses that end in somebody's key, such as a booking's: the key is kept out of logs."""

from __future__ import annotations

import logging
import re

from flask import Flask, Response, request

#: what stands before the key; a route with a `<key>` that is not here fails a test
_KEYED = re.compile(r"(/bookings/|/review/\d+/|/public/(?:stop|tell-me)/\d+/)[^/\s?\"]+")
#: a browser then names this site alone as where it came from, and forms still pass over https
REFERRER = "strict-origin"
#: who would write down the addresses of requests, where they are asked to
LOGS = ("gunicorn.access", "werkzeug")


def masked(text: str) -> str:
    """The text without the keys in it."""
    return _KEYED.sub(r"\1[key]", text)


def init_app(app: Flask) -> None:
    """Mask what servers write down, and what browsers tell of where they come from."""
    for name in LOGS:
        logging.getLogger(name).addFilter(_mask)

    @app.after_request
    def hide_where_from(response: Response) -> Response:
        if "key" in (request.view_args or {}):
            response.headers["Referrer-Policy"] = REFERRER
        return response


def _mask(record: logging.LogRecord) -> bool:
    record.msg, record.args = masked(record.getMessage()), ()
    return True
