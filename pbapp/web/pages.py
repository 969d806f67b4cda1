"""Compression, static files and their addresses."""

from __future__ import annotations

from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from flask_compress import Compress
from whitenoise import WhiteNoise

from pbapp.web.assets import asset
from pbapp.web.security import headers_for

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
IMMUTABLE = r"^.+\.[0-9a-f]{12}\..+$"


def init_app(app: Flask) -> None:
    """Compress pages (CSRF tokens are masked), and serve hashed files that never change."""
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_MIMETYPES"] = ["text/html", "text/css", "application/json", "text/csv"]
    app.config["COMPRESS_MIN_SIZE"] = 200
    Compress(app)
    app.jinja_env.globals["asset"] = asset
    protection = headers_for(secure=app.config["SECURE_COOKIES"])

    def protect(headers: Headers, _path: str, _url: str) -> None:
        # Files are answered before Flask sees the request, so they get the same headers here.
        for name, value in protection.items():
            headers[name] = value

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=STATIC,
        prefix="static/",
        immutable_file_test=IMMUTABLE,
        allow_all_origins=False,
        add_headers_function=protect,
        autorefresh=app.debug,
    )
