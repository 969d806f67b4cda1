"""`pbapp demo …`."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

cli = AppGroup("demo", help="A made-up partnership to try everything on.")


@cli.command("load")
def load() -> None:
    """Load the made-up partnership into an empty installation."""
    demo = current_app.extensions["demo"]
    if not demo.load_once():
        click.echo("There is data here already, so nothing was loaded.")
        return
    for line in demo.whom_to_sign_in_as():
        click.echo(line)
