"""Whether a form came from one of our own pages, where its token cannot tell."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request


def is_ours() -> bool:
    """Whether the browser says that a page of this site sent the form.

    Every browser names the page a form was sent from, in one of two headers that no page can write
    (Fetch standard, WHATWG).
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin", "")
    return site == "same-origin" if site else urlsplit(origin).netloc == request.host
