"""`pbapp rounds …`: the lifecycle as a picture."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from pbapp.rounds.lifecycle import diagram

cli = AppGroup("rounds", help="Rounds of participatory budgeting.")


@cli.command("diagram")
def show_diagram() -> None:
    """Print the phases and steps of a round as a Mermaid diagram."""
    click.echo(diagram())
