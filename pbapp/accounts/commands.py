"""`pbapp accounts …`: letting the first administrator in, and anybody who is locked out."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from pbapp.access.roles import STAFF, SYSTEM, Role
from pbapp.accounts import invitations, queries
from pbapp.db import transaction
from pbapp.refusals import Refused

cli = AppGroup("accounts", help="People who work here.")
ROLE = click.Choice([role.value for role in Role if role in STAFF])


@cli.command("invite")
@click.argument("email")
@click.argument("name")
@click.argument("role", type=ROLE)
@click.option("--round", "round_id", type=int, help="Only for the round with this number.")
def invite(email: str, name: str, role: str, round_id: int | None) -> None:
    """Send somebody a link with which they become staff."""
    with transaction():
        if round_id is not None and round_id not in queries.round_names():
            raise click.BadParameter(f"there is no round {round_id}", param_hint="--round")
        try:
            invitations.invite(email, name, Role(role), round_id, by=SYSTEM)
        except Refused as refusal:
            raise click.ClickException(str(refusal)) from refusal
    click.echo(f"The invitation to {email} waits in the outbox. It works for 48 hours.")


@cli.command("renew")
@click.argument("email")
def renew(email: str) -> None:
    """Send a member of staff who is locked out a link to start their sign-in afresh."""
    with transaction():
        user = queries.find_by_email(email)
        if user is None or not user.is_staff:
            raise click.ClickException(f"Nobody who works here has the address {email}.")
        invitations.renew(user, by=SYSTEM)
    click.echo(f"The link for {email} waits in the outbox. It works for 48 hours.")
