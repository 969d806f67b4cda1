"""Addresses of built files: each carries a hash of its content, so browsers may keep it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

MANIFEST = Path(__file__).resolve().parent.parent.parent / "static" / "built" / "manifest.json"


class NotBuilt(RuntimeError):
    """The styles were not built on this machine, or a page names a file not among them."""


@cache
def manifest(path: Path = MANIFEST) -> dict[str, str]:
    """Plain name to hashed name, as frontend/build.py wrote it; read once."""
    try:
        names: dict[str, str] = json.loads(path.read_text())
    except FileNotFoundError:
        raise NotBuilt("The styles are not built yet. Run: make install") from None
    return names


def asset(name: str) -> str:
    """The address of a built file, by its plain name such as "public.css"."""
    try:
        return f"/static/built/{manifest()[name]}"
    except KeyError:
        raise NotBuilt(f'No built file is called "{name}". Run: make install') from None
