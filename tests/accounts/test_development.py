"""The development outbox: there in development, absent in real use."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from config import Config
from pbapp import create_app
from pbapp.access.roles import Role
from tests.client import Client
from tests.factories.accounts import app_code, ask, later, make_staff, newest_code
from tests.test_config import set_everything


def test_it_shows_mail_and_the_codes_of_staff(visitor: Client, app: Flask) -> None:
    ask(visitor)
    boss = make_staff(app, Role.ADMINISTRATOR)
    make_staff(app, Role.OFFICER, email="new@example.org", with_phone=False)
    later(seconds=12)

    page = visitor.get("/development/outbox")

    assert newest_code(app) in page.text()
    assert "isla@example.org" in page.text()
    assert app_code(app, boss) in page.text()
    assert "Administrator" in page.text()
    assert "18 more seconds" in page.text()
    assert "new@example.org" not in page.text()


def test_links_in_mail_can_be_followed(visitor: Client, app: Flask) -> None:
    app.test_cli_runner().invoke(args=["accounts", "invite", "x@example.org", "X", "officer"])

    links = visitor.get("/development/outbox").links()

    address = next(link for link in links if "/staff/invitation/" in link)
    assert visitor.get(address).heading() == "Choose a password"


def test_it_does_not_exist_in_real_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_everything(monkeypatch, tmp_path)

    app = create_app(Config())

    assert "accounts.development_outbox" not in app.view_functions
    client = app.test_client()
    response = client.get("/development/outbox", base_url="https://localhost")
    assert response.status_code == 404
