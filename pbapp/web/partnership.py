"""The partnership whose installation this is: its own name, place and logo on every page."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask


@dataclass(frozen=True)
class Partnership:
    """Name, place, logo file and how to reach it."""

    name: str
    place: str
    logo: str
    contact: str


def init_app(app: Flask) -> None:
    """Let every template speak of it."""
    app.jinja_env.globals["partnership"] = Partnership(
        name=app.config["PARTNERSHIP_NAME"],
        place=app.config["PARTNERSHIP_PLACE"],
        logo=app.config["PARTNERSHIP_LOGO"],
        contact=app.config["PARTNERSHIP_CONTACT"],
    )
