"""`pbapp facilitation …`: the clock of the rounds."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from pbapp.facilitation.actions import tick
from pbapp.i18n import ngettext

cli = AppGroup("facilitation", help="Moving rounds on.")


@cli.command("tick")
def apply_due_steps() -> None:
    """Take every step whose date has come; safe to run twice."""
    click.echo(ngettext("%(num)s step taken.", "%(num)s steps taken.", tick()))
