"""The PROJECTS section: what could be voted for, with every column as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbapp.counting.pabulib.amounts import WITHDRAWN, amount
from pbapp.counting.pabulib.checks import check_number, read_columns, wrong_width
from pbapp.counting.pabulib.faults import Findings
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

    @property
    def withdrawn(self) -> bool:
        """Taken back after voting had begun, by the mark that the format has for it."""
        return self.cost == WITHDRAWN


def read_projects(section: Section, header: Header, found: Findings) -> list[Listed]:
    """Read and check PROJECTS; what is wrong is added to `found`."""
    rows = section.rows()
    names = read_columns(rows, section, "PROJECTS", ("project_id", "cost"), found)
    if names is None:
        return []
    listed: dict[str, Listed] = {}
    count = 0
    for line, row in rows:
        count += 1
        if (wrong := wrong_width(row, names)) is not None:
            found.fault(line, wrong)
        columns = {name: text.strip() for name, text in zip(names, row, strict=False)}
        project = _project(columns, line, found)
        if project.id in listed:
            found.fault(line, f"project {project.id} is listed more than once")
        listed.setdefault(project.id, project)
    if not count:
        found.fault(section.start, "the file lists no project")
    check_number("num_projects", count, "projects", header, found)
    return list(listed.values())


def _project(columns: dict[str, str], line: int, found: Findings) -> Listed:
    name = columns.setdefault("project_id", "")
    if not name:
        found.fault(line, "the project has no id")
    text = columns.get("cost", "")
    cost = amount(text)
    if cost is None:
        found.fault(line, f"the cost of project {name} is not a number: {text}")
    elif cost < 0:
        found.fault(line, f"the cost of project {name} is below zero: {text}")
    return Listed(columns, cost or Fraction(0))
