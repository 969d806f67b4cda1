"""The start command: where to go, one clear line when it cannot, and nothing left behind."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest

from config import ROOT
from pbapp.operations import preflight

PATIENCE_SECONDS = 300
#: below those that connections are given by themselves
FIRST_PORT, PORTS = 20_000, 5_000


def free_port() -> int:
    """A port nobody listens on, and which the system gives to nobody before we take it."""
    for port in range(FIRST_PORT + os.getpid() % PORTS, FIRST_PORT + 2 * PORTS):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no free port")


@contextmanager
def serving(instance: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running start command, and what it said until it was ready."""
    command = [sys.executable, "-m", "pbapp", "serve", "--port", str(port)]
    environment = os.environ | {"INSTANCE": str(instance), "PBAPP_CONFIG": "development"}
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            said = []
            for line in process.stdout:
                said.append(line)
                if "Stop with Ctrl-C" in line:
                    break
            yield process, "".join(said)
        finally:
            if process.poll() is None:
                process.kill()


def children(pid: int) -> list[int]:
    """Processes started by one, as the kernel lists them."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def gone(pid: int) -> bool:
    """Whether a process has ended within our patience."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the demo has been loaded by a first start."""
    folder = tmp_path_factory.mktemp("instance")
    with serving(folder, free_port()) as (process, _unused):
        process.terminate()
        process.wait(PATIENCE_SECONDS)
    return folder


def test_it_says_where_to_go_and_whom_to_sign_in_as(loaded: Path) -> None:
    port = free_port()
    with serving(loaded, port) as (_unused, said):
        assert f"Open http://127.0.0.1:{port}" in said
        assert "morag@ardnellan.example" in said
        assert f"http://127.0.0.1:{port}/development/outbox" in said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_it_stops_server_and_worker(loaded: Path, number: int) -> None:
    with serving(loaded, free_port()) as (process, _unused):
        server, worker = children(process.pid)
        process.send_signal(number)

        assert process.wait(PATIENCE_SECONDS) == 0
        assert gone(server)
        assert gone(worker)


@pytest.mark.parametrize("victim", [0, 1], ids=["server", "worker"])
def test_when_one_dies_the_other_ends_too(loaded: Path, victim: int) -> None:
    with serving(loaded, free_port()) as (process, _unused):
        pair = children(process.pid)
        os.kill(pair[victim], signal.SIGKILL)

        assert process.wait(PATIENCE_SECONDS) != 0
        assert gone(pair[1 - victim])


def test_when_it_is_killed_itself_nothing_is_left(loaded: Path) -> None:
    with serving(loaded, free_port()) as (process, _unused):
        pair = children(process.pid)
        process.kill()

        assert [gone(pid) for pid in pair] == [True, True]


def refusal(instance: Path | str, port: int, host: str = "127.0.0.1", **more: str) -> list[str]:
    """What a start that fails says."""
    command = [sys.executable, "-m", "pbapp", "serve", "--port", str(port), "--host", host]
    environment = os.environ | {"INSTANCE": str(instance)} | more
    ended = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    return ended.stderr.splitlines()


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        lines = refusal(tmp_path, taken.getsockname()[1])

    assert len(lines) == 1
    assert "PORT=8123" in lines[0]


def test_a_folder_that_cannot_be_written_is_one_clear_line() -> None:
    lines = refusal("/dev/null/data", free_port())

    assert len(lines) == 1
    assert "INSTANCE=some/folder" in lines[0]


def test_codes_are_not_shown_to_a_network_by_chance(tmp_path: Path) -> None:
    lines = refusal(tmp_path, free_port(), host="192.0.2.1")

    assert len(lines) == 1
    assert "ALLOW_DEVELOPMENT_ON_NETWORK=1" in lines[0]


def test_real_use_without_its_settings_is_one_clear_line(tmp_path: Path) -> None:
    lines = refusal(tmp_path, free_port(), PBAPP_CONFIG="production")

    assert len(lines) == 1
    assert "SECRET_KEY" in lines[0]


@pytest.mark.parametrize(
    ("host", "allowed", "kind", "refused"),
    [
        ("127.0.0.1", "", "development", False),
        ("::1", "", "development", False),
        ("localhost", "", "development", False),
        ("192.0.2.1", "", "development", True),
        ("192.0.2.1", "0", "development", True),
        ("192.0.2.1", "1", "development", False),
        ("192.0.2.1", "", "production", False),
    ],
)
def test_development_stays_on_this_machine_unless_allowed(
    monkeypatch: pytest.MonkeyPatch, host: str, allowed: str, kind: str, refused: bool
) -> None:
    monkeypatch.setenv("PBAPP_CONFIG", kind)
    monkeypatch.setenv("ALLOW_DEVELOPMENT_ON_NETWORK", allowed)

    with pytest.raises(click.ClickException) if refused else contextlib.nullcontext():
        preflight.check_reach(host)
