"""The two engines, each in a process and an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
PABUTOOLS = "pabutools==1.2.3"
ENVIRONMENT = HERE.parent / ".benchmarks" / PABUTOOLS.replace("==", "-")
INSTALLED = ENVIRONMENT / "installed"


@dataclass(frozen=True)
class Measured:
    """What one engine took for one file and rule; `limited`: stopped before its first run ended."""

    seconds: float
    memory: int
    winners: tuple[str, ...]
    runs: int
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


def measure_pabutools(path: Path, rule: str, runs: int, limit: float) -> Measured:
    """Theirs on one file, stopped after `limit` seconds."""
    return _measure([pabutools_python(), HERE / "with_pabutools.py", path, rule, runs], limit)


def measure_pbapp(path: Path, rule: str, runs: int, limit: float) -> Measured:
    """Ours on one file, stopped after `limit` seconds."""
    return _measure([sys.executable, HERE / "with_pbapp.py", path, rule, runs], limit)


def _measure(command: list[object], limit: float) -> Measured:
    try:
        ended = subprocess.run(
            list(map(str, command)), capture_output=True, timeout=limit, check=False
        )
        said, faults = ended.stdout, ended.stderr.decode()
    except subprocess.TimeoutExpired as expired:
        said, faults = expired.stdout or b"", ""
    # The last line of a process that was stopped may be cut off.
    lines = said.decode().rpartition("\n")[0].splitlines()
    if faults and not lines:
        sys.exit(faults)
    runs: list[Mapping[str, object]] = [json.loads(line) for line in lines]
    if not runs:
        return Measured(limit, 0, (), 0, limited=True)
    seconds = median(float(str(run["seconds"])) for run in runs)
    winners = tuple(runs[-1]["winners"])  # type: ignore[arg-type]
    return Measured(seconds, int(str(runs[-1]["memory"])), winners, len(runs))
