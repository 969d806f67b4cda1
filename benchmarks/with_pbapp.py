"""Counts one file with this project, several times, reading included: a JSON line for each run.

python benchmarks/with_pbapp.py FILE RULE RUNS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from pbapp.counting import run
from pbapp.counting.pabulib import read
from pbapp.counting.presets import by_id, preset

#: A run is not repeated once this many seconds are spent.
ENOUGH_SECONDS = 30


def count(path: Path, rule: str) -> list[str]:
    """The winners in the order of their selection."""
    file = read(path)
    return list(run(file.election, preset(rule, file.unit), by_id(file.election)).winners)


def main() -> None:
    """Count, tell, count again."""
    path, rule, runs = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    spent = 0.0
    for _ in range(runs):
        start = process_time()
        winners = count(path, rule)
        seconds = process_time() - start
        memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"seconds": seconds, "memory": memory, "winners": winners}), flush=True)
        spent += seconds
        if spent > ENOUGH_SECONDS:
            break


if __name__ == "__main__":
    main()
