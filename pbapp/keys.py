"""Keys that lie in a folder outside the database and its backups (mode 0600)."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from flask import Flask, current_app

from pbapp.i18n import _
from pbapp.refusals import Unavailable

KEY_BYTES = 32


class KeyMissing(Unavailable):
    """The key folder lacks a key: what depends on it stays closed, nothing is lost."""


def init_app(app: Flask, folder: Path) -> None:
    """Name the folder of this installation."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    app.extensions["keys"] = folder


def make(name: str) -> bytes:
    """Create a key once; a key that exists is returned unchanged, also when two ask at once."""
    path = _folder() / name
    if path.exists():
        return read(name)
    # Written whole under another name first: nobody may meet half a key.
    draft = path.with_name(f"{name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    return read(name)


def read(name: str) -> bytes:
    """The key's 32 bytes. Raises KeyMissing when the file is absent or not whole."""
    try:
        key = (_folder() / name).read_bytes()
    except FileNotFoundError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyMissing(_("Voting is closed for a moment. Nothing is lost. Please try later."))
    return key


def destroy(name: str) -> None:
    """Remove a key for good."""
    (_folder() / name).unlink(missing_ok=True)


def keyed_hash(key: bytes, *parts: str) -> str:
    """HMAC-SHA-256 over the parts, each with its length in front so that no two lists collide."""
    message = b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def _folder() -> Path:
    folder: Path = current_app.extensions["keys"]
    return folder
