"""Texts in the room that the page of a summary has for them."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from pbapp.reports.briefly import clipped, on_paper


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Lights come first.", "Lights come first."),
        ("Lights come first. The rest waits for spring.", "Lights come first."),
        ("One came. Two came. Three more people came.", "One came. Two came."),
        ("Why not here? Nobody ever said.", "Why not here?"),
        ("Lights come to the east half before the west", "Lights come to the east …"),
        ("The hall on St. Mary's Wynd is cold", "The hall on St. Mary's …"),
        ("  Lights\n come \t first. ", "Lights come first."),
        ("Neighbourhoods throughout Strathmuir disagree", "Neighbourhoods throughout …"),
        ("Un" * 40, "Un" * 17 + "U …"),
        ("", ""),
    ],
)
def test_a_long_text_ends_with_a_whole_sentence_or_shows_that_it_goes_on(
    app: Flask, text: str, short: str
) -> None:
    with app.test_request_context():
        assert clipped(text, 5) == short


def test_the_year_is_left_out_where_it_is_known(app: Flask) -> None:
    day = date(2026, 12, 5)
    with app.test_request_context():
        assert [on_paper(day), on_paper(day, 2026), on_paper(day, 2025)] == [
            "5 December 2026",
            "5 December",
            "5 December 2026",
        ]
