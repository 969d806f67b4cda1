"""The console script: every command is found, and counting starts without the application."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pbapp import __main__ as door

HEAVY = ("flask", "sqlalchemy", "weasyprint", "babel", "pbapp.application")


def test_counting_imports_nothing_of_the_application() -> None:
    program = f"""
import sys
from pbapp.__main__ import cli
sys.argv = ["pbapp", "count", "--help"]
try:
    cli()
except SystemExit:
    pass
print("imported:", [name for name in {HEAVY!r} if name in sys.modules])
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "Usage: pbapp count" in ended.stdout
    assert ended.stdout.splitlines()[-1] == "imported: []"


def test_help_lists_the_commands_of_the_application_and_those_that_do_without(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["pbapp", "--help"])
    with pytest.raises(SystemExit):
        door.cli()
    listed = capsys.readouterr().out
    assert [
        name for name in ("count", "rounds", "serve", "worker") if f"\n  {name} " in listed
    ] == [
        "count",
        "rounds",
        "serve",
        "worker",
    ]
