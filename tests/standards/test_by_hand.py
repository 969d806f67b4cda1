from __future__ import annotations

from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.standards.evidence import RULES, gather
from pbapp.standards.facts import HandEvidence
from pbapp.standards.kinds import Confirmer
from pbapp.standards.parts import FactKind, FactLink, Value
from pbapp.standards.rating import CAPS, NotYetDue, cap
from tests.standards.records import BEFORE, DURING, GOOD, LONG_AFTER, record, without_facts
from tests.standards.tables import STANDARDS

RANK = [Value.NOT_MEASURABLE, Value.NOT_YET_DUE, Value.NONE, Value.PARTIAL, Value.SUFFICIENT]


def added(code: str, confirmed_by: Confirmer | None = None, on: date = DURING) -> HandEvidence:
    return HandEvidence(
        id=9,
        indicator=code,
        what="Minutes of the forum",
        on=on,
        seen_by="A. Officer",
        confirmed_by=confirmed_by,
    )


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize(
    ("confirmed_by", "value"),
    [
        (None, Value.PARTIAL),
        (Confirmer.PARTNER, Value.SUFFICIENT),
        (Confirmer.COMMUNITY_REVIEWER, Value.SUFFICIENT),
    ],
)
def test_evidence_by_hand_counts_for_any_indicator(
    code: str, confirmed_by: Confirmer | None, value: Value
) -> None:
    facts = vars(without_facts()) | {"activities": GOOD.activities}
    found = gather(code, record(**facts | by_hand(code, confirmed_by)), today=LONG_AFTER)
    assert found.value is value
    assert found.facts[-1] == FactLink(FactKind.HAND, 9)


def by_hand(code: str, confirmed_by: Confirmer | None) -> dict[str, tuple[HandEvidence, ...]]:
    return {"by_hand": (added(code, confirmed_by),)}


def test_evidence_by_hand_counts_for_its_own_indicator_alone() -> None:
    facts = record(by_hand=(added("INC1", Confirmer.PARTNER),))
    assert gather("INC3", facts, today=LONG_AFTER).value is Value.NOT_MEASURABLE


def test_evidence_of_a_later_day_does_not_count_yet() -> None:
    facts = record(by_hand=(added("INC1", on=DURING),))
    assert gather("INC1", facts, today=BEFORE).value is Value.NOT_MEASURABLE
    assert gather("INC1", facts, today=DURING).value is Value.PARTIAL


def test_evidence_by_hand_is_told_with_who_saw_it_and_what_would_strengthen_it() -> None:
    found = gather("INC1", record(by_hand=(added("INC1"),)), today=LONG_AFTER)
    assert found.sentence() == (
        "Added by hand, not confirmed yet: "
        "Minutes of the forum (Friday 20 March 2026, seen by A. Officer)."
    )
    assert [one.sentence() for one in found.changes] == [
        "Ask a partner or a community reviewer to confirm what was added by hand."
    ]
    assert found.automatic is Value.NOT_MEASURABLE


every_case = st.sampled_from(
    [
        (code, facts, today)
        for code, cases in chain(STANDARDS.items())
        for _name, facts, today, _value in cases
    ]
)
hands = st.lists(
    st.builds(
        added,
        code=st.sampled_from(sorted(STANDARDS)),
        confirmed_by=st.sampled_from([None, *Confirmer]),
        on=st.dates(BEFORE, LONG_AFTER + timedelta(days=9)),
    ),
    max_size=4,
)


@settings(deadline=None)
@given(case=every_case, by_hand=hands)
def test_adding_evidence_by_hand_never_lowers_the_value_or_the_cap(
    case: tuple[str, object, date], by_hand: list[HandEvidence]
) -> None:
    code, facts, today = case
    before = gather(code, facts, today=today)  # type: ignore[arg-type]
    after = gather(code, record(**vars(facts) | {"by_hand": tuple(by_hand)}), today=today)
    assert RANK.index(after.value) >= RANK.index(before.value)
    assert after.automatic is before.automatic
    if before.value in CAPS:
        assert cap(after) >= cap(before)
    elif after.value is Value.NOT_YET_DUE:
        with pytest.raises(NotYetDue):
            cap(after)
