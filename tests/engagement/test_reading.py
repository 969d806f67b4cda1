"""How easy things are to read: a record's own summary, and our words on its pages."""

from __future__ import annotations

import pytest
import textstat
from flask import Flask

from pbapp.access.roles import Role
from pbapp.engagement.facts import facts_of
from pbapp.engagement.forms.record import Topic
from pbapp.engagement.kinds import Part
from pbapp.engagement.lifecycle import State
from pbapp.engagement.reading import grade_of
from pbapp.engagement.routes.blueprint import Section
from tests.client import Client
from tests.factories.engagement import make_full_record, make_record, open_round_record, read
from tests.factories.people import client_as
from tests.factories.rounds import make_round
from tests.pages.reading import grade, sentences

FOR_ALL, FOR_STAFF = 6.0, 9.0
FEWEST_WORDS = 40
EASY = "We ask when the bus should run. You can tell us until May. Then the council decides."
HARD = (
    "Stakeholder consultation regarding transportation reconfiguration necessitates comprehensive "
    "consideration of operational sustainability and the strategic prioritisation of provision."
)


def test_plain_words_in_short_sentences_are_easy_and_long_ones_are_not() -> None:
    easy, hard = grade_of(EASY), grade_of(HARD)
    assert easy is not None
    assert hard is not None
    assert easy < FOR_ALL < hard


@pytest.mark.parametrize("text", [EASY, HARD])
def test_the_grade_is_near_the_one_of_the_library_that_our_tests_use(text: str) -> None:
    words = [word for sentence in text.split(". ") for word in sentence.strip(".").split()]
    syllables = sum(textstat.syllable_count(word) for word in words)
    parts = len([one for one in text.split(".") if one.strip()])
    other = 0.39 * len(words) / parts + 11.8 * syllables / len(words) - 15.59

    assert abs((grade_of(text) or 0) - max(other, 0)) < 2.5


@pytest.mark.parametrize(
    "text", ["", "Buses now", "Cuin a bu chòir don bhus ruith anns an àite seo?"]
)
def test_too_few_words_or_another_language_have_no_grade(text: str) -> None:
    assert grade_of(text) is None


def test_the_grade_of_the_summary_is_a_fact(app: Flask) -> None:
    record_id = make_record(app, summary=EASY)

    page = read(app, record_id, lambda record: facts_of(record).plain.page)

    assert page.reading_grade == grade_of(EASY)


def graded(client: Client, url: str) -> float:
    page = client.get(url)
    assert page.status == 200, url
    words = sentences(next(page.tree.iter("main")))
    return round(grade(words), 1) if sum(map(len, words)) >= FEWEST_WORDS else 0.0


def staff_urls(record_id: int) -> list[str]:
    base = f"/engagement/{record_id}"
    asks = ("step-back", "pause", "withdraw", "merge", "log")
    return [
        base,
        *(f"{base}/{one.value}" for one in Section),
        *(f"{base}/edit/{one.value}" for one in Topic),
        *(f"{base}/{one.value}/new" for one in Part if one is not Part.EVIDENCE),
        *(f"{base}/{one}" for one in asks),
    ]


def test_staff_pages_of_a_record_read_at_grade_nine(app: Flask) -> None:
    record_id, client = make_full_record(app), client_as(app, Role.OFFICER)
    opened = [graded(client, "/engagement/new")]
    grades = {url: graded(client, url) for url in staff_urls(record_id)}

    assert opened[0] <= FOR_STAFF
    assert {url: one for url, one in grades.items() if one > FOR_STAFF} == {}


@pytest.mark.parametrize("state", list(State))
def test_where_it_stands_reads_at_grade_nine_in_every_state(app: Flask, state: State) -> None:
    record_id = make_full_record(app, state)

    assert graded(client_as(app, Role.OFFICER), f"/engagement/{record_id}") <= FOR_STAFF


def test_the_charter_of_a_round_reads_at_grade_nine(app: Flask) -> None:
    record_id = open_round_record(app, make_round(app))
    client = client_as(app, Role.OFFICER)

    assert graded(client, f"/engagement/{record_id}/standards/charter") <= FOR_STAFF


@pytest.mark.parametrize(
    "state", [State.AGREED, State.LIVE, State.CLOSED, State.PAUSED, State.MERGED, State.WITHDRAWN]
)
def test_the_page_for_everyone_reads_at_grade_six(
    app: Flask, visitor: Client, state: State
) -> None:
    record_id = make_full_record(app, state)

    assert graded(visitor, f"/engagement/{record_id}/public") <= FOR_ALL
