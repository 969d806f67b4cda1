"""The META section: what the file says about itself (pabulib.org/format)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.pabulib.amounts import amount
from pbapp.counting.pabulib.faults import Findings
from pbapp.counting.pabulib.sections import Section

OBLIGATORY = (
    "description",
    "country",
    "unit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
)
VOTE_TYPES = ("approval", "choose-1", "ordinal", "cumulative", "scoring")
#: the kinds of vote that come with a column of points
NUMBERED = frozenset({"cumulative", "scoring"})
WHOLE = (
    "num_projects",
    "num_votes",
    "min_length",
    "max_length",
)
AMOUNTS = (
    "min_sum_cost",
    "max_sum_cost",
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
    "min_project_cost",
    "max_project_cost",
    "min_project_score_threshold",
)
LISTS = (
    "budget_per_category",
    "budget_per_neighborhood",
    "min_length_per_category",
    "max_length_per_category",
    "min_sum_cost_per_category",
    "max_sum_cost_per_category",
)
#: a flag is there or not: its only value is 1
FLAGS = ("fully_funded", "experimental")
WORDS = (
    "district",
    "subunit",
    "subdistricts",
    "neighborhoods",
    "categories",
    "edition",
    "language",
    "currency",
    "comment",
    "acknowledgments",
    "leftover_budget",
)
KNOWN = frozenset(OBLIGATORY + WHOLE + AMOUNTS + LISTS + FLAGS + WORDS + ("scoring_fn",))
_WHOLE = re.compile(r"[0-9]{1,18}")
_DATE = re.compile(r"(?:(?:0[1-9]|[12][0-9]|3[01])\.(?:0[1-9]|1[0-2])\.)?[0-9]{4}")


@dataclass(frozen=True)
class Header:
    """The fields of META, each with the line it stands on."""

    fields: Mapping[str, str]
    lines: Mapping[str, int]

    def number(self, key: str) -> int | None:
        """A whole number, or None where the field is absent or is no whole number."""
        text = self.fields.get(key, "")
        return int(text) if _WHOLE.fullmatch(text) else None

    def amount(self, key: str) -> Fraction | None:
        """An exact number, or None where the field is absent or is no number."""
        return amount(self.fields.get(key, ""))

    def list_of(self, key: str) -> list[str]:
        """What stands between commas; nothing where the field is absent."""
        text = self.fields.get(key, "")
        return [part.strip() for part in text.split(",")] if text else []

    @property
    def vote_type(self) -> str:
        """What kind of votes the file holds; empty where it does not say."""
        return self.fields.get("vote_type", "")

    @property
    def budget(self) -> Fraction:
        """The money to spend, in currency units; zero where the field is wrong."""
        return self.amount("budget") or Fraction(0)

    @property
    def most_choices(self) -> int | None:
        """How many projects one ballot may name; None where there is no limit."""
        return 1 if self.vote_type == "choose-1" else self.number("max_length")


def read_header(section: Section, found: Findings) -> Header:
    """Read and check META; what is wrong or odd is added to `found`."""
    rows = section.rows()
    line, names = next(rows, (section.start, []))
    if [name.strip() for name in names] != ["key", "value"]:
        found.fault(line, "the header under META must be key;value")
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, row in rows:
        key = row[0].strip()
        if key in fields:
            found.fault(line, f"{key} is given twice")
        fields[key], lines[key] = ";".join(row[1:]).strip(), line
    header = Header(fields, lines)
    _check_obligatory(header, section.start, found)
    _check_numbers(header, found)
    _check_budget(header, found)
    _check_vote_type(header, found)
    _note_oddities(header, found)
    return header


def _check_obligatory(header: Header, start: int, found: Findings) -> None:
    for key in OBLIGATORY:
        if not header.fields.get(key):
            line = header.lines.get(key, start)
            found.fault(line, f"META must give {key}")


def _check_numbers(header: Header, found: Findings) -> None:
    for key in (*WHOLE, *AMOUNTS, *LISTS):
        text = header.fields.get(key)
        if not text:
            continue
        if key in WHOLE and header.number(key) is None:
            found.fault(header.lines[key], f"{key} is not a whole number: {text}")
        if key in AMOUNTS and header.amount(key) is None:
            found.fault(header.lines[key], f"{key} is not a number: {text}")
        if key in LISTS and None in map(amount, header.list_of(key)):
            found.fault(header.lines[key], f"{key} is not a list of numbers: {text}")


def _check_budget(header: Header, found: Findings) -> None:
    text = header.fields.get("budget")
    if not text:
        return
    budget = amount(text)
    if budget is None:
        found.fault(header.lines["budget"], f"the budget is not a number: {text}")
    elif budget <= 0:
        found.fault(header.lines["budget"], f"the budget must be more than zero: {text}")


def _check_vote_type(header: Header, found: Findings) -> None:
    kind = header.vote_type
    if kind and kind not in VOTE_TYPES:
        message = f"vote_type {kind} cannot be counted; {', '.join(VOTE_TYPES)} can"
        found.fault(header.lines["vote_type"], message)


def _note_oddities(header: Header, found: Findings) -> None:
    for key, text in header.fields.items():
        line = header.lines[key]
        if key not in KNOWN:
            found.note(line, f"{key} is no field of META that the format knows")
        if key in FLAGS and text != "1":
            found.note(line, f"{key} can only be 1, not {text}")
        if key in ("date_begin", "date_end") and text and not _DATE.fullmatch(text):
            found.note(line, f"{key} is neither dd.mm.yyyy nor a year: {text}")
