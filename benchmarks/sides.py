"""The two engines, each in a process and an environment of its own, with one thread each.

Seconds are of the processor, so that other work on the machine disturbs the figures little.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
PABUTOOLS = "pabutools==1.2.3"
ENVIRONMENT = HERE.parent / ".benchmarks" / PABUTOOLS.replace("==", "-")
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
INSTALLED = ENVIRONMENT / "installed"


@dataclass(frozen=True)
class Measured:
    """What one engine took for one file and rule; `limited`: stopped before its first run ended."""

    seconds: float
    memory: int
    winners: tuple[str, ...]
    limited: bool = False


def pabutools_python() -> Path:
    """The interpreter of pabutools' own environment, which is made where it is missing."""
    python = ENVIRONMENT / "bin" / "python"
    if not INSTALLED.is_file():
        print(f"making an environment for {PABUTOOLS} in {ENVIRONMENT.relative_to(HERE.parent)}")
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", PABUTOOLS]
        subprocess.run(install, check=True)
        INSTALLED.touch()
    return python


def measure_pabutools(path: Path, rule: str, runs: int, limit: int) -> Measured:
    """Theirs on one file, stopped after `limit` seconds."""
    return _measure([pabutools_python(), HERE / "with_pabutools.py", path, rule, runs], limit)


def measure_pbapp(path: Path, rule: str, runs: int, limit: int) -> Measured:
    """Ours on one file, stopped after `limit` seconds."""
    return _measure([sys.executable, HERE / "with_pbapp.py", path, rule, runs], limit)


def _measure(command: list[object], limit: int) -> Measured:
    ended = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -t {limit} && exec "$@"', "sh", *map(str, command)],
        capture_output=True,
        env=os.environ | ONE_THREAD,
        check=False,
    )
    # The last line of a process that was stopped may be cut off.
    lines = ended.stdout.decode().rpartition("\n")[0].splitlines()
    if ended.returncode > 0:
        sys.exit(ended.stderr.decode())
    runs: list[dict[str, Any]] = [json.loads(line) for line in lines]
    if not runs:
        return Measured(limit, 0, (), limited=True)
    seconds = median(run["seconds"] for run in runs)
    return Measured(seconds, runs[-1]["memory"], tuple(runs[-1]["winners"]))
