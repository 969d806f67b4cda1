"""The rule laboratory as it looks: its pictures, on a phone and on a desk, without JavaScript."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from flask import Flask
from playwright.sync_api import Browser

from pbapp.facilitation.laboratory.link import link_to
from pbapp.facilitation.laboratory.pictures import (
    InTen,
    LittlePeople,
    Part,
    PartsOfMoney,
)
from pbapp.rounds.queries import get
from tests.browser import (
    DESK,
    PATIENCE_MS,
    PHONE,
    SMALL_PHONE,
    axe_violations,
    follow,
    scrolls_sideways,
    served,
)
from tests.factories.rounds import make_project, make_round

SVG = "{http://www.w3.org/2000/svg}"
PEOPLE = LittlePeople(
    "people",
    "Who gets a project",
    "The big group: 9 in 10; The small group: 1 in 10",
    [InTen("The big group", 9, "9 in 10"), InTen("The small group", 1, "1 in 10")],
)
PARTS = PartsOfMoney(
    "parts",
    "Whose projects",
    "The big group: 98%; The small group: 2%",
    [Part("The big group", 98, 55, "98%"), Part("The small group", 2, 45, "2%")],
)


def read(chart: LittlePeople | PartsOfMoney) -> ElementTree.Element:
    text = str(chart.svg()).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ElementTree.fromstring(text)  # noqa: S314 - our own drawing


def test_of_ten_people_so_many_are_solid_and_the_others_in_outline() -> None:
    figures = [p.get("class") for p in read(PEOPLE).findall(f"{SVG}path")]
    assert figures == [*["mark"] * 9, "ring", "mark", *["ring"] * 9]


def test_people_are_told_apart_in_grey_and_without_a_style_sheet() -> None:
    fills = {p.get("class"): p.get("fill") for p in read(PEOPLE).findall(f"{SVG}path")}
    assert fills == {"mark": "#333", "ring": "none"}


def test_a_bar_is_as_long_as_the_part_and_the_line_stands_where_the_people_end() -> None:
    drawing = read(PARTS)
    bars = [int(r.get("width", "0")) for r in drawing.findall(f"{SVG}rect")]
    whole = bars[0]
    marks = [p.get("d", "") for p in drawing.findall(f"{SVG}path") if p.get("class") == "rule"]
    assert bars == [whole, whole * 98 // 100, whole, whole * 2 // 100]
    assert [int(re.findall(r"\d+", d)[0]) - 1 for d in marks] == [
        whole * 55 // 100,
        whole * 45 // 100,
    ]


@pytest.mark.parametrize("chart", [PEOPLE, PARTS])
def test_each_picture_says_in_words_what_it_shows(chart: LittlePeople | PartsOfMoney) -> None:
    named = {node.get("id"): node.text for node in read(chart) if node.get("id")}
    assert named[f"{chart.id}-title"] == chart.title
    assert named[f"{chart.id}-desc"] == chart.description


@pytest.mark.browser
@pytest.mark.parametrize("screen", [SMALL_PHONE, PHONE, DESK], ids=["small", "phone", "desk"])
def test_it_works_without_javascript_and_axe_finds_nothing_wrong(
    app: Flask, browser: Browser, screen: dict[str, int]
) -> None:
    round_id = make_round(app)
    for number in range(6):
        make_project(app, round_id, f"A garden beside the school, part {number}", 7_000_00)
    with app.test_request_context():
        link = link_to(get(round_id))
    with served(app) as address:
        context = browser.new_context(viewport=screen, java_script_enabled=False)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}/laboratory/{link}")
        page.get_by_label("Whose votes?").select_option("two_places")
        page.locator("label", has_text="Most votes first, offer part").click()
        page.locator("label", has_text="Equal Shares, rest kept").click()
        follow(page.get_by_role("button", name="Try them"))
        assert page.locator("article").count() == 4
        assert "votes=two_places" in page.url
        page.locator("summary").click()
        assert page.get_by_role("table").count() == 4
        assert not scrolls_sideways(page)
        assert axe_violations(browser, page) == []
        follow(page.get_by_role("link", name="Another set of votes"))
        assert "number=2" in page.url
        page.get_by_label("Set of made-up votes").fill("two")
        follow(page.get_by_role("button", name="Try them"))
        assert page.title().startswith("Error:")
        assert not scrolls_sideways(page)
        assert axe_violations(browser, page) == []
        context.close()
