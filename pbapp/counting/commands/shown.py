"""How far the work is, on a terminal only, in one line that is wiped when the work ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from pbapp.counting.progress import Progress


@contextmanager
def shown(work: str) -> Iterator[Progress | None]:
    """Progress for `work`; None where the output goes to a file or to another program."""
    if not sys.stderr.isatty():
        yield None
        return
    widest = len(f"{work}: 100 %")

    def show(done: int, whole: int) -> None:
        click.echo(f"\r{work}: {min(100 * done // whole, 100)} %", err=True, nl=False)

    try:
        yield show
    finally:
        click.echo(f"\r{' ' * widest}\r", err=True, nl=False)
