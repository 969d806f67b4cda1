"""Putting together groups of facts that several topics know something of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any


def joined(*sides: Mapping[str, Any]) -> dict[str, Any]:
    """One mapping of all: lists one after another, single groups filled up from each other."""
    whole: dict[str, Any] = {}
    for side in sides:
        for name, group in side.items():
            whole[name] = _both(whole.get(name), group)
    return whole


def _both(one: Any, other: Any) -> Any:
    if one is None or other is None:
        return other if one is None else one
    if isinstance(one, tuple):
        return (*one, *other)
    if isinstance(one, frozenset):
        return one | other
    if is_dataclass(one) and not isinstance(one, type):
        return replace(one, **_filled(one, other))
    raise TypeError(f"two topics give {type(one).__name__}")


def _filled(one: Any, other: Any) -> dict[str, Any]:
    """What the other says where this one still has its default."""
    return {
        field.name: getattr(other, field.name)
        for field in fields(one)
        if field.default is not MISSING and getattr(one, field.name) == field.default
    }
