"""Published figures in words, as their page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pbapp import charts
from pbapp.activities.releases.ledger import hidden_in, shown_from
from pbapp.activities.sessions import labels
from pbapp.activities.sessions.gate import ABSENT, CAME
from pbapp.activities.sessions.kinds import ComesFor, RoleKind
from pbapp.disclosure.shown import Marker, Shown
from pbapp.i18n import _


@dataclass(frozen=True)
class Published:
    """What everyone may see; `few` means that no number of people is given."""

    held: int
    offered: int
    few: bool
    booked: str = ""
    fill: int | None = None
    people: Sequence[tuple[str, str]] = ()
    bodies: Sequence[tuple[str, str]] = ()
    #: some number stands behind a marker
    hides: bool = False
    chart: charts.BarChart | None = None


def frozen(figures: Mapping[str, Any]) -> Published:
    """Figures as they went out when the review was published."""
    booked = shown_from(figures["booked"])
    if booked.marker is Marker.CONFIDENTIAL:
        return Published(figures["held"], figures["offered"], True)
    return Published(
        held=figures["held"],
        offered=figures["offered"],
        few=False,
        booked=booked.text,
        fill=figures["fill"],
        people=[(_people(kind), cell["text"]) for kind, cell in figures["people"]],
        bodies=[(body_words(kind), cell["text"]) for kind, cell in figures["bodies"]],
        hides=any(hidden_in(figures)),
        chart=_chart([(role_words(kind), shown_from(cell)) for kind, cell in figures["roles"]]),
    )


def body_words(kind: str) -> str:
    """A body's own name, or words for those who come for none."""
    known = {one.value: one for one in ComesFor}
    return str(labels.BODIES[known[kind]]) if kind in known else kind


def role_words(kind: str) -> str:
    """Words for a kind of role."""
    return str(labels.ROLE_GROUPS[RoleKind(kind)])


def _people(kind: str) -> str:
    return {CAME: _("Booked and came"), ABSENT: _("Booked and did not come")}[kind]


def _chart(roles: Sequence[tuple[str, Shown]]) -> charts.BarChart:
    return charts.BarChart(
        "roles",
        _("People who booked, by what they do"),
        _("A bar for each group, as long as the number of people who booked."),
        [charts.Bar(words, shown.value_or_none or 0, shown.text) for words, shown in roles],
    )
