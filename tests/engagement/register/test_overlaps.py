"""Sixty pairs of engagements: how many overlaps are found, how many are false, and what is said."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.register.overlaps import Overlap, Place, Work, overlap
from pbapp.engagement.register.topics import is_alike, topic_of


def pairs_in(name: str) -> list[dict[str, Any]]:
    pairs: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text())["pair"]
    return pairs


PAIRS, HELD_OUT = pairs_in("pairs.toml"), pairs_in("held_out.toml")


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


def told(pairs: list[dict[str, Any]], *, overlap: bool) -> tuple[int, int]:
    """How many of those that overlap, or do not, are shown as an overlap."""
    mine = [pair for pair in pairs if pair["overlap"] is overlap]
    return sum(found(pair) is not None for pair in mine), len(mine)


def test_of_sixty_pairs_overlaps_are_found_and_few_are_false() -> None:
    assert told(PAIRS, overlap=True) == (20, 20)
    assert told(PAIRS, overlap=False) == (0, 40)


def test_of_pairs_by_another_hand_most_are_found_and_few_are_false() -> None:
    assert told(HELD_OUT, overlap=True) == (23, 24)
    assert told(HELD_OUT, overlap=False) == (3, 20)


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
