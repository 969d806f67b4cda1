"""Released numbers as a page shows them: rows, picture, what they rest on, and questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pbapp.charts import Dumbbell
from pbapp.engagement.reach.kinds import BANDED, Dimension, Source
from pbapp.engagement.reach.labels import DIMENSIONS, SOURCES, bands, category
from pbapp.engagement.reach.models import FigureChallenge
from pbapp.engagement.reach.numbers import what_of
from pbapp.engagement.reach.picture import picture
from pbapp.engagement.releases.queries import HEADS, Released
from pbapp.i18n import _, ngettext
from pbapp.places.zones.models import ATTRIBUTION, Banding

#: SIMD and its access domain stand side by side, whatever else was counted
FIRST = (Dimension.FIFTH, Dimension.ACCESS)


@dataclass(frozen=True)
class Sheet:
    """One released breakdown."""

    released: Released
    title: str
    chart: Dumbbell | None
    #: label, people, share of those heard and, where it is known, share of the people here
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]
    questions: Sequence[FigureChallenge]

    @property
    def headings(self) -> list[str]:
        """What stands above the columns."""
        heads = [self.title, _("People"), _("Of those we heard"), _("Of people here")]
        return heads if self.released.beside["lives"] else heads[:-1]

    @property
    def numeric(self) -> list[int]:
        """The columns that hold numbers."""
        return list(range(1, len(self.headings)))


def sheets(numbers: Mapping[str, Released], questions: Sequence[FigureChallenge]) -> list[Sheet]:
    """Every released breakdown of who was heard."""
    order = (*FIRST, *(one for one in Dimension if one not in FIRST))
    return [
        _sheet(numbers[what_of(one)], one, numbers, questions)
        for one in order
        if what_of(one) in numbers
    ]


def names() -> dict[str, str]:
    """What people call each breakdown, by the name it is released under."""
    return {
        HEADS: _("People by activity"),
        **{what_of(one): str(words) for one, words in DIMENSIONS.items()},
    }


def foot(shown: Sequence[Sheet]) -> list[str]:
    """What holds for all of them, told once."""
    if not shown:
        return []
    notes = [_("Numbers are rounded to the nearest 5, so they may not add up.")]
    if any(one.released.has_hidden for one in shown):
        notes.append(_("[c] stands where a small number could point to a person."))
    if any(one.released.beside["banding"] for one in shown):
        notes.append(_("A fifth tells of a place, not of each person who lives there."))
    if any(one.released.beside["lives"] or one.released.beside["banding"] for one in shown):
        notes.append(ATTRIBUTION)
    return notes


def beside_none(
    numbers: Mapping[str, Released], questions: Sequence[FigureChallenge]
) -> list[FigureChallenge]:
    """Questions about heads, or about figures that are not there."""
    shown = {what for what in numbers if what != HEADS}
    return [one for one in questions if one.what not in shown]


def _sheet(
    released: Released,
    dimension: Dimension,
    numbers: Mapping[str, Released],
    questions: Sequence[FigureChallenge],
) -> Sheet:
    notes = [*_counted(released), *_lives(released)]
    if dimension in BANDED:
        notes += _banded(released.beside)
    if dimension is Dimension.FIFTH and what_of(Dimension.ACCESS) not in numbers:
        notes.append(
            _(
                "SIMD tells little of life in the country. How far people live from shops and "
                "doctors was not counted here [x]."
            )
        )
    return Sheet(
        released=released,
        title=str(DIMENSIONS[dimension]),
        chart=picture(released),
        rows=_rows(released),
        notes=notes,
        questions=[one for one in questions if one.what == released.what],
    )


def _rows(released: Released) -> list[list[str]]:
    lives = released.beside["lives"]
    return [
        [
            category(Dimension(released.beside["dimension"]), name, released.labels[name]),
            shown.text,
            released.shares[name].text,
            *([f"{lives[name]}%"] if name in lives else []),
        ]
        for name, shown in released.cells.items()
    ]


def _counted(released: Released) -> Iterator[str]:
    if released.total.value_or_none is not None:
        yield _("We know this of about %(number)s people.", number=released.total.text)
    unknown = released.beside["unknown"]
    if unknown["value"]:
        yield _unplaced(released, unknown["text"])
    ways = sorted(str(SOURCES[Source(one)]) for one in released.beside["sources"])
    yield _("How we know: %(ways)s.", ways=", ".join(ways))


def _unplaced(released: Released, number: str) -> str:
    if released.beside["dimension"] == Dimension.AREA:
        return _("About %(number)s more live elsewhere or did not say.", number=number)
    return _("About %(number)s more did not say.", number=number)


def _lives(released: Released) -> Iterator[str]:
    if source := released.beside["lives_source"]:
        yield _("People here: %(source)s.", source=source)


def _banded(beside: Mapping[str, Any]) -> Iterator[str]:
    """Edition and method stand with every fifth, and with SIMD's own what its ranks leave out."""
    yield bands(beside["simd_version"], Banding(beside["banding"]))
    if beside["zones"] and beside["dimension"] == Dimension.FIFTH.value:
        yield from _of_zones(beside)


def _of_zones(beside: Mapping[str, Any]) -> Iterator[str]:
    yield ngettext(
        "%(poorest)s of the %(num)s small area here is in the poorest fifth of Scotland.",
        "%(poorest)s of the %(num)s small areas here are in the poorest fifth of Scotland.",
        beside["zones"],
        poorest=beside["poorest_zones"],
    )
    yield ngettext(
        "%(far)s of the %(num)s small area here is in the fifth furthest from shops, schools "
        "and doctors.",
        "%(far)s of the %(num)s small areas here are in the fifth furthest from shops, "
        "schools and doctors.",
        beside["zones"],
        far=beside["far_zones"],
    )
    if beside["differ"]:
        yield ngettext(
            "With the other way to make fifths, %(num)s small area would change its fifth.",
            "With the other way to make fifths, %(num)s small areas would change their fifth.",
            beside["differ"],
        )
