"""Reading and counting against the bare limit: read the bytes, split the ballots, merge them.

    python benchmarks/counting.py [FOLDER_OF_PB_FILES]

Each figure is the median of several runs in one process; ratios are to the bare limit of the same
file in the same run. The folder is PBAPP_DATA/pabulib where none is given.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

from pbapp.counting import run
from pbapp.counting.pabulib import PabulibFile, read
from pbapp.counting.presets import by_id, preset

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
FILES = (
    "Netherlands_Assen_2024.pb",
    "Poland_Wieliczka_2023_Green_Budget.pb",
    "Poland_Warszawa_2022_Mokotow.pb",
    "Poland_Wroclaw_2021.pb",
    "Poland_Lodz_2022.pb",
)
#: One run of Add1 is hundreds of passes, so it is measured once.
PRESETS = {"greedy_votes": RUNS, "mes_cost": RUNS, "mes_cost_add1_overspend": 1}


@dataclass(frozen=True)
class Timing:
    """Median seconds for one file."""

    bare: float
    reading: float
    counting: dict[str, float]


def bare(path: Path) -> int:
    """The least anyone must do: how many different ballots the file holds."""
    merged: Counter[tuple[str, ...]] = Counter()
    votes = path.read_text("utf-8-sig").partition("\nVOTES\n")[2].splitlines()
    column = votes[0].split(";").index("vote")
    for line in votes[1:]:
        merged[tuple(sorted(line.split(";")[column].split(",")))] += 1
    return len(merged)


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of some runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def measure(path: Path) -> Timing:
    """Time one file."""
    file = read(path)
    counting = {
        name: seconds(lambda name=name: count(file, name), runs) for name, runs in PRESETS.items()
    }
    return Timing(seconds(lambda: bare(path)), seconds(lambda: read(path)), counting)


def count(file: PabulibFile, name: str) -> object:
    """Count once, the votes tallied anew."""
    return run(replace(file.election), preset(name, file.unit), by_id(file.election))


def show(path: Path) -> None:
    """Print one file: seconds, and in brackets reading and counting as a multiple of bare."""
    timing = measure(path)
    print(f"{path.name}: bare {timing.bare:.3f} s, reading {timing.reading:.3f} s")
    for name, taken in timing.counting.items():
        ratio = (timing.reading + taken) / timing.bare
        print(f"  {name:<24} {taken:8.3f} s   (with reading {ratio:.1f} x bare)")


def main() -> None:
    """Measure every file that is there."""
    data = Path(os.environ.get("PBAPP_DATA", ROOT.parent / "shared" / "data"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data / "pabulib"
    paths = [folder / name for name in FILES if (folder / name).is_file()]
    if not paths:
        sys.exit(f"there is none of the measured files in {folder}")
    for path in paths:
        show(path)
    print(f"most memory: {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
