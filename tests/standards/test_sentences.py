from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import pbapp.standards
from pbapp.standards.evidence import gather
from pbapp.standards.sentences import NN_, Because, because, because_of
from tests.standards.tables import EVERY

FOLDER = Path(pbapp.standards.__file__).parent


@pytest.mark.parametrize(("number", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_a_sentence_that_counts_has_two_forms(number: int, text: str) -> None:
    assert because_of(number, NN_("%(num)s day", "%(num)s days")).sentence() == text


def test_a_date_is_told_in_full() -> None:
    told = because("Due by %(day)s.", day=date(2026, 12, 5))
    assert told.sentence() == "Due by Saturday 5 December 2026."
    assert told.values_by_name == {"day": date(2026, 12, 5)}


def extracted() -> set[str | tuple[str, ...]]:
    keywords: dict[str, tuple[int, ...] | None] = {"N_": None, "NN_": (1, 2)}
    found = extract_from_dir(str(FOLDER), keywords=keywords)
    return {message for _file, _line, message, _comments, _context in found}


@pytest.mark.parametrize("code", EVERY)
def test_translators_are_given_every_sentence_a_rule_says(code: str) -> None:
    said: set[Because] = set()
    for _name, facts, today, _value in EVERY[code]:
        found = gather(code, facts, today=today)
        said |= {*found.reasons, *found.changes}
    texts = {(one.text, one.many) if one.many else one.text for one in said}
    assert texts <= extracted()
