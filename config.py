"""Settings of one installation, read from the environment once at start."""

from __future__ import annotations

import os
from pathlib import Path

import click
from babel import Locale, UnknownLocaleError

ROOT = Path(__file__).resolve().parent


SECRETS = ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "TOTP_SECRET")
SHORTEST_SECRET = 32


class SettingMissing(click.ClickException):
    """A setting that has no safe default was not given, or not well; commands say it in a line."""


def whole_number(name: str, otherwise: int) -> int:
    """A setting that counts something."""
    text = os.environ.get(name) or str(otherwise)
    if not text.isdecimal():
        raise SettingMissing(f"{name} is {text!r}; it must be a whole number, 0 or more")
    return int(text)


def languages(name: str, otherwise: str) -> list[str]:
    """Codes of languages, such as `en gd zh-Hant`."""
    codes = (os.environ.get(name) or otherwise).split()
    for code in codes:
        try:
            Locale.parse(code, sep="-")
        except (ValueError, UnknownLocaleError):
            raise SettingMissing(f"{name} names {code!r}, which is no language code") from None
    return codes


class Config:
    """Real use. A value without a safe default must be set, or nothing starts."""

    REQUIRED = (
        *SECRETS,
        "DATABASE_URL",
        "KEY_FOLDER",
        "PUBLIC_URL",
        "SMTP_HOST",
        "MAIL_FROM",
        "PROXIES",
    )
    #: Shows sent mail and the staff's current codes on a page; never outside development.
    DEVELOPMENT_OUTBOX = False
    DEMO = False
    TESTING = False
    SECURE_COOKIES = True
    #: how long a request waits for its turn at the database
    POOL_TIMEOUT_SECONDS = 30

    def __init__(self) -> None:
        self.INSTANCE = Path(os.environ.get("INSTANCE") or ROOT / "instance").resolve()
        self.PARTNERSHIP_NAME = os.environ.get(
            "PARTNERSHIP_NAME", "Ardnellan Community Planning Partnership"
        )
        self.PARTNERSHIP_PLACE = os.environ.get("PARTNERSHIP_PLACE", "Ardnellan")
        self.PARTNERSHIP_LOGO = os.environ.get("PARTNERSHIP_LOGO", "logo.svg")
        self.PARTNERSHIP_CONTACT = os.environ.get("PARTNERSHIP_CONTACT", "")
        #: Codes of the languages on offer. One is switched on when its texts have been reviewed.
        self.LANGUAGES = languages("LANGUAGES", "en")
        #: How many proxies stand in front and may be believed about the caller's address.
        self.PROXIES = whole_number("PROXIES", 0)
        self.SMTP_HOST = os.environ.get("SMTP_HOST", "")
        self.SMTP_PORT = whole_number("SMTP_PORT", 587)
        self.SMTP_USER = os.environ.get("SMTP_USER", "")
        self.SMTP_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
        self.MAIL_FROM = os.environ.get("MAIL_FROM", "")
        #: Working days within which a body that questions a figure is answered.
        self.CHALLENGE_WORKING_DAYS = whole_number("CHALLENGE_WORKING_DAYS", 15)
        self.HUEY_URL = os.environ.get("HUEY_URL", "")
        self.read_secrets()

    def read_secrets(self) -> None:
        """Take what must not have a default; refuse to start with the names of all that lack."""
        missing = [name for name in self.REQUIRED if not os.environ.get(name)]
        if missing:
            raise SettingMissing("Set these before a real start: " + ", ".join(missing))
        short = [name for name in SECRETS if len(os.environ[name]) < SHORTEST_SECRET]
        if short:
            raise SettingMissing(
                f"Give these {SHORTEST_SECRET} random characters or more: {', '.join(short)}"
            )
        self.SECRET_KEY = os.environ["SECRET_KEY"]
        self.SECURITY_PASSWORD_SALT = os.environ["SECURITY_PASSWORD_SALT"]
        self.TOTP_SECRET = os.environ["TOTP_SECRET"]
        self.DATABASE_URL = os.environ["DATABASE_URL"]
        self.KEY_FOLDER = Path(os.environ["KEY_FOLDER"])
        self.PUBLIC_URL = os.environ["PUBLIC_URL"].rstrip("/")


class Development(Config):
    """One machine, made-up people: secrets are made on first start and kept beside the data."""

    DEVELOPMENT_OUTBOX = True
    DEMO = True
    SECURE_COOKIES = False

    def read_secrets(self) -> None:
        """Make what is missing; the key folder stands apart from the database file."""
        self.KEY_FOLDER = Path(os.environ.get("KEY_FOLDER") or self.INSTANCE / "keys")
        self.DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{self.INSTANCE}/pbapp.db"
        self.PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
        self.MAIL_FROM = self.MAIL_FROM or "no-reply@ardnellan.example"
        for name in SECRETS:
            setattr(self, name, os.environ.get(name))


class Testing(Development):
    """Fixed secrets and a database that the tests hand over."""

    __test__ = False  # pytest would take the name for a test class

    TESTING = True
    DEMO = False
    #: many come at once in tests of races, and how busy the machine is must not decide
    POOL_TIMEOUT_SECONDS = 1200
    #: argon2 made cheap: tests sign in often, and guess nothing
    SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS = {"argon2__rounds": 1, "argon2__memory_cost": 64}

    def __init__(self, instance: Path, database_url: str) -> None:
        self.given = (instance, database_url)
        super().__init__()

    def read_secrets(self) -> None:
        """Take everything from the test, nothing from the environment."""
        self.INSTANCE, self.DATABASE_URL = self.given
        self.KEY_FOLDER = self.INSTANCE / "keys"
        self.PUBLIC_URL = "http://localhost"
        self.LANGUAGES = ["en", "gd"]
        self.MAIL_FROM = "no-reply@ardnellan.example"
        self.SECRET_KEY = "test only"  # noqa: S105 - never used outside tests
        self.SECURITY_PASSWORD_SALT = "test only"  # noqa: S105
        self.TOTP_SECRET = "test only totp secret"  # noqa: S105


BY_NAME: dict[str, type[Config]] = {"production": Config, "development": Development}


def from_environment(default: str = "development") -> Config:
    """Settings of the kind named by PBAPP_CONFIG: `production` or `development`."""
    name = os.environ.get("PBAPP_CONFIG") or default
    if name not in BY_NAME:
        raise SettingMissing(f"PBAPP_CONFIG is {name!r}; use one of: {', '.join(BY_NAME)}")
    return BY_NAME[name]()
