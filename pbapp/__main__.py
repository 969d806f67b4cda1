"""The console script `pbapp`."""

from flask.cli import FlaskGroup

from pbapp import create_app

cli = FlaskGroup(
    create_app=create_app,
    add_default_commands=False,
    help="Participatory budgeting and engagement records.",
)

if __name__ == "__main__":
    cli()
