"""People taking part as everyone may read it: one rule for the page and for the board."""

from __future__ import annotations

from collections.abc import Iterable

from pbapp.engagement.facts.held import Held
from pbapp.engagement.releases import Breakdown
from pbapp.engagement.releases.queries import HEADS
from pbapp.i18n import _


def heads(held: Iterable[Held]) -> Breakdown:
    """People by activity, on their way to the door. Each is a group of its own.

    Without a total nothing can be taken from it; those that are summed in public elsewhere, the
    sessions of a programme or the ways of a survey, are protected with that sum in mind. How many
    voted is told by the result page in any case (engagement.md section 3.10, rule 11), so it hides
    nothing, helps to hide nothing and is not rounded; the others go to the nearest 5 (rule 4).
    """
    counted = [one for one in held if one.adds is not None]
    return Breakdown(
        what=HEADS,
        title=_("People by activity"),
        cells={str(one.id): one.adds for one in counted},
        labels={str(one.id): one.name for one in counted},
        sensitive=any(one.for_named_group for one in counted),
        open=frozenset(str(one.id) for one in counted if one.is_public_total),
        summed_with={str(one.id): one.summed_with for one in counted},
        adds_up=False,
        beside={"days": {str(one.id): one.held_on.isoformat() for one in counted}},
    )
