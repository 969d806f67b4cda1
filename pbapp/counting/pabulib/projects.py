"""The PROJECTS section: what could be voted for, with every column as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.pabulib.amounts import amount
from pbapp.counting.pabulib.checks import check_number, read_columns, wrong_width
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
    names = read_columns(rows, section, "PROJECTS", ("project_id", "cost"), faults)
    if names is None:
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
        faults.append(Fault(section.start, "the file lists no project"))
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
