"""The command that draws the lifecycle."""

from __future__ import annotations

from flask import Flask

from pbapp.rounds.lifecycle import diagram


def test_the_diagram_is_printed(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["rounds", "diagram"])

    assert result.output == diagram() + "\n"
