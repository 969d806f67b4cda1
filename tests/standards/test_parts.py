from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbapp.standards.parts import Holds, Part, Value, weigh
from pbapp.standards.sentences import because

RANK = [Value.NONE, Value.PARTIAL, Value.SUFFICIENT]
BETTER = [Holds.NO, Holds.HALF, Holds.YES]


def parts(*holds: Holds) -> list[Part]:
    return [Part(one, because("Told.")) for one in holds]


@pytest.mark.parametrize(
    ("holds", "value"),
    [
        ([], Value.NOT_MEASURABLE),
        ([Holds.UNKNOWN], Value.NOT_MEASURABLE),
        ([Holds.AHEAD], Value.NOT_YET_DUE),
        ([Holds.UNKNOWN, Holds.AHEAD], Value.NOT_YET_DUE),
        ([Holds.YES], Value.SUFFICIENT),
        ([Holds.YES, Holds.AHEAD], Value.PARTIAL),
        ([Holds.YES, Holds.UNKNOWN], Value.PARTIAL),
        ([Holds.HALF], Value.PARTIAL),
        ([Holds.YES, Holds.NO], Value.PARTIAL),
        ([Holds.YES, Holds.NO, Holds.NO], Value.NONE),
        ([Holds.HALF, Holds.NO], Value.NONE),
        ([Holds.NO, Holds.UNKNOWN, Holds.AHEAD], Value.NONE),
    ],
)
def test_parts_weigh_together(holds: list[Holds], value: Value) -> None:
    assert weigh(parts(*holds)) is value


@settings(deadline=None)
@given(st.lists(st.sampled_from(Holds), min_size=1), st.data())
def test_order_never_matters_and_a_better_part_never_lowers(
    holds: list[Holds], data: st.DataObject
) -> None:
    value = weigh(parts(*holds))
    assert weigh(parts(*data.draw(st.permutations(holds)))) is value
    place = data.draw(st.integers(0, len(holds) - 1))
    if holds[place] in BETTER:
        raised = data.draw(st.sampled_from(BETTER[BETTER.index(holds[place]) :]))
        better = weigh(parts(*holds[:place], raised, *holds[place + 1 :]))
        assert RANK.index(better) >= RANK.index(value)
