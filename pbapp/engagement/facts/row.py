"""A fact that says what a row says."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

Fact = TypeVar("Fact")


def fact_of(fact: type[Fact], row: Any, **given: Any) -> Fact:
    """The fields that a row has by the same name, and those given because it has not."""
    same = {
        field.name: getattr(row, field.name)
        for field in fields(fact)  # type: ignore[arg-type]
        if field.name not in given
    }
    return fact(**same, **given)
