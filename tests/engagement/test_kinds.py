"""Every word a record can choose has its label, and every method its traits."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from pbapp.engagement import kinds, labels
from pbapp.engagement.methods import LIBRARY, MethodKind
from pbapp.standards import framework, parts
from pbapp.standards import kinds as plain

TABLES: list[tuple[type[StrEnum], Mapping[Any, str]]] = [
    (kinds.AudienceKind, labels.AUDIENCES),
    (kinds.Basis, labels.BASES),
    (kinds.CommitmentStatus, labels.STATUSES),
    (kinds.CommitmentStatus, labels.STATUS_TONES),
    (kinds.DecisionMethod, labels.DECISION_METHODS),
    (kinds.Format, labels.FORMATS),
    (plain.Stance, labels.STANCES),
    (MethodKind, labels.METHODS),
    (framework.Gate, labels.GATES),
    (framework.Tier, labels.TIERS),
    (parts.Value, labels.VALUES),
    (parts.Value, labels.VALUE_TONES),
    (plain.Confirmer, labels.CONFIRMERS),
    (plain.FeedbackKind, labels.FEEDBACK),
    (plain.FeedbackPart, labels.FEEDBACK_PARTS),
    (plain.Kind, labels.KINDS),
    (plain.Level, labels.LEVELS),
    (plain.Response, labels.RESPONSES),
    (plain.Strength, labels.STRENGTHS),
]


@pytest.mark.parametrize(("kind", "table"), TABLES, ids=lambda one: getattr(one, "__name__", ""))
def test_every_member_has_its_words(kind: type[StrEnum], table: Mapping[Any, str]) -> None:
    assert set(table) == set(kind)


def test_every_method_stands_in_the_library() -> None:
    assert set(LIBRARY) == set(MethodKind)
