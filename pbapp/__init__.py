"""Participatory budgeting and engagement records for Community Planning Partnerships."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Config

__version__ = "0.1.0"


def create_app(config: Config | None = None) -> Flask:
    """The application, whose parts stand in `application.py`.

    They are imported here and not before: a command such as `pbapp count` does without them.
    """
    made: Flask = import_module("pbapp.application").create_app(config)
    return made
