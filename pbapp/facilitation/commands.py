"""`pbapp facilitation …`: the clock of the rounds."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from pbapp.facilitation.actions import tick
from pbapp.facilitation.import_command import import_pabulib
from pbapp.i18n import ngettext
from pbapp.rounds.commands import cli as rounds

cli = AppGroup("facilitation", help="Moving rounds on.")
# The command is named after rounds, but an import needs all the rooms below this one.
rounds.add_command(import_pabulib)


@cli.command("tick")
def apply_due_steps() -> None:
    """Take every step whose date has come; safe to run twice."""
    click.echo(ngettext("%(num)s step taken.", "%(num)s steps taken.", tick()))
