"""What everyone sees of a programme's uptake gives nobody away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pbapp.activities.releases.ledger import hidden_in
from pbapp.activities.sessions.gate import ABSENT, CAME, for_everyone
from pbapp.activities.sessions.kinds import RoleKind
from pbapp.activities.sessions.queries.uptake import Came, Uptake
from pbapp.disclosure.floors import DEFAULT_FLOORS

NONE = {kind: Came(0, 0) for kind in RoleKind}
counts = st.builds(
    lambda booked, part: Came(booked, booked * part // 10), st.integers(0, 40), st.integers(0, 10)
)


def uptake_of(roles: dict[RoleKind, Came], bodies: dict[Any, Came] | None = None) -> Uptake:
    whole = Came(
        sum(one.booked for one in roles.values()), sum(one.attended for one in roles.values())
    )
    return Uptake(
        begins=datetime(2021, 2, 1, tzinfo=UTC),
        ends=datetime(2021, 8, 1, tzinfo=UTC),
        held=6,
        offered=90,
        walk_ins=3,
        by_body={"Council": whole} if bodies is None else bodies,
        by_role=NONE | roles,
        by_source={},
        by_session=[],
        bodies_missing=[],
    )


def cells(shown: dict[str, Any], part: str) -> dict[str, str]:
    return {kind: cell["text"] for kind, cell in shown[part]}


def test_large_numbers_are_shown() -> None:
    found = uptake_of({RoleKind.OFFICER: Came(20, 15), RoleKind.VOLUNTEER: Came(30, 20)})
    shown = for_everyone(found, sensitive=False, floors=DEFAULT_FLOORS)

    assert shown["booked"]["text"] == "50"
    assert cells(shown, "people") == {CAME: "35", ABSENT: "15"}
    assert cells(shown, "roles")["officer"] == "20"
    assert shown["fill"] == 39


def test_a_small_number_is_hidden_and_so_is_what_would_tell_it() -> None:
    roles = {
        RoleKind.OFFICER: Came(20, 15),
        RoleKind.VOLUNTEER: Came(30, 20),
        RoleKind.ELECTED_MEMBER: Came(2, 2),
    }
    shown = cells(for_everyone(uptake_of(roles), sensitive=False, floors=DEFAULT_FLOORS), "roles")

    assert (shown["elected_member"], shown["officer"]) == ("[c]", "[c]")
    assert shown["volunteer"] == "30"


def test_no_number_of_people_stands_where_few_came() -> None:
    found = uptake_of({RoleKind.OFFICER: Came(4, 3)})

    shown = for_everyone(found, sensitive=False, floors=DEFAULT_FLOORS)

    hidden = {"text": "[c]", "value": None, "marker": "[c]"}
    assert shown == {"held": 6, "offered": 90, "booked": hidden}
    assert list(hidden_in(shown)) == ["/booked"]


def test_a_named_group_is_held_to_the_higher_floor() -> None:
    found = uptake_of({RoleKind.OFFICER: Came(20, 13)})

    assert cells(for_everyone(found, sensitive=False, floors=DEFAULT_FLOORS), "people") == {
        CAME: "15",
        ABSENT: "5",
    }
    assert for_everyone(found, sensitive=True, floors=DEFAULT_FLOORS).get("people", [])[:1] in (
        [],
        [[CAME, {"text": "[c]", "value": None, "marker": "[c]"}]],
    )


@given(st.dictionaries(st.sampled_from(list(RoleKind)), counts), st.booleans())
def test_no_small_number_is_ever_shown(roles: dict[RoleKind, Came], sensitive: bool) -> None:
    found = uptake_of(roles)
    shown = for_everyone(found, sensitive=sensitive, floors=DEFAULT_FLOORS)

    floor = 10 if sensitive else 5
    parts = [part for part in ("people", "bodies", "roles") if part in shown]
    values = [cell["value"] for part in parts for _kind, cell in shown[part]]
    assert [value for value in values if value is not None and 0 < value < floor] == []
    assert "walk_ins" not in shown
    for part in parts:
        left = [cell["value"] for _kind, cell in shown[part]]
        assert left.count(None) != 1, "one hidden number is the rest of the total"


def test_people_without_a_booking_are_not_told_by_any_total() -> None:
    found = uptake_of({RoleKind.OFFICER: Came(20, 15)})

    assert for_everyone(found, sensitive=False, floors=DEFAULT_FLOORS) == for_everyone(
        replace(found, walk_ins=1), sensitive=False, floors=DEFAULT_FLOORS
    )
