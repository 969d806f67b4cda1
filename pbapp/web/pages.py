"""Compression, static files and their addresses."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask_compress import Compress
from whitenoise import WhiteNoise

from pbapp.web.assets import asset

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
IMMUTABLE = r"^.+\.[0-9a-f]{12}\..+$"


def init_app(app: Flask) -> None:
    """Compress pages (CSRF tokens are masked), and serve hashed files that never change."""
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_MIMETYPES"] = ["text/html", "text/css", "application/json", "text/csv"]
    app.config["COMPRESS_MIN_SIZE"] = 200
    Compress(app)
    app.jinja_env.globals["asset"] = asset
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=STATIC,
        prefix="static/",
        immutable_file_test=IMMUTABLE,
        allow_all_origins=False,
        autorefresh=app.debug,
    )
