"""The questions as versioned data."""

from __future__ import annotations

from pbapp.activities.ages import Age
from pbapp.activities.place_standard.kinds import Mode
from pbapp.activities.place_standard.labels import BANDS as BAND_WORDS
from pbapp.activities.place_standard.labels import ENDS, MODES
from pbapp.activities.place_standard.themes import BANDS, LATEST, load
from tests.pages.reading import WORD, grade

#: the published names in their fixed order (engagement.md section 3.1)
NAMES = (
    "Moving around",
    "Public transport",
    "Traffic and parking",
    "Streets and spaces",
    "Natural space",
    "Play and recreation",
    "Facilities and services",
    "Work and local economy",
    "Housing and community",
    "Social contact",
    "Identity and belonging",
    "Feeling safe",
    "Care and maintenance",
    "Influence and sense of control",
)


def test_fourteen_themes_stand_in_their_fixed_order() -> None:
    version = load()

    assert tuple(theme.names[Age.ADULT] for theme in version.themes) == NAMES
    assert tuple(theme.names[Age.YOUNG] for theme in version.themes) == NAMES
    assert len(set(version.codes)) == len(version.codes) == 14
    assert (version.name, version.lens) == (LATEST, "standard")


def test_children_have_three_points_and_names_of_their_own() -> None:
    version = load()

    assert [list(version.points(age))[-1] for age in Age] == [7, 7, 3]
    children = [theme.names[Age.CHILD] for theme in version.themes]
    assert len(set(children)) == 14
    assert set(children) & set(NAMES) == {"Feeling safe"}


def test_our_own_words_are_marked_until_somebody_confirms_them() -> None:
    assert load().is_confirmed is False


def test_every_age_has_its_own_prompts_and_childrens_are_the_plainest() -> None:
    version = load()
    prompts = {age: [theme.prompts[age] for theme in version.themes] for age in Age}

    assert all(len(set(texts)) == 14 for texts in prompts.values())
    grades = {age: _grade(texts) for age, texts in prompts.items()}
    assert grades[Age.CHILD] <= 2.0 < grades[Age.ADULT] <= 8.0
    assert grades[Age.YOUNG] <= 6.0


def _grade(texts: list[str]) -> float:
    parts = [part for text in texts for part in text.split("? ") if part]
    return grade([WORD.findall(part) for part in parts])


def test_bands_hold_each_point_once_and_have_words() -> None:
    for points, bands in BANDS.items():
        assert sorted(one for band in bands.values() for one in band) == list(range(1, points + 1))
        assert set(bands) <= set(BAND_WORDS)
    assert set(MODES) == set(Mode)
    assert set(ENDS) == set(Age)
