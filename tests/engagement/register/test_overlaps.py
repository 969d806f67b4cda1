"""Sixty pairs of engagements: how many overlaps are found, how many are false, and what is said."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.register.overlaps import Overlap, Place, Work, overlap
from pbapp.engagement.register.topics import topic_of

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text())["pair"]


def work(told: dict[str, Any]) -> Work:
    names = told["area"].split("/")
    steps = ["/".join(names[: end + 1]) for end in range(len(names))]
    places = tuple(Place(hash(step), step.rsplit("/")[-1], "/" not in step) for step in steps)
    days = [date.fromisoformat(day) for day in told["days"]] or [None, None]
    topic = topic_of(told["title"], told["about"], places=names)
    people = frozenset(AudienceKind(kind) for kind in told["people"])
    return Work(topic, [places[::-1]], people, *days)


def found(pair: dict[str, Any]) -> Overlap | None:
    return overlap(work(pair["a"]), work(pair["b"]))


def test_of_sixty_pairs_overlaps_are_found_and_few_are_false() -> None:
    hits = [pair for pair in PAIRS if pair["overlap"] and found(pair)]
    false = [pair for pair in PAIRS if not pair["overlap"] and found(pair)]
    assert (len(PAIRS), sum(pair["overlap"] for pair in PAIRS)) == (60, 20)
    assert (len(hits), len(false)) == (20, 0)
