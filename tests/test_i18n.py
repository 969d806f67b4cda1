"""Languages: dates and money as people read them, and catalogues that are whole."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from pbapp import clock
from pbapp.i18n import TRANSLATIONS, format_day, format_moment, format_time, money_text, own_name
from tests.client import Client

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "translations"))
import collect  # noqa: E402 - a script beside the catalogues, not a package


@pytest.mark.parametrize(
    ("amount_pence", "text"),
    [
        (30_000_00, "£30,000"),
        (1_555_40, "£1,555.40"),
        (5, "£0.05"),
        (0, "£0"),
        (-250_00, "−£250"),
    ],
)
def test_money_reads_the_same_everywhere(amount_pence: int, text: str) -> None:
    assert money_text(amount_pence) == text


@pytest.mark.parametrize(
    ("hour_utc", "minute", "text"),
    [(17, 0, "5pm"), (17, 30, "5:30pm"), (0, 0, "midnight"), (12, 0, "midday"), (9, 5, "9:05am")],
)
def test_times_read_as_people_say_them(app: Flask, hour_utc: int, minute: int, text: str) -> None:
    with app.test_request_context():
        assert format_time(datetime(2026, 12, 5, hour_utc, minute, tzinfo=UTC)) == text


@pytest.mark.parametrize(
    ("utc", "text"),
    [
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), "Sunday 25 October 2026, 12:30am"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Sunday 25 October 2026, 1:30am"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Sunday 25 October 2026, 1:30am"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "Sunday 25 October 2026, 2:30am"),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), "Sunday 25 October 2026, 11:59pm"),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), "Monday 26 October 2026, midnight"),
    ],
)
def test_the_day_the_clocks_go_back(app: Flask, utc: datetime, text: str) -> None:
    with app.test_request_context():
        assert format_moment(utc) == text


def test_five_in_the_evening_is_another_moment_before_and_after_the_clocks_change() -> None:
    five = datetime(2026, 1, 1, 17).time()  # noqa: DTZ001 - only its time of day is used

    before = clock.from_local(datetime(2026, 10, 24, tzinfo=UTC).date(), five)
    after = clock.from_local(datetime(2026, 10, 25, tzinfo=UTC).date(), five)

    assert (before.hour, after.hour) == (16, 17)


def test_days_are_spelled_out(app: Flask) -> None:
    with app.test_request_context():
        assert format_day(datetime(2026, 12, 5, 12, tzinfo=UTC)) == "Saturday 5 December 2026"


def test_the_address_chooses_the_language_and_the_choice_stays(visitor: Client) -> None:
    first = visitor.get("/privacy?lang=gd")
    second = visitor.get("/privacy")

    assert (first.tree.get("lang"), second.tree.get("lang")) == ("gd", "gd")


@pytest.mark.parametrize("path", ["/%00", "/%22%3E%3Cb%3E", "/a%3Fb%23c", "/%E2%80%AE"])
def test_links_to_languages_stand_quoted_in_the_page(visitor: Client, path: str) -> None:
    page = visitor.get(path)

    assert page.status == 404
    assert f'href="{path}?lang=gd"' in page.html
    assert "\0" not in page.html


def test_a_language_that_is_not_switched_on_is_neither_offered_nor_taken(
    app: Flask, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.get("/privacy?lang=gd")
    monkeypatch.setitem(app.config, "LANGUAGES", ["en"])

    page = visitor.get("/privacy?lang=gd")

    assert page.tree.get("lang") == "en"
    assert "Gàidhlig" not in page.html


def test_languages_call_themselves_by_their_own_names() -> None:
    assert [own_name(code) for code in ("en", "gd", "pl", "ar")] == [
        "English",
        "Gàidhlig",
        "Polski",
        "العربية",
    ]


def test_an_unknown_language_is_ignored(visitor: Client) -> None:
    assert visitor.get("/privacy?lang=../../etc").tree.get("lang") == "en"


@pytest.mark.parametrize(
    "language", [path.name for path in TRANSLATIONS.iterdir() if path.is_dir()]
)
def test_the_catalogue_holds_every_text(language: str) -> None:
    path = ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        stored = {message.id for message in read_po(file) if message.id}

    wanted = {message.id for message in collect.collect() if message.id}

    assert stored == wanted, "run: make translate"


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, 0), (11, 0), (2, 1), (12, 1), (3, 2), (10, 2), (19, 2), (0, 3), (20, 3), (101, 3)],
)
def test_gaelic_counts_in_four_forms(number: int, form: int) -> None:
    path = ROOT / "translations" / "gd" / "LC_MESSAGES" / "messages.po"
    header = next(line for line in path.read_text().splitlines() if "Plural-Forms" in line)
    rule = header.split("plural=")[1].split("; ")[0].split(";")[0]
    with path.open("rb") as file:
        catalog = read_po(file)

    assert catalog.num_plurals == 4
    assert _choose(rule, number) == form


def _choose(rule: str, n: int) -> int:
    parts = [part.strip() for part in rule.replace("?", ":").split(":")]
    tests, forms = parts[:-1:2], [*parts[1::2], parts[-1]]
    for test, chosen in zip(tests, forms, strict=False):
        plain = test.replace("||", " or ").replace("&&", " and ")
        if eval(plain, {"n": n}):  # noqa: S307 - our own catalogue's rule
            return int(chosen)
    return int(forms[-1])
