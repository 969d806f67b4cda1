from __future__ import annotations

import pytest

from pbapp.standards.evidence import Evidence
from pbapp.standards.parts import Value
from pbapp.standards.rating import (
    CapExceeded,
    NotApplicable,
    NotYetDue,
    PointsOutOfRange,
    Rating,
    ReasonMissing,
    cap,
    not_applicable,
    sign,
)


def evidence(value: Value, automatic: Value | None = None) -> Evidence:
    return Evidence(
        indicator="PLA5",
        value=value,
        automatic=automatic or value,
        reasons=(),
        changes=(),
        facts=(),
    )


@pytest.mark.parametrize(
    ("value", "highest"),
    [
        (Value.NONE, 2),
        (Value.PARTIAL, 4),
        (Value.SUFFICIENT, 6),
        (Value.NOT_MEASURABLE, 5),
    ],
)
def test_evidence_caps_the_rating(value: Value, highest: int) -> None:
    assert cap(evidence(value)) == highest
    assert sign(highest, evidence(value)) == Rating(highest)
    if highest < 6:
        with pytest.raises(CapExceeded) as refused:
            sign(highest + 1, evidence(value))
        assert refused.value.cap == highest


@pytest.mark.parametrize(
    "reason", ["  ", "x", "Because it was.", "Verylongwordsaloneare notenough"]
)
def test_a_rating_of_5_without_evidence_or_a_real_reason_is_refused_with_the_way_out(
    reason: str,
) -> None:
    with pytest.raises(CapExceeded) as refused:
        sign(5, evidence(Value.NONE), reason=reason)
    assert refused.value.because.sentence() == (
        "The evidence allows up to 2. Choose that or lower, or write why in a whole sentence."
    )


def test_a_rating_above_evidence_keeps_its_reason() -> None:
    signed = sign(5, evidence(Value.NONE), reason=" The forum praised it. ")
    assert signed == Rating(5, above_evidence=True, reason="The forum praised it.")


def test_the_shortest_reason_has_three_words_and_twenty_letters() -> None:
    assert sign(5, evidence(Value.NONE), reason="Nobody objected here").above_evidence


def test_a_reason_under_the_cap_does_not_mark_the_rating() -> None:
    assert sign(4, evidence(Value.PARTIAL), reason="Steady.") == Rating(4, False, "Steady.")


def test_a_community_reviewer_lifts_only_what_is_not_measurable() -> None:
    assert cap(evidence(Value.NOT_MEASURABLE), community_signed=True) == 6
    assert cap(evidence(Value.NONE), community_signed=True) == 2
    assert cap(evidence(Value.PARTIAL), community_signed=True) == 4


def test_evidence_by_hand_on_what_is_not_measurable_keeps_the_higher_cap() -> None:
    assert cap(evidence(Value.PARTIAL, automatic=Value.NOT_MEASURABLE)) == 5
    assert cap(evidence(Value.SUFFICIENT, automatic=Value.NOT_MEASURABLE)) == 6
    assert cap(evidence(Value.PARTIAL, automatic=Value.NOT_YET_DUE)) == 4


def test_what_is_not_yet_due_cannot_be_rated_even_with_a_reason() -> None:
    with pytest.raises(NotYetDue):
        sign(1, evidence(Value.NOT_YET_DUE), reason="It went well.")


@pytest.mark.parametrize("points", [0, 7])
def test_a_rating_stays_on_the_scale(points: int) -> None:
    with pytest.raises(PointsOutOfRange):
        sign(points, evidence(Value.SUFFICIENT), reason="It went well.")


def test_an_indicator_is_set_aside_only_with_a_reason() -> None:
    assert not_applicable(" It had no representatives. ") == NotApplicable(
        "It had no representatives."
    )
    for nothing in (" ", "x", "No representatives."):
        with pytest.raises(ReasonMissing):
            not_applicable(nothing)
