"""Outlines on the shared grid."""

from __future__ import annotations

from math import cos, sin, tau

from pbapp.places.zones.outlines import (
    MOST_SIGNS,
    grid_rings,
    inside,
    path_of,
    rings_in,
    simplified,
)
from tests.factories.places import square

SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]


def test_points_on_a_straight_line_go() -> None:
    ring = [(0, 0), (50, 1), (100, 0), (100, 50), (100, 100), (0, 100), (0, 0)]

    assert sorted(simplified(ring)) == [(0, 0), (0, 100), (100, 0), (100, 100)]


def test_a_path_reads_back_as_its_rings() -> None:
    assert path_of([SQUARE]) == "M0 0l100 0 0 100 -100 0z"
    assert list(rings_in(path_of([SQUARE]))) == [SQUARE[:-1]]


def test_specks_go_but_never_the_last_ring() -> None:
    speck = [(500, 500), (502, 500), (502, 502), (500, 500)]

    assert path_of([speck, SQUARE]) == path_of([SQUARE])
    assert path_of([speck]).startswith("M500 500")


def test_a_long_outline_becomes_coarser_until_it_is_short() -> None:
    wild = [
        (round((9000 + 900 * (n % 2)) * cos(tau * n / 4000)),
         round((9000 + 900 * (n % 2)) * sin(tau * n / 4000)))
        for n in range(4000)
    ]  # fmt: skip

    assert len(path_of([[*wild, wild[0]]])) <= MOST_SIGNS


def test_a_hole_is_not_inside() -> None:
    hole = [(40, 40), (60, 40), (60, 60), (40, 60), (40, 40)]
    points = {"in": (20, 20), "hole": (50, 50), "out": (120, 50), "far": (900, 900)}

    assert inside([SQUARE, hole], points) == ["in"]


def test_neighbours_fit_on_one_grid() -> None:
    west, east = (grid_rings([square(x, 56.0)])[0] for x in (-4.8, -4.7))

    assert west[1] == east[0]
    assert west[2] == east[3]
