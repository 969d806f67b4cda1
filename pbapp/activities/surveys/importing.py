"""Replies out of another tool's file: its columns by their headings, its faults by their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pbapp.activities.sheets import BadSheet, Fault, Sheet
from pbapp.activities.surveys.answers import Unreadable, read
from pbapp.activities.surveys.models import Question
from pbapp.i18n import _

#: a column that no question takes
LEFT_OUT = ""
PREVIEW = 5


def guess(headers: Sequence[str], questions: Sequence[Question]) -> list[str]:
    """For each heading the key of the question it names: by wording, "Q1", or number."""
    named: dict[str, str] = {}
    for number, question in enumerate(questions, 1):
        for name in (question.wording, f"q{number}", str(number)):
            named.setdefault(_plain(name), str(question.id))
    return [named.get(_plain(header), LEFT_OUT) for header in headers]


def read_replies(
    sheet: Sheet, chosen: Sequence[str], questions: Sequence[Question]
) -> list[Mapping[str, Any]]:
    """The replies of a sheet, its columns read as chosen. Raises BadSheet with every fault."""
    by_key = {str(question.id): question for question in questions}
    columns = [(place, by_key[key]) for place, key in enumerate(chosen) if key in by_key]
    _must_be_one_each(columns)
    faults: list[Fault] = []
    replies: list[Mapping[str, Any]] = []
    for line, cells in sheet.rows:
        answers: dict[str, Any] = {}
        for place, question in columns:
            try:
                answer = read(question, cells[place])
            except Unreadable as problem:
                faults.append(Fault(line, f"{sheet.headers[place]}: {problem}"))
                continue
            if answer is not None:
                answers[str(question.id)] = answer
        if answers:
            replies.append(answers)
    if faults:
        raise BadSheet(faults)
    if not replies:
        raise BadSheet([Fault(1, _("No row of this file answers a question."))])
    return replies


def _must_be_one_each(columns: Sequence[tuple[int, Question]]) -> None:
    keys = [question.id for _place, question in columns]
    if not keys:
        raise BadSheet([Fault(1, _("Choose a question for at least one column."))])
    if len(set(keys)) < len(keys):
        raise BadSheet([Fault(1, _("Two columns are read as the same question."))])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?.: ")
