"""All commands of `pbapp`, for whoever asks for one that needs the application, or for help."""

from __future__ import annotations

from flask.cli import FlaskGroup

from pbapp import create_app
from pbapp.counting.commands import count
from pbapp.operations.commands import serve, worker

cli = FlaskGroup(
    create_app=create_app,
    add_default_commands=False,
    help="Participatory budgeting and engagement records.",
)
# These look round before the application is made, or do without it.
for command in (count, serve, worker):
    cli.add_command(command)
