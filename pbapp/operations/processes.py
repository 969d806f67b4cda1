"""The server and its worker as two processes that live and die together."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType

#: prctl's "tell me when my parent dies" (Linux), so that not even a killed parent leaves children
PR_SET_PDEATHSIG = 1
PATIENCE_SECONDS = 20
GLANCE_SECONDS = 0.2


class Stopped(Exception):
    """Somebody asked us to stop."""


def run_together(commands: Sequence[Sequence[str]], started: Callable[[], bool]) -> int:
    """Start the commands, call `started` until it says True, and wait.

    When one ends the others are stopped. Returns 0 when asked to stop, else the code of the first
    process that ended by itself.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    processes = []
    try:
        for command in commands:
            processes.append(_start(command))
        return _watch(processes, started)
    except Stopped:
        return 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        _end(processes)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # A group of their own: Ctrl-C reaches us alone, and we stop them in order.
    return subprocess.Popen(  # noqa: S603 - our own fixed commands
        command, preexec_fn=_die_with_parent, start_new_session=True
    )


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _watch(processes: Sequence[subprocess.Popen[bytes]], started: Callable[[], bool]) -> int:
    announced = False
    while True:
        for process in processes:
            if process.poll() is not None:
                return process.returncode or 1
        announced = announced or started()
        time.sleep(GLANCE_SECONDS)


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
