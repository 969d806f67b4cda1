from __future__ import annotations

import pytest

from pbapp.standards.parts import Value
from pbapp.standards.states import CheckState, state_of


@pytest.mark.parametrize(
    ("value", "due", "rated", "signed_on", "state"),
    [
        (Value.SUFFICIENT, False, False, None, CheckState.NOT_DUE),
        (Value.NOT_YET_DUE, True, False, None, CheckState.NOT_DUE),
        (Value.NOT_MEASURABLE, True, False, None, CheckState.DUE),
        (Value.NONE, True, False, None, CheckState.EVIDENCE_MISSING),
        (Value.PARTIAL, True, False, None, CheckState.EVIDENCE_FOUND),
        (Value.SUFFICIENT, True, False, None, CheckState.EVIDENCE_FOUND),
        (Value.NONE, True, True, None, CheckState.RATED),
        (Value.NONE, True, True, Value.NONE, CheckState.SIGNED),
        (Value.NONE, True, False, Value.PARTIAL, CheckState.REOPENED),
        (Value.SUFFICIENT, True, False, Value.PARTIAL, CheckState.REOPENED),
    ],
)
def test_where_a_check_stands(
    value: Value, due: bool, rated: bool, signed_on: Value | None, state: CheckState
) -> None:
    assert state_of(value, due=due, rated=rated, signed_on=signed_on) is state
