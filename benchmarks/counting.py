"""Our count and pabutools side by side, on the same files, parsing included.

    python benchmarks/counting.py [--quick | --full] [--limit SECONDS] [FOLDER_OF_PB_FILES]

Each engine runs in a process and an environment of its own; every figure is the median of several
runs, in seconds of the processor. Who is stopped at the limit counts as a lower bound. Both must
fund the same projects. The folder is PBAPP_DATA/pabulib where none is given.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

from rows import Row, add1, distinct, one_pass
from sides import PABUTOOLS, Measured, measure_pabutools, measure_pbapp

ROOT = Path(__file__).resolve().parents[1]
BARE_FILE = "Poland_Lodz_2022.pb"
RUNS, THEIR_RUNS = 5, 3
SLOW_SECONDS = 5
FASTER, TIMES_BARE, MOST_MEMORY = 50, 10, 500


@dataclass(frozen=True)
class Pair:
    """One row measured by both engines."""

    row: Row
    ours: Measured
    theirs: Measured

    @property
    def times(self) -> float:
        """How many times faster we are, or at least is where pabutools was stopped."""
        return self.theirs.seconds / self.ours.seconds

    @property
    def agree(self) -> bool:
        """Whether both fund the same projects, as far as both ended."""
        ended = not (self.theirs.limited or self.ours.limited)
        return not ended or set(self.ours.winners) == set(self.theirs.winners)

    def __str__(self) -> str:
        at_least = "≥ " if self.theirs.limited else ""
        seconds = (
            f"{self.ours.seconds:9.3f} s {at_least + format(self.theirs.seconds, '.2f'):>10} s"
        )
        times = f"{at_least}{self.times:.0f}"
        memory = f"{self.ours.memory:5} {self.theirs.memory or '-':>6} MB"
        wrong = "" if self.agree else "  OTHER WINNERS"
        name = f"{self.row.path.stem[:44]:<44} {self.row.rule:<20}"
        return f"{name} {seconds} {times:>8} x {memory}{wrong}"


def measure(rows: list[Row], title: str, limit: int) -> list[Pair]:
    """Measure and print rows."""
    print(f"\n{title}\n{'':<65} {'ours':>11} {'pabutools':>12} {'faster':>10} {'memory':>15}")
    pairs = []
    for row in rows:
        ours = measure_pbapp(row.path, row.rule, RUNS, limit)
        pair = Pair(row, ours, measure_pabutools(row.path, row.rule, THEIR_RUNS, limit))
        print(pair, flush=True)
        pairs.append(pair)
    return pairs


def times_bare(path: Path, limit: int) -> float:
    """The greedy count of one large file, as a multiple of reading, splitting and merging it."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        distinct(path)
        times.append(process_time() - start)
    greedy = measure_pbapp(path, "greedy_votes", RUNS, limit)
    print(f"\n{path.stem}: bare {median(times):.3f} s, greedy {greedy.seconds:.3f} s")
    return greedy.seconds / median(times)


def verdict(figure: str, found: float, asked: float, *, least: bool) -> None:
    """One line for a figure that was asked for."""
    met = found >= asked if least else found <= asked
    sign = "≥" if least else "≤"
    print(f"{'met    ' if met else 'NOT MET'} {figure}: {found:.1f} (asked {sign} {asked})")


def main() -> None:
    """Measure, then hold each figure against what was asked."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--quick", action="store_true", help="seven rows (the default)")
    asked.add_argument("--full", action="store_true", help="every long file, 30 rows of Add1")
    asked.add_argument("--limit", type=int, default=60, help="seconds for each engine and row")
    asked.add_argument("folder", nargs="?", type=Path)
    chosen = asked.parse_args()
    data = Path(os.environ.get("PBAPP_DATA", ROOT.parent / "shared" / "data"))
    folder = chosen.folder or data / "pabulib"
    if not (folder / BARE_FILE).is_file():
        sys.exit(f"there is no {BARE_FILE} in {folder}")
    print(f"against {PABUTOOLS}, each run stopped after {chosen.limit} s")
    quick, limit = not chosen.full, chosen.limit
    shares = measure(one_pass(folder, quick=quick), "One pass of Equal Shares", limit)
    raised = measure(add1(folder, quick=quick), "Equal Shares with Add1", limit)
    slow = [pair for pair in raised if pair.theirs.seconds > SLOW_SECONDS]
    bare = times_bare(folder / BARE_FILE, limit)
    print()
    verdict("one pass, least times faster", min(p.times for p in shares), FASTER, least=True)
    verdict(
        f"Add1, {len(slow)} rows over {SLOW_SECONDS} s, median times faster",
        median(p.times for p in slow),
        FASTER,
        least=True,
    )
    verdict("greedy, times the bare work", bare, TIMES_BARE, least=False)
    most = max(pair.ours.memory for pair in shares + raised)
    verdict("most memory in MB", most, MOST_MEMORY, least=False)
    if not all(pair.agree for pair in shares + raised):
        sys.exit("the engines fund other projects")


if __name__ == "__main__":
    main()
