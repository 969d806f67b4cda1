"""Whatever is counted wave after wave, no chain of versions gives a few people away."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.disclosure.releases import ALL, Release, TellsTooMuch, check_against
from pbapp.disclosure.shown import Marker
from pbapp.engagement.releases.door import Breakdown, protect

NAMES = ("a", "b", "c", "d")
waves = st.lists(
    st.lists(st.integers(0, 25), min_size=4, max_size=4), min_size=1, max_size=6
)  # fmt: skip

Version = tuple[dict[str, int], set[str], bool]


def let_out(waves: Sequence[Sequence[int]], *, sensitive: bool) -> list[Version]:
    """The versions that pass: counts, what is hidden, whether the total is shown."""
    passed: list[tuple[Release, Version]] = []
    counts = dict.fromkeys(NAMES, 0)
    for wave in waves:
        counts = {name: counts[name] + n for name, n in zip(NAMES, wave, strict=True)}
        before = {row for one, _version in passed for row, _column in one.hidden}
        labels = {name: name for name in NAMES}
        numbers = Breakdown(what="x", title="x", cells=counts, labels=labels, sensitive=sensitive)
        shown = protect(numbers, before, DEFAULT_FLOORS)
        hidden = {name for name in NAMES if shown.cells[name].marker is Marker.CONFIDENTIAL}
        is_open = shown.total.marker is None
        release = Release.of_breakdown(counts, hidden)
        if not is_open:
            release = Release(release.counts, release.hidden | {(ALL, ALL)})
        try:
            for one, _version in passed:
                check_against(one, release, floor=DEFAULT_FLOORS.under(sensitive=sensitive))
        except TellsTooMuch:
            continue
        passed.append((release, (counts, hidden, is_open)))
    return [version for _release, version in passed]


@given(waves, st.booleans())
def test_no_two_versions_differ_by_a_few_people(waves: list[list[int]], sensitive: bool) -> None:
    floor = DEFAULT_FLOORS.under(sensitive=sensitive)
    out = let_out(waves, sensitive=sensitive)

    for n, (earlier, hidden_then, _open) in enumerate(out):
        for now, hidden_now, is_open in out[n + 1 :]:
            assert hidden_then <= hidden_now
            for name in set(NAMES) - hidden_now:
                assert not 0 < now[name] - earlier[name] < floor
            if is_open:
                rest = sum(now[name] - earlier[name] for name in hidden_now)
                assert not 0 < rest < floor


@given(waves, st.booleans())
def test_what_is_hidden_leaves_room_for_more_than_one_answer(
    waves: list[list[int]], sensitive: bool
) -> None:
    floor = DEFAULT_FLOORS.under(sensitive=sensitive)

    for counts, hidden, is_open in let_out(waves, sensitive=sensitive):
        small = [n for name, n in counts.items() if name not in hidden and 0 < n < floor]
        assert small == []
        if hidden and is_open:
            assert len(hidden) > 1
            assert sum(counts[name] for name in hidden) >= floor
