"""`pbapp access …`: the policy in words."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from pbapp.access.policy import table

cli = AppGroup("access", help="Who may do what.")


@cli.command("table")
def show_table() -> None:
    """Print the policy as a Markdown table."""
    click.echo(table())
