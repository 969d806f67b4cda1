"""The board's page of the demo: few words, and every figure what the database says."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from flask import Flask
from sqlalchemy import select

from pbapp.db import db
from pbapp.reports.figures import Share, totals
from pbapp.reports.models import BoardSummary
from pbapp.reports.page import figures_for
from tests.client import Client
from tests.reports.by_hand import as_counted, by_hand

#: engagement.md section 9.1
MOST_WORDS = 350


def on_paper(element: Element) -> str:
    """What is printed, from the name of the partnership to the foot, without the two pictures.

    Headings, labels, large figures and any table that is printed are in it; the pictures with the
    words drawn in them, and what only a screen shows, are not.
    """
    if element.tag == "figure" or "no-print" in element.get("class", "").split():
        return " "
    inner = [(on_paper(child), child.tail or "") for child in element]
    return (element.text or "") + "".join(f" {text} {tail}" for text, tail in inner)


def test_it_says_everything_in_350_words_and_two_pictures(told: Flask) -> None:
    page = Client(told).get("/board/summary/1")
    (sheet,) = (one for one in page.tree.iter() if one.get("class") == "sheet")

    words = [one for one in on_paper(sheet).split() if any(map(str.isalnum, one))]
    assert len(words) <= MOST_WORDS, len(words)
    assert len(list(sheet.iter("figure"))) == 2
    headings = [" ".join(one.itertext()) for one in sheet.iter("h2")]
    assert headings == [
        "We ask you to",
        "What communities told us",
        "Who we heard",
        "Was it done well?",
        "Promises",
        "Money",
        "Coming up",
        "Learnt",
    ]


def test_every_figure_is_what_the_database_says(told: Flask) -> None:
    with told.app_context():
        summary = db.session.scalars(select(BoardSummary)).one()
        figures = figures_for(summary)
        asked = by_hand(summary.starts_on, summary.ends_on)

    assert figures is not None
    assert as_counted(figures) == asked
    fifth, _access = figures.reach
    # 76, 121 and 145 of 342 people; 1,420, 1,560 and 1,490 of 4,470 who live there
    assert (fifth.shares, fifth.here) == ([22, 35, 0, 42, 0], [32, 35, 0, 33, 0])
    assert (totals(figures).told, len(figures.owed)) == (Share(4, 5), 1)
    assert (asked["ran"], asked["money"], asked["people"]) == ([(8,)], [(18_100_00,)], 571)
