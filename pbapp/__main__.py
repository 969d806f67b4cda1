"""The console script `pbapp`: a light door, which imports what the command asked for needs."""

from __future__ import annotations

import sys
from importlib import import_module

#: commands that know nothing of the application, and the module each stands in
ALONE = {"count": "pbapp.counting.commands"}


def cli() -> None:
    """Run the command that is asked for."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name in ALONE:
        command = getattr(import_module(ALONE[name]), name)
        command(args=sys.argv[2:], prog_name=f"pbapp {name}")
    else:
        import_module("pbapp.commands").cli()


if __name__ == "__main__":
    cli()
