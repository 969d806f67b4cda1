"""PDF files and square codes."""

from __future__ import annotations

import sys

import pytest
from flask import Flask

from pbapp.documents import NoPdf, pdf_later, qr_code


@pytest.mark.usefixtures("pango")
def test_a_document_is_drawn_while_it_is_sent(app: Flask) -> None:
    with app.test_request_context():
        response = pdf_later("<html lang=en><title>T</title><h1>Hello</h1>", "A name: 1/2")

    assert response.headers["Content-Disposition"] == 'attachment; filename="a-name-1-2.pdf"'
    assert b"".join(response.response).startswith(b"%PDF")  # type: ignore[arg-type]


def test_without_its_system_library_the_refusal_comes_before_anything_is_stored(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Missing:
        """What importing WeasyPrint does on a machine without Pango."""

        @staticmethod
        def find_spec(name: str, *rest: object) -> None:
            if name.split(".")[0] == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Missing, *sys.meta_path])

    with app.test_request_context(), pytest.raises(NoPdf, match="page to print"):
        pdf_later("<h1>Hello</h1>", "name")


@pytest.mark.usefixtures("pango")
def test_a_document_fetches_nothing(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with app.test_request_context():
        response = pdf_later('<h1>Hello</h1><img src="http://192.0.2.1/x.png" alt="">', "name")

    assert b"".join(response.response).startswith(b"%PDF")  # type: ignore[arg-type]
    assert "disallowed protocol: http://192.0.2.1/x.png" in caplog.text


def test_a_square_code_is_a_picture_in_the_page_itself() -> None:
    assert qr_code("https://ardnellan.example/v/1").startswith("data:image/svg+xml")
