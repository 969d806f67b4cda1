"""Each import contract breaks when somebody builds across it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: what is written where, and the contract that must break
VIOLATIONS = {
    "upwards": ("rounds/queries.py", "from pbapp.voting import queries as above", "rows"),
    "sideways": ("voting/queries.py", "from pbapp.deliberation import lifecycle as beside", "rows"),
    "an unplaced package": ("anything/__init__.py", "", "rows"),
    "models that know actions": ("rounds/models.py", "from pbapp.rounds import actions", "files"),
    "impure counting": ("counting/rule.py", "import flask", "pure"),
    "a lifecycle that asks the clock": ("rounds/lifecycle.py", "from pbapp import clock", "pure"),
    "an action that needs a request": ("rounds/actions.py", "import flask", "request"),
    "a second door to the box": (
        "results/queries.py",
        "from pbapp.voting.box import models",
        "doors",
    ),
    "a survey's models that know actions": (
        "activities/surveys/models.py",
        "from pbapp.activities.surveys import actions",
        "files",
    ),
    "a session's lifecycle that asks the clock": (
        "activities/sessions/lifecycle.py",
        "from pbapp import clock",
        "pure",
    ),
    "a look at a place that knows the pulse": (
        "activities/place_standard/results.py",
        "from pbapp.activities.pulse import queries as beside",
        "activities",
    ),
    "a circle": ("clock.py", "from pbapp import i18n", "circles"),
}
CONTRACTS = {
    "rows": "the rows of the house",
    "files": "the same files in each package, in one direction",
    "pure": "the pure packages and the tables of rules know no framework",
    "request": "actions, queries and models run without a request",
    "doors": "the audit log, the outbox and the ballot box are written through their front doors",
    "activities": "the rows of the activities",
    "circles": "no circles",
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violation_breaks_its_contract(name: str, tmp_path: Path) -> None:
    place, line, contract = VIOLATIONS[name]
    for part in ("pbapp", "config.py", "pyproject.toml"):
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / part)
    module = tmp_path / "pbapp" / place
    module.parent.mkdir(exist_ok=True)
    before = module.read_text() if module.exists() else '"""New."""\n'
    module.write_text(f"{before}\n{line}\n")

    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    ended = subprocess.run(
        [*lint, "--no-cache"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    said = " ".join((ended.stdout + ended.stderr).split())
    assert ended.returncode == 1, said
    unplaced = "anything" in place and "anything" in said
    assert unplaced or f"{CONTRACTS[contract]} BROKEN" in said, said
