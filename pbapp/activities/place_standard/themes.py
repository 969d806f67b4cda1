"""The questions of the Place Standard as versioned data: 14 themes in a fixed order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pbapp.activities.ages import Age
from pbapp.i18n import translate

LATEST = "place-2026-1"
#: bands by which a spread is told, by the length of the scale
BANDS: dict[int, dict[str, tuple[int, ...]]] = {
    7: {"1-3": (1, 2, 3), "4": (4,), "5-7": (5, 6, 7)},
    3: {"1": (1,), "2": (2,), "3": (3,)},
}


@dataclass(frozen=True)
class Theme:
    """One theme, with its name and its prompt for each age."""

    code: str
    names: Mapping[Age, str]
    prompts: Mapping[Age, str]

    def name(self, age: Age) -> str:
        """Its name in the reader's language."""
        return translate(self.names[age], {})

    def prompt(self, age: Age) -> str:
        """What is asked, in the reader's language."""
        return translate(self.prompts[age], {})


@dataclass(frozen=True)
class Version:
    """The whole set of one day; a revision is a new one beside it, never a change to it."""

    name: str
    lens: str
    link: str
    #: somebody held our words against the official tool
    is_confirmed: bool
    #: points of the scale for each age: 1 is much to improve, the last very little
    scales: Mapping[Age, int]
    themes: tuple[Theme, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the themes, in order."""
        return tuple(theme.code for theme in self.themes)

    def points(self, age: Age) -> range:
        """The points of the scale for an age."""
        return range(1, self.scales[age] + 1)

    def texts(self) -> Iterator[str]:
        """Every text a reader sees, for the catalogues of translations."""
        for theme in self.themes:
            yield from dict.fromkeys([*theme.names.values(), *theme.prompts.values()])


@cache
def load(name: str = LATEST) -> Version:
    """Read a set by its versioned name."""
    path = Path(__file__).with_name(f"{name.replace('-', '_')}.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return Version(
        name=read["version"],
        lens=read["lens"],
        link=read["link"],
        is_confirmed=read["confirmed"],
        scales={Age(age): points for age, points in read["scales"].items()},
        themes=tuple(_theme(row) for row in read["themes"]),
    )


def _theme(row: Mapping[str, Any]) -> Theme:
    names = dict.fromkeys(Age, row["name"]) | {Age.CHILD: row["child_name"]}
    return Theme(row["code"], names, {age: row[age.value] for age in Age})
