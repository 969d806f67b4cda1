"""The ties told: each in the order of the keys, each one met, and none met left untold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .told import Told


def check_ties(told: Told) -> None:
    """Where shares are raised or results compared, other passes had ties that are told too."""
    others = told.trace["comparison"] or told.rule["completion"].startswith("add1")
    met = {tie for projects in told.met for tie in _within(told, projects)}
    for tie in told.trace["ties"]:
        names = ", ".join(tie["projects"])
        told.expect(_is_in_order(told, tie), f"the tie of {names} is not in order")
        known = others or frozenset(tie["projects"]) in met
        told.expect(known, f"the tie of {names} was never met")
    for missing in met - {frozenset(tie["projects"]) for tie in told.trace["ties"]}:
        told.expect(False, f"no tie is told of {', '.join(sorted(missing))}")


def _within(told: Told, projects: set[str]) -> Iterator[frozenset[str]]:
    """All that were equal, and those of them that each key in turn left equal."""
    for keys in range(len(told.rule["tie_keys"]) + 1):
        equals = defaultdict(set)
        for name in projects:
            equals[told.key(name)[:keys]].add(name)
        yield from (frozenset(names) for names in equals.values() if len(names) > 1)


def _is_in_order(told: Told, tie: dict[str, Any]) -> bool:
    """Whether the keys give this order, and the first that tells any two apart is the one told."""
    keys, values = [*told.rule["tie_keys"], "lot"], [told.key(name) for name in tie["projects"]]
    telling = [key for key, *of in zip(keys, *values, strict=True) if len(set(of)) > 1]
    return values == sorted(values) and telling[:1] == [tie["broken_by"]]
