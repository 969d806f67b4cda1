"""Figures as they are kept with a signed summary, in JSON, and read back.

What is counted besides later on has its default in what was kept before. What was kept in another
form or shape is never guessed at: its page shows it as it was kept.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from pbapp.reports.figures import Figures

#: goes up when a figure comes to mean something else
FORM = 2


def frozen(figures: Figures) -> dict[str, Any]:
    """Plain values; days as 2026-09-30."""
    return {"form": FORM, **_plain(figures)}


def thawed(kept: dict[str, Any]) -> Figures | None:
    """The figures again, equal to what was frozen; None where they are in another form or shape."""
    if kept.get("form") != FORM:
        return None
    try:
        return cast(Figures, _read(Figures, {name: kept[name] for name in kept.keys() - {"form"}}))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, kept: Any) -> Any:
    if get_origin(kind) is UnionType:
        if kept is None:
            return None
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in kept)
    if kept is None:
        raise TypeError(kind)
    if is_dataclass(kind):
        kinds = get_type_hints(kind)
        return cast(Any, kind)(**{name: _read(kinds[name], one) for name, one in kept.items()})
    return date.fromisoformat(kept) if kind is date else kind(kept)
