"""Setting what differs, and naming it for the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def set_changed(row: Any, values: Mapping[str, Any]) -> list[str]:
    """Set what differs; the names of that, in the order of the alphabet, as an event carries."""
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, values[name])
    return changed
