"""The PROJECTS section: what could be voted for, with every column as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.pabulib.amounts import amount
from pbapp.counting.pabulib.faults import Fault
from pbapp.counting.pabulib.header import Header
from pbapp.counting.pabulib.sections import Section


@dataclass(frozen=True)
class Listed:
    """One project as listed: its columns, and its exact cost in currency units."""

    columns: Mapping[str, str]
    cost: Fraction

    @property
    def id(self) -> str:
        """The id, which is text and may hold letters."""
        return self.columns["project_id"]


def read_projects(section: Section, header: Header, faults: list[Fault]) -> list[Listed]:
    """Read and check PROJECTS; what is wrong is added to `faults`."""
    rows = section.rows()
    line, row = next(rows, (section.start, []))
    names = [name.strip() for name in row]
    missing = [name for name in ("project_id", "cost") if name not in names]
    if missing:
        faults.append(Fault(line, f"the header under PROJECTS must name {' and '.join(missing)}"))
        return []
    listed: dict[str, Listed] = {}
    count = 0
    for line, row in rows:
        count += 1
        if (wrong := wrong_width(row, names)) is not None:
            faults.append(Fault(line, wrong))
        columns = {name: text.strip() for name, text in zip(names, row, strict=False)}
        project = _project(columns, line, faults)
        if project.id in listed:
            faults.append(Fault(line, f"project {project.id} is listed more than once"))
        listed.setdefault(project.id, project)
    if not count:
        faults.append(Fault(line, "the file lists no project"))
    check_number("num_projects", count, "projects", header, faults)
    return list(listed.values())


def _project(columns: dict[str, str], line: int, faults: list[Fault]) -> Listed:
    name = columns.setdefault("project_id", "")
    if not name:
        faults.append(Fault(line, "the project has no id"))
    text = columns.get("cost", "")
    cost = amount(text)
    if cost is None:
        faults.append(Fault(line, f"the cost of project {name} is not a number: {text}"))
    elif cost < 0:
        faults.append(Fault(line, f"the cost of project {name} is below zero: {text}"))
    return Listed(columns, cost or Fraction(0))


def wrong_width(row: list[str], names: list[str]) -> str | None:
    """What to say where a row has more or fewer fields than its header; empty ends do no harm."""
    if len(row) < len(names) or any(field.strip() for field in row[len(names) :]):
        return f"the row has {len(row)} fields and its header {len(names)}"
    return None


def check_number(key: str, found: int, things: str, header: Header, faults: list[Fault]) -> None:
    """Compare what META promises with what the file holds."""
    said = header.number(key)
    if said is None or said == found:
        return
    why = "the file is cut short" if found < said else "META is out of date"
    message = f"{key} says {said} but the file has {found} {things}: {why}"
    faults.append(Fault(header.lines[key], message))
