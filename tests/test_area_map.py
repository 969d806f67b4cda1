"""The map of areas: outlines where every area has one, else tiles; numbers tell what shades do."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pbapp.charts import AreaMap, Shape

SQUARE = "M0 0l100 0 0 100 -100 0z"
BESIDE = "M100 0l100 0 0 100 -100 0z"


def chart(*shapes: Shape) -> AreaMap:
    return AreaMap("areas", "Records", "By area", shapes, many=5)


def texts(drawn: AreaMap) -> list[str]:
    root = ElementTree.fromstring(str(drawn.svg()))  # noqa: S314 - our own drawing
    return [one.text or "" for one in root.iter("{*}text")] or [
        one.text or "" for one in root.iter("text")
    ]


def test_areas_with_outlines_are_drawn_as_they_lie_with_names_and_counts() -> None:
    drawn = chart(Shape("Shore", 0, SQUARE), Shape("Hill", 7, BESIDE))

    assert texts(drawn) == ["Shore", "0", "Hill", "7"]
    assert drawn.is_named


def test_outlines_without_room_for_a_name_hold_their_numbers_in_the_list() -> None:
    drawn = chart(Shape("The shore of the firth", 0, SQUARE), Shape("Hill", 7, BESIDE))
    svg = str(drawn.svg())

    assert not drawn.is_named
    assert texts(drawn) == ["1", "2"]
    assert re.findall(r'<text x="(\d+)"', svg) == ["93", "267"]
    assert 'class="mark" fill="#333"' in svg
    assert 'fill="#fff" stroke' in svg


def test_one_missing_outline_makes_tiles_with_names_and_counts() -> None:
    drawn = chart(Shape("Shore", 3, SQUARE), Shape("Hill", 7), Shape("Glen", 0), Shape("Moor", 1))

    assert texts(drawn) == ["Shore", "3", "Hill", "7", "Glen", "0", "Moor", "1"]
    assert drawn.table()[1] == ("Hill", "7")


def test_no_areas_draw_nothing() -> None:
    assert texts(chart()) == []
