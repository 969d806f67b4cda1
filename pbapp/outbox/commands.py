"""`pbapp outbox …`: sending by hand or from a timer."""

from __future__ import annotations

import math

import click
from flask.cli import AppGroup

from pbapp.outbox.box import deliver

cli = AppGroup("outbox", help="Messages that wait to be sent.")


@cli.command("deliver")
def deliver_now() -> None:
    """Send what waits, however long it takes."""
    click.echo(f"{deliver(math.inf)} sent")
