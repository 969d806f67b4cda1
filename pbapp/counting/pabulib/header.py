"""The META section: what the file says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.pabulib.amounts import amount
from pbapp.counting.pabulib.faults import Fault
from pbapp.counting.pabulib.sections import Section

#: pabulib.org/format
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
READ = ("approval", "choose-1")


@dataclass(frozen=True)
class Header:
    """The fields of META, each with the line it stands on."""

    fields: Mapping[str, str]
    lines: Mapping[str, int]

    def number(self, key: str) -> int | None:
        """A whole number, or None where the field is absent or is no whole number."""
        text = self.fields.get(key, "")
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def budget(self) -> Fraction:
        """The money to spend, in currency units; zero where the field is wrong."""
        return amount(self.fields.get("budget", "")) or Fraction(0)

    @property
    def most_choices(self) -> int | None:
        """How many projects one ballot may name; None where there is no limit."""
        return 1 if self.fields.get("vote_type") == "choose-1" else self.number("max_length")


def read_header(section: Section, faults: list[Fault]) -> Header:
    """Read and check META; what is wrong is added to `faults`."""
    rows = section.rows()
    line, names = next(rows, (section.start, []))
    if [name.strip() for name in names] != ["key", "value"]:
        faults.append(Fault(line, "the header under META must be key;value"))
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, row in rows:
        key = row[0].strip()
        if key in fields:
            faults.append(Fault(line, f"{key} is given twice"))
        fields[key], lines[key] = ";".join(row[1:]).strip(), line
    header = Header(fields, lines)
    _check(header, section.start, faults)
    return header


def _check(header: Header, start: int, faults: list[Fault]) -> None:
    for key in OBLIGATORY:
        if not header.fields.get(key):
            line = header.lines.get(key, start)
            faults.append(Fault(line, f"META must give {key}"))
    for key in ("num_projects", "num_votes", "max_length"):
        if header.fields.get(key) and header.number(key) is None:
            text = header.fields[key]
            faults.append(Fault(header.lines[key], f"{key} is not a whole number: {text}"))
    _check_budget(header, faults)
    kind = header.fields.get("vote_type")
    if kind and kind not in READ:
        message = f"vote_type {kind} cannot be counted; {' and '.join(READ)} can"
        faults.append(Fault(header.lines["vote_type"], message))


def _check_budget(header: Header, faults: list[Fault]) -> None:
    text = header.fields.get("budget")
    if not text:
        return
    budget = amount(text)
    if budget is None:
        faults.append(Fault(header.lines["budget"], f"the budget is not a number: {text}"))
    elif budget <= 0:
        faults.append(Fault(header.lines["budget"], f"the budget must be more than zero: {text}"))
