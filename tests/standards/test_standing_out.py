from __future__ import annotations

from pbapp.standards.rating import NotApplicable, Rating
from pbapp.standards.rollup import Checked
from pbapp.standards.standing_out import StandingOut, standing_out


def checked(**points: int | None) -> dict[str, Checked]:
    """Indicators by code with their points; None does not apply."""
    return {
        code: Checked(code, True, Rating(given) if given else NotApplicable("None here."))
        for code, given in points.items()
    }


def test_three_at_either_end_are_named_and_the_weak_are_counted() -> None:
    found = standing_out(checked(INC1=6, INC2=1, SUP1=5, PLA1=2, PLA2=4, WOR1=3, WOR2=4, MET1=2))
    assert found == StandingOut(3, ("INC1", "SUP1", "PLA2"), ("INC2", "PLA1", "MET1"))


def test_where_all_is_good_nothing_is_called_weakest() -> None:
    assert standing_out(checked(INC1=4, INC2=5)) == StandingOut(0, ("INC2", "INC1"), ())


def test_where_little_is_good_only_that_is_called_strongest() -> None:
    assert standing_out(checked(INC1=5, INC2=2)) == StandingOut(1, ("INC1",), ("INC2",))


def test_what_does_not_apply_or_is_not_due_stands_nowhere() -> None:
    later = {"IMP3": Checked("IMP3", False, Rating(1))}
    assert standing_out(checked(INC3=None) | later) == StandingOut(0, (), ())
