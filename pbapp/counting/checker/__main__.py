"""`python -m pbapp.counting.checker TRACE.json`: prints ok, or each fault, and exits with 1."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import check


def main(arguments: list[str]) -> int:
    """Check the one file named."""
    if len(arguments) != 1:
        sys.stderr.write("name one file: the trace of a count, as JSON\n")
        return 2
    sys.set_int_max_str_digits(0)  # exact numbers may be long, and the file is the reader's own
    try:
        faults = check(json.loads(Path(arguments[0]).read_text(encoding="utf-8")))
    except (OSError, ValueError) as wrong:
        faults = [f"{arguments[0]} cannot be read: {wrong}"]
    sys.stdout.write("\n".join(faults or ["ok"]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
