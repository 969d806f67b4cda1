"""What every answer carries."""

from __future__ import annotations

import pytest
from flask import Flask

from pbapp.web.security import HEADERS
from tests.client import Client


@pytest.mark.parametrize("url", ["/", "/health", "/privacy", "/not-there", "/static/logo.svg"])
def test_every_answer_carries_the_headers(visitor: Client, url: str) -> None:
    with visitor.browser.get(url) as answer:
        found = {name: answer.headers.get(name) for name in HEADERS}

    assert found == HEADERS


def test_styles_scripts_and_frames_come_from_here_alone() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_a_page_with_a_session_is_not_kept_by_caches(visitor: Client) -> None:
    assert visitor.browser.get("/").headers["Cache-Control"] == "no-store"


def test_hashed_files_are_kept_for_good(app: Flask, visitor: Client) -> None:
    with app.test_request_context():
        address = app.jinja_env.globals["asset"]("public.css")  # type: ignore[operator]

    with visitor.browser.get(address) as answer:
        assert (answer.status_code, "immutable" in answer.headers["Cache-Control"]) == (200, True)
