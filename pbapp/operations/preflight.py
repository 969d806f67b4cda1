"""What must be right before anything starts; each fault is one clear line."""

from __future__ import annotations

import os
import socket
from ipaddress import ip_address
from pathlib import Path

import click


def check_folder(folder: Path) -> None:
    """The data folder can be written to."""
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError as problem:
        raise click.ClickException(
            f"The data folder {folder} cannot be written to ({problem.strerror}). "
            "Choose another: make run INSTANCE=some/folder"
        ) from problem


def check_port(host: str, port: int) -> None:
    """Nobody else listens there, and the address is one of this machine."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as problem:
        raise click.ClickException(
            f"{host}:{port} cannot be used ({problem}). Choose another port: make run PORT=8123"
        ) from problem


def check_reach(host: str) -> None:
    """Codes and mail that development shows stay on this machine, unless somebody wants it so."""
    shown = os.environ.get("PBAPP_CONFIG") == "development"
    allowed = os.environ.get("ALLOW_DEVELOPMENT_ON_NETWORK") == "1"
    if shown and not allowed and not _is_this_machine(host):
        raise click.ClickException(
            f"At {host} others could reach the page that shows all mail and staff codes. "
            "Is that meant? Then set ALLOW_DEVELOPMENT_ON_NETWORK=1; else HOST=127.0.0.1"
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def instance_folder(root: Path) -> Path:
    """Where this installation keeps its data, before any settings are read."""
    return Path(os.environ.get("INSTANCE") or root / "instance").resolve()
