"""The evidence that a rating was signed on, kept word for word and said in any language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pbapp.engagement.thresholds.table import differing
from pbapp.standards.evidence import Evidence
from pbapp.standards.sentences import Because, Said

DAY = "day:"


def frozen(evidence: Evidence) -> dict[str, Any]:
    """Reasons, facts and the partnership's own numbers as plain values, for a column of JSON."""
    own = differing(evidence.indicator, evidence.settings)
    return {
        "automatic": evidence.automatic.value,
        "reasons": [_kept(one) for one in evidence.reasons],
        "facts": [[fact.kind.value, fact.id] for fact in evidence.facts],
        "own": {one.name: number for one, number in own.items()},
    }


def reasons_of(kept: Mapping[str, Any]) -> tuple[Because, ...]:
    """The reasons as they were; none for a rating signed before they were kept."""
    return tuple(_because(one) for one in kept.get("reasons", ()))


def _kept(one: Because) -> dict[str, Any]:
    return {
        "text": one.text,
        "many": one.many,
        "number": one.number,
        "values": [[name, _plain(value)] for name, value in one.values],
    }


def _because(kept: Mapping[str, Any]) -> Because:
    values = tuple((name, _said(value)) for name, value in kept["values"])
    return Because(kept["text"], values, kept["many"], kept["number"])


def _plain(value: Said) -> str | int:
    return f"{DAY}{value.isoformat()}" if isinstance(value, date) else value


def _said(value: str | int) -> Said:
    if isinstance(value, str) and value.startswith(DAY):
        return date.fromisoformat(value.removeprefix(DAY))
    return value
