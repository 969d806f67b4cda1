"""A dated framework of standards: its standards, their indicators, and when each is due."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any


class Ranked(StrEnum):
    """Words with an order: the first declared comes first."""

    @property
    def rank(self) -> int:
        """Place in the order, from 0."""
        return list(type(self)).index(self)


class Tier(Ranked):
    """Size of an engagement, which decides how many indicators are due."""

    LIGHT = "light"
    STANDARD = "standard"
    FULL = "full"


class Gate(Ranked):
    """Stage by which an indicator is due."""

    PLANNING = "planning"
    LIVE = "live"
    FEEDBACK = "feedback"
    CLOSED = "closed"
    FOLLOWED_UP = "followed_up"


class JudgedBy(StrEnum):
    """Who can tell whether an indicator is met: mostly facts, both, mostly people."""

    FACTS = "A"
    BOTH = "B"
    PEOPLE = "C"


class PulseQuestion(StrEnum):
    """The five questions put to those who took part."""

    EASY = "easy"
    UNDERSTOOD = "understood"
    LISTENED = "listened"
    RESPECT = "respect"
    AGAIN_OR_LEARNT = "again_or_learnt"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One thing that tells whether a standard is met, in our own words."""

    framework: str
    standard: str
    code: str
    wording: str
    tier: Tier
    gate: Gate
    judged_by: JudgedBy
    pulse: PulseQuestion | None = None


@dataclass(frozen=True, kw_only=True)
class Standard:
    """One standard with its indicators."""

    framework: str
    code: str
    name: str
    wording: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A dated set of standards; a revision is a new framework beside it, never a change to it."""

    name: str
    title: str
    link: str
    standards: tuple[Standard, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in the order of their standards."""
        return tuple(one for standard in self.standards for one in standard.indicators)

    def standard(self, code: str) -> Standard:
        """The standard with this code; KeyError where there is none."""
        return {one.code: one for one in self.standards}[code]

    def indicator(self, code: str) -> Indicator:
        """The indicator with this code; KeyError where there is none."""
        return {one.code: one for one in self.indicators}[code]

    def due_at(self, tier: Tier) -> tuple[Indicator, ...]:
        """Indicators asked of an engagement of this size, those of smaller sizes included."""
        return tuple(one for one in self.indicators if one.tier.rank <= tier.rank)


@cache
def load(name: str) -> Framework:
    """Read a framework by its versioned name, such as nsce-2016."""
    path = Path(__file__).with_name(f"{name.replace('-', '_')}.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    standards = tuple(_standard(read["name"], row) for row in read["standards"])
    return Framework(name=read["name"], title=read["title"], link=read["link"], standards=standards)


def _standard(framework: str, row: Mapping[str, Any]) -> Standard:
    indicators = tuple(_indicator(framework, row["code"], one) for one in row["indicators"])
    return Standard(
        framework=framework,
        code=row["code"],
        name=row["name"],
        wording=row["wording"],
        indicators=indicators,
    )


def _indicator(framework: str, standard: str, row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        framework=framework,
        standard=standard,
        code=row["code"],
        wording=row["wording"],
        tier=Tier(row["tier"]),
        gate=Gate(row["gate"]),
        judged_by=JudgedBy(row["judged_by"]),
        pulse=PulseQuestion(row["pulse"]) if "pulse" in row else None,
    )


NSCE_2016 = load("nsce-2016")
PB_CHARTER = load("pbc-2019")
