"""Whether a form without its token was sent from a page of ours, as the browser tells it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request

#: what browsers say of a form on one of our own pages, and of one sent again by hand
OURS = ("same-origin", "none")


def sent_from_here() -> bool:
    """What Sec-Fetch-Site says, else Origin, else whether our session cookie came along.

    SameSite=Lax keeps that cookie from forms on other sites. A browser from before 2018 that knows
    none of the three may be fooled; it then sees ticks to look over, and nothing was sent.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in OURS
    if origin := request.headers.get("Origin"):
        return urlsplit(origin).netloc == request.host
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies
