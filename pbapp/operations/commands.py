"""`pbapp serve` and `pbapp worker`."""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request

import click
from flask import current_app
from flask.cli import ScriptInfo, with_appcontext
from flask_migrate import upgrade

from config import ROOT
from pbapp.db import db
from pbapp.operations import preflight
from pbapp.operations.processes import run_together

SERVER_PROCESSES, SERVER_THREADS = 2, 4


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Bring the data up to date, then run the server and its worker until stopped."""
    os.environ.setdefault("PBAPP_CONFIG", "development")
    preflight.check_reach(host)
    preflight.check_folder(preflight.instance_folder(ROOT))
    preflight.check_port(host, port)
    address = f"http://{host}:{port}"
    os.environ.setdefault("PUBLIC_URL", address)
    with context.ensure_object(ScriptInfo).load_app().app_context():
        upgrade(str(ROOT / "migrations"))
        prepare_demo()
        db.engine.dispose()  # nothing opened here is handed to the children
        code = run_together(server_and_worker(host, port), lambda: announce(address))
    sys.exit(code)


def server_and_worker(host: str, port: int) -> list[list[str]]:
    """The two command lines."""
    server = [sys.executable, "-m", "gunicorn", "wsgi:app", "--chdir", str(ROOT)]
    server += ["--bind", f"{host}:{port}", "--preload", "--workers", str(SERVER_PROCESSES)]
    server += ["--threads", str(SERVER_THREADS), "--log-level", "warning"]
    return [server, [sys.executable, "-m", "pbapp", "worker"]]


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Do background work: what waits at once, and each minute's upkeep."""
    current_app.extensions["queue"].create_consumer(workers=1, check_worker_health=True).run()


def prepare_demo() -> None:
    """Load the made-up partnership on the first start of a demo installation."""
    if current_app.config["DEMO"]:
        current_app.extensions["demo"].load_once()


def announce(address: str) -> bool:
    """Say where to go, once the server answers; False while it does not."""
    try:
        urllib.request.urlopen(f"{address}/health", timeout=2).close()  # noqa: S310 - our own http
    except (urllib.error.URLError, OSError):
        return False
    click.echo(f"\n  Open {address}")
    if current_app.config["DEMO"]:
        for line in current_app.extensions["demo"].whom_to_sign_in_as():
            click.echo(f"  {line}")
    if current_app.config["DEVELOPMENT_OUTBOX"]:
        click.echo(f"  Demo mail, texts and sign-in codes: {address}/development/outbox")
    if current_app.config["DEMO"] and os.environ.get("DATABASE_URL"):
        click.echo("  A demo, on the database you named. For real use set PBAPP_CONFIG=production.")
    click.echo("  Stop with Ctrl-C.\n")
    return True
