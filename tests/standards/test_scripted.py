from __future__ import annotations

import pytest

from pbapp.standards.evidence import RULES, gather
from pbapp.standards.parts import Value
from tests.standards.cases import SUFFICIENT
from tests.standards.scripted import GOOD, SHAM, THIN, Story
from tests.standards.whole import AFTER_A_YEAR

#: what only people can give
PEOPLE = ("INC", "COM", "IMP")


def named(story: Story) -> str:
    return story.name


def found(story: Story) -> dict[str, Value]:
    return {code: gather(code, story.facts, today=AFTER_A_YEAR).value for code in RULES}


def test_there_are_ten_of_each() -> None:
    assert [len(stories) for stories in (GOOD, THIN, SHAM)] == [10, 10, 10]


@pytest.mark.parametrize("story", [*GOOD, *THIN], ids=named)
def test_a_story_falls_short_where_it_was_expected_to_and_nowhere_else(story: Story) -> None:
    values = found(story)
    assert {code: v for code, v in values.items() if v is not SUFFICIENT} == story.falls_short


@pytest.mark.parametrize("story", SHAM, ids=named)
def test_ticked_boxes_meet_nothing_that_only_people_can_give(story: Story) -> None:
    values = found(story)
    met = [c for c, v in values.items() if c.startswith(PEOPLE) and v is SUFFICIENT]
    assert met == []
    assert {code: values[code] for code in story.falls_short} == story.falls_short
