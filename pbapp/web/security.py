"""What every answer carries to keep readers safe."""

from __future__ import annotations

from flask import Flask, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TRANSPORT = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


def headers_for(*, secure: bool) -> dict[str, str]:
    """The headers of an answer; those about https only where it is spoken."""
    return HEADERS | (TRANSPORT if secure else {})


def init_app(app: Flask, *, secure: bool) -> None:
    """Add the headers to every response, error pages included."""
    headers = headers_for(secure=secure)

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if "Set-Cookie" in response.headers or response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-store")
        return response
