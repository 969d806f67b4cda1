"""Pairs of engagements: how many overlaps are found, how many are false, and what is said."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.register.overlaps import Overlap, Place, Work, overlap
from pbapp.engagement.register.people import both_asked, often_same
from pbapp.engagement.register.topics import shared, topic_of
from pbapp.engagement.register.words import is_alike


def pairs_in(name: str) -> list[dict[str, Any]]:
    pairs: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text())["pair"]
    return pairs


def work(told: dict[str, Any]) -> Work:
    names = told["area"].split("/")
    steps = ["/".join(names[: end + 1]) for end in range(len(names))]
    places = tuple(Place(hash(step), step.rsplit("/")[-1], "/" not in step) for step in steps)
    days = [date.fromisoformat(day) for day in told["days"]] or [None, None]
    topic = topic_of(told["title"], told["about"], places=frozenset(names))
    people = frozenset(AudienceKind(kind) for kind in told["people"])
    return Work(topic, [places[::-1]], people, *days)


def found(pair: dict[str, Any]) -> Overlap | None:
    return overlap(work(pair["a"]), work(pair["b"]))


@dataclass(frozen=True)
class Told:
    """Of pairs that overlap those that are shown; of the others those that are, and for what."""

    found: int
    false_subject: int
    same_weeks: int


def told(pairs: list[dict[str, Any]]) -> Told:
    shown = [(pair["overlap"], both) for pair in pairs if (both := found(pair))]
    return Told(
        found=sum(overlaps for overlaps, _both in shown),
        false_subject=sum(both.same_subject for overlaps, both in shown if not overlaps),
        same_weeks=sum(not both.same_subject for overlaps, both in shown if not overlaps),
    )


@pytest.mark.parametrize(
    ("name", "overlapping", "expected"),
    [
        ("pairs.toml", 20, Told(found=20, false_subject=0, same_weeks=0)),
        ("held_out.toml", 24, Told(found=24, false_subject=0, same_weeks=1)),
        ("blind.toml", 25, Told(found=25, false_subject=1, same_weeks=8)),
    ],
)
def test_overlaps_are_found_and_few_are_false(name: str, overlapping: int, expected: Told) -> None:
    pairs = pairs_in(name)

    assert sum(pair["overlap"] for pair in pairs) == overlapping
    assert told(pairs) == expected


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("libari", "librari", True),
        ("accomod", "accommod", True),
        ("recieve", "receive", True),
        ("plant", "plan", False),
        ("hors", "hous", False),
        ("carer", "career", False),
        ("planting", "planning", False),
        ("transport", "tranport", True),
        ("library", "libraryish", False),
        ("bus", "bus", True),
    ],
)
def test_a_slip_of_the_pen_leaves_a_long_word_what_it_is(
    one: str, other: str, is_one: bool
) -> None:
    assert is_alike(one, other) is is_alike(other, one) is is_one


def words(one: str, other: str, *places: str) -> tuple[str, ...]:
    names = frozenset(places)
    return shared(topic_of(one, places=names), topic_of(other, places=names))


@pytest.mark.parametrize(
    ("narrow", "wide", "beside"),
    [
        ("Saving the swimming pool", "Leisure centres", "Football pitches"),
        ("The GP surgery", "Health services", "Dentists"),
        ("Buses after six", "Regional travel strategy", "Taxi ranks"),
        ("Council house rents", "Local housing strategy", "Homeless people"),
        ("Speed bumps", "Road repairs", "Gritting in winter"),
        ("Litter at the shore", "Street cleaning", "Grass cutting"),
        ("Short breaks for carers", "Social care strategy", "Care homes"),
        ("Knife crime", "Community safety", "Fire station"),
        ("The village library", "Culture strategy", "Museum"),
        ("Food banks", "Tackling poverty", "Debt advice"),
    ],
)
def test_work_on_a_subject_meets_the_wider_one_and_not_what_lies_beside_it(
    narrow: str, wide: str, beside: str
) -> None:
    assert words(narrow, wide)
    assert words(wide, beside)
    assert not words(narrow, beside)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Play parks", "A playpark for us"),
        ("Foodbank", "Food-banks"),
        ("Anti-social behaviour", "Antisocial behaviour"),
        ("The cost of living", "Costs of living"),
        ("Leabharlann ùr", "Your library"),
        ("Sgoiltean beaga", "Small schools"),
        ("Plana Gaidhlig", "Gàidhlig for all"),
        ("Libary hours", "Our libraries"),
    ],
)
def test_a_subject_is_known_by_its_spellings(one: str, other: str) -> None:
    assert words(one, other)


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        ("Slighean rothair an Inbhir Nis", "Leabharlann Inbhir Nis", ["Inverness"]),
        ("Bùithtean Steòrnabhaigh agus Steòrnabhagh", "Snàmh ann an Steòrnabhagh", []),
        ("Coll Bridge library", "Dogs in Coll Bridge", ["Coll Bridge"]),
        ("Buses to Auchterneep", "A museum for Auchterneep", []),
        ("The bank has left", "Planting the bank", []),
        ("Parking charges", "Parks and ponds", []),
        ("Training for all", "More trains", []),
        ("Health and safety", "Mental health", []),
    ],
)
def test_names_and_words_of_two_senses_are_no_subject(
    one: str, other: str, places: list[str]
) -> None:
    assert not words(one, other, *places)


def test_a_word_nobody_knows_tells_by_itself_unless_it_is_a_name() -> None:
    assert words("A new bandicoot", "Feeding the bandicoot") == ("bandicoot",)
    assert words("Bring back the Bandicoot", "Feeding the Bandicoot well") == ()


Kind = AudienceKind


@pytest.mark.parametrize(
    ("mine", "theirs", "both", "often"),
    [
        ({Kind.RESIDENTS}, {Kind.CARERS}, (Kind.CARERS,), ()),
        ({Kind.CARERS}, {Kind.CARERS}, (Kind.CARERS,), ()),
        (
            {Kind.CHILDREN},
            {Kind.YOUNG_PEOPLE},
            (),
            (Kind.CHILDREN, Kind.YOUNG_PEOPLE),
        ),
        (
            {Kind.SERVICE_USERS},
            {Kind.OLDER_PEOPLE},
            (),
            (Kind.SERVICE_USERS, Kind.OLDER_PEOPLE),
        ),
        ({Kind.RESIDENTS}, {Kind.BUSINESS}, (), (Kind.RESIDENTS, Kind.BUSINESS)),
        ({Kind.RESIDENTS}, {Kind.FRONT_LINE_STAFF}, (), ()),
        ({Kind.CHILDREN}, {Kind.OLDER_PEOPLE}, (), ()),
        ({Kind.SERVICE_USERS}, {Kind.FRONT_LINE_STAFF}, (), ()),
    ],
)
def test_the_same_people_are_asked_or_people_who_often_are_the_same(
    mine: set[Kind], theirs: set[Kind], both: tuple[Kind, ...], often: tuple[Kind, ...]
) -> None:
    one, other = frozenset(mine), frozenset(theirs)

    assert both_asked(one, other) == both_asked(other, one) == both
    if not both:
        assert often_same(one, other) == often_same(other, one) == often


def test_people_who_only_often_are_the_same_are_told_of_the_same_subject_alone() -> None:
    place = [[Place(1, "Shore")]]
    days = date(2026, 3, 2), date(2026, 3, 20)
    pupils = Work(topic_of("Skate park"), place, frozenset({Kind.CHILDREN}), *days)
    skaters = Work(topic_of("BMX track"), place, frozenset({Kind.YOUNG_PEOPLE}), *days)
    readers = Work(topic_of("Library"), place, frozenset({Kind.YOUNG_PEOPLE}), *days)

    assert overlap(pupils, skaters) == Overlap(
        place[0][0],
        place[0][0],
        (Kind.CHILDREN, Kind.YOUNG_PEOPLE),
        ("skate park", "bmx"),
        0,
    )
    assert overlap(pupils, readers) is None
