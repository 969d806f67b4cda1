"""People taking part as everyone may read it: one rule for the page and for the board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pbapp.disclosure.breakdown import Breakdown, protect_breakdown
from pbapp.disclosure.shown import Marker, Shown, marked, number
from pbapp.engagement.facts.held import Held


def heads_of(held: Iterable[Held]) -> Breakdown:
    """Heads by activity; their total only where none of them is hidden.

    Without a total nothing can be taken from it. How many voted is told by the result page in any
    case (engagement.md section 3.10, rule 11), so it hides nothing and helps to hide nothing.
    """
    counted = [one for one in held if not one.counted_elsewhere]
    public = {str(one.id): one.adds for one in counted if one.is_public_total}
    others = {str(one.id): one.adds for one in counted if not one.is_public_total}
    sensitive = any(one.for_named_group for one in counted)
    cells = {
        **protect_breakdown(others, sensitive=sensitive).cells,
        **{name: _open(heads) for name, heads in public.items()},
    }
    return Breakdown(cells, _total(cells))


def _open(heads: int | None) -> Shown:
    return marked(Marker.NOT_COLLECTED) if heads is None else number(heads)


def _total(cells: Mapping[str, Shown]) -> Shown:
    if any(shown.marker is Marker.CONFIDENTIAL for shown in cells.values()):
        return marked(Marker.CONFIDENTIAL)
    known = [shown.value_or_none for shown in cells.values() if shown.value_or_none is not None]
    return number(sum(known)) if known else marked(Marker.NOT_COLLECTED)
