"""Figures as they are kept with a signed summary, in JSON, and read back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from pbapp.reports.figures import Figures


def frozen(figures: Figures) -> dict[str, Any]:
    """Plain values; days as 2026-09-30."""
    return cast(dict[str, Any], _plain(figures))


def thawed(kept: dict[str, Any]) -> Figures:
    """The figures again, equal to what was frozen."""
    return cast(Figures, _read(Figures, kept))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, kept: Any) -> Any:
    if kept is None:
        return None
    if get_origin(kind) is UnionType:
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in kept)
    if is_dataclass(kind):
        kinds = get_type_hints(kind)
        # What a later version counts as well has its default in what was kept before.
        return cast(Any, kind)(**{name: _read(kinds[name], one) for name, one in kept.items()})
    return date.fromisoformat(kept) if kind is date else kind(kept)
