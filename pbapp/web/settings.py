"""Turning the installation's settings into Flask's."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Config
from pbapp import keys

FORM_BYTES = 256 * 1024
SECRETS = ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "TOTP_SECRET")


def apply(app: Flask, config: Config) -> None:
    """Copy the settings and set what follows from them."""
    config.INSTANCE.mkdir(parents=True, exist_ok=True)
    app.config.from_object(config)
    app.testing = config.TESTING
    url = config.DATABASE_URL.replace("postgresql://", "postgresql+psycopg://", 1)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=url,
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_size": 20,
            "max_overflow": 20,
            "pool_timeout": config.POOL_TIMEOUT_SECONDS,
            "hide_parameters": True,
        },
        MAX_CONTENT_LENGTH=FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=FORM_BYTES,
        MAX_FORM_PARTS=500,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        SESSION_COOKIE_NAME="__Host-session" if config.SECURE_COOKIES else "session",
        SESSION_COOKIE_SECURE=config.SECURE_COOKIES,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    if config.PROXIES:
        hops = config.PROXIES
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]


def fill_secrets(app: Flask) -> None:
    """Development makes its own secrets once; real settings never come here without them."""
    for name in SECRETS:
        app.config[name] = app.config.get(name) or keys_made(app, name)


def keys_made(app: Flask, name: str) -> str:
    """A secret from the key folder, made on first use."""
    with app.app_context():
        return keys.make(name.lower()).hex()
