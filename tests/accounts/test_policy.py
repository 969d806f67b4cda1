"""Who may do what, role by role: a change of the policy shows as a changed line of a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from pbapp.access.permissions import Can
from pbapp.access.policy import POLICY
from pbapp.access.roles import VISITOR, Actor, Held, Role

GOLDEN = Path(__file__).parent / "policy.txt"
MINE, OTHER = 7, 8
STRANGER = 99


@dataclass
class OpenRound:
    """A round whose phase allows everything, so that only the person decides."""

    deputy_id: int

    def allows(self, can: Can) -> bool:
        return True


@dataclass
class Thing:
    """Something in the actor's own round or in another one, made by a stranger or by them."""

    round_id: int
    made_by: int = STRANGER

    @property
    def round(self) -> OpenRound:
        return OpenRound(deputy_id=self.made_by)

    is_sent: bool = True
    is_signed: bool = False
    is_published: bool = False
    is_for_everyone: bool = False

    def __getattr__(self, name: str) -> Any:
        """Whoever may have made it made it: author, lead, counter, deputy and so on."""
        if name.endswith("_id"):
            return self.made_by
        if name.endswith("_ids"):
            return {self.made_by}
        raise AttributeError(name)


def reach(can: Can, role: Role | None, thing: Thing) -> str:
    """Where a role counts: in any round, or here, in the round it is held for or everywhere."""
    if role is None:
        return "any" if POLICY[can](VISITOR, thing) else "-"
    scopes = (None, MINE, OTHER)
    own = frozenset({1})
    may = [POLICY[can](Actor(1, "A", frozenset({Held(role, s)}), None, own), thing) for s in scopes]
    return {(True, True, True): "any", (True, True, False): "here", (False,) * 3: "-"}[tuple(may)]


def cell(can: Can, role: Role | None) -> str:
    """What somebody else made, and after a stroke what they made themselves, where it differs."""
    others, own = reach(can, role, Thing(MINE)), reach(can, role, Thing(MINE, made_by=1))
    return others if others == own else f"{others}/{own}"


def matrix() -> str:
    """Permissions down, roles across."""
    roles: list[Role | None] = [None, *Role]
    lines = [["", "visitor", *Role], *([can, *(cell(can, role) for role in roles)] for can in Can)]
    rows = (
        "".join(f"{text!s:<{26 if n == 0 else 15}}" for n, text in enumerate(line))
        for line in lines
    )
    return "\n".join(row.rstrip() for row in rows) + "\n"


def test_every_permission_has_a_row() -> None:
    assert set(POLICY) == set(Can)


def test_the_policy_is_the_one_that_was_agreed() -> None:
    assert matrix() == GOLDEN.read_text()


def test_the_command_prints_every_permission_and_who_holds_it(app: Flask) -> None:
    lines = app.test_cli_runner().invoke(args=["access", "table"]).output.strip().splitlines()

    assert lines[:2] == ["| may | who |", "|---|---|"]
    assert len(lines) == 2 + len(Can)
    assert "| `people.manage` | administrator |" in lines
    assert "| `account.use` | anyone signed in |" in lines
    assert all(line.count("|") == 3 and "None" not in line for line in lines)
    assert (
        "| `result.publish` | (round manager, or the named deputy of the round),"
        " and neither ran the count nor entered a lot, and while the round's phase allows it |"
        in lines
    )


def test_a_role_for_one_place_or_round_holds_nowhere_else() -> None:
    def holds(held: Held, round_id: int | None) -> bool:
        return Actor(1, "Ailsa", frozenset({held})).holds(Role.OFFICER, round_id)

    for_place, for_round = Held(Role.OFFICER, None, place_id=5), Held(Role.OFFICER, MINE)

    assert [holds(for_place, place) for place in (None, MINE, OTHER)] == [False, False, False]
    assert [holds(for_round, place) for place in (None, MINE, OTHER)] == [False, True, False]
    assert [holds(Held(Role.OFFICER), place) for place in (None, MINE)] == [True, True]
