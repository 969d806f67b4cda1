"""PDF files (PDF/UA, so that screen readers can read them) made from our own HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from flask import Response
from segno import make_qr

from pbapp.i18n import _
from pbapp.refusals import Refused

VARIANT = "pdf/ua-1"
_PLAIN_NAME = re.compile(r"[^a-z0-9]+")


class NoPdf(Refused):
    """The machine lacks the system library that draws text."""


def pdf_later(html: str, name: str) -> Response:
    """An answer that is drawn while it is sent, so after the commit and without holding it up.

    `name` is the file's name without ending. Raises NoPdf at once, before anything is stored.
    """
    draw = _engine()

    def body() -> Iterator[bytes]:
        yield draw(html)

    response = Response(body(), mimetype="application/pdf")
    plain = _PLAIN_NAME.sub("-", name.lower()).strip("-") or "document"
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def qr_code(url: str) -> str:
    """A square to photograph, as a picture that stands in the page itself (a data address)."""
    return str(make_qr(url, error="m").svg_data_uri(border=4, scale=4))


def _engine() -> Callable[[str], bytes]:
    try:
        # WeasyPrint takes most of a second and needs Pango, which not every machine has.
        from weasyprint import HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except OSError:
        raise NoPdf(
            _("This machine cannot make PDF files. Choose the page to print instead.")
        ) from None

    def draw(html: str) -> bytes:
        # Pictures stand in the HTML itself; a document fetches nothing.
        inline_only = URLFetcher(allowed_protocols=("data",))
        page = HTML(string=html, url_fetcher=inline_only)
        return bytes(page.write_pdf(pdf_variant=VARIANT))

    return draw
