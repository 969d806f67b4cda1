"""Settings: real use starts only when everything without a safe default is set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import ROOT, SECRETS, Config, Development, SettingMissing, from_environment
from pbapp import create_app


def set_everything(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """An environment in which a real start is allowed."""
    values = dict.fromkeys(Config.REQUIRED, "something long and random, for tests")
    values |= {
        "INSTANCE": str(folder),
        "KEY_FOLDER": str(folder / "keys"),
        "DATABASE_URL": f"sqlite:///{folder}/real.db",
        "PUBLIC_URL": "https://pb.ardnellan.example/",
        "SMTP_HOST": "mail.ardnellan.example",
        "MAIL_FROM": "pb@ardnellan.example",
        "PROXIES": "0",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("missing", Config.REQUIRED)
def test_real_use_refuses_to_start_without(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_everything(monkeypatch, tmp_path)
    monkeypatch.delenv(missing)

    with pytest.raises(SettingMissing, match=f"before a real start: {missing}$"):
        Config()


@pytest.mark.parametrize("name", SECRETS)
def test_real_use_refuses_a_short_secret(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_everything(monkeypatch, tmp_path)
    monkeypatch.setenv(name, "x" * 31)

    with pytest.raises(SettingMissing, match=f"32 random characters or more: {name}$"):
        Config()
    monkeypatch.setenv(name, "x" * 32)
    Config()


@pytest.mark.parametrize("name", ["PROXIES", "SMTP_PORT"])
@pytest.mark.parametrize("text", ["one", "-1", "1.5"])
def test_a_count_that_is_none_is_refused(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_everything(monkeypatch, tmp_path)
    monkeypatch.setenv(name, text)

    with pytest.raises(SettingMissing, match=f"^{name} is '{text}'; it must be a whole number"):
        Config()


def test_what_is_no_language_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_everything(monkeypatch, tmp_path)
    monkeypatch.setenv("LANGUAGES", "en zh-Hant klingonese")

    with pytest.raises(SettingMissing, match=r"^LANGUAGES names 'klingonese'"):
        Config()
    monkeypatch.setenv("LANGUAGES", "en zh-Hant")
    assert Config().LANGUAGES == ["en", "zh-Hant"]


def test_everything_that_is_missing_is_named_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Config.REQUIRED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MAIL_FROM", "")

    with pytest.raises(SettingMissing) as refusal:
        Config()

    assert str(refusal.value).endswith(", ".join(Config.REQUIRED))


def test_the_web_server_door_starts_real_use_unless_told_otherwise() -> None:
    kept = {k: v for k, v in os.environ.items() if k not in {*Config.REQUIRED, "PBAPP_CONFIG"}}

    result = subprocess.run(
        [sys.executable, "-c", "import wsgi"], cwd=ROOT, env=kept, capture_output=True, text=True
    )

    assert result.returncode != 0
    assert "SettingMissing: Set these before a real start: SECRET_KEY" in result.stderr


def test_real_use_is_strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_everything(monkeypatch, tmp_path)

    app = create_app(Config())

    assert (app.debug, app.testing) == (False, False)
    assert not app.config["DEVELOPMENT_OUTBOX"]
    assert not app.config["DEMO"]
    assert app.config["SESSION_COOKIE_SECURE"]
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-session"
    assert app.config["PUBLIC_URL"] == "https://pb.ardnellan.example"


def test_development_makes_its_secrets_once_and_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Config.REQUIRED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("INSTANCE", str(tmp_path))

    def secrets() -> list[str]:
        app = create_app(Development())
        return [app.config[n] for n in ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "TOTP_SECRET")]

    first = secrets()

    assert len(set(first)) == 3
    assert all(len(secret) == 64 for secret in first)
    assert secrets() == first


def test_an_unknown_kind_of_settings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PBAPP_CONFIG", "staging")

    with pytest.raises(SettingMissing, match="use one of: production, development"):
        from_environment()
