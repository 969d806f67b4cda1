"""What every table of a file must keep to: its columns, its width, its number of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pbapp.counting.pabulib.faults import Findings
from pbapp.counting.pabulib.header import Header
from pbapp.counting.pabulib.sections import Section


def read_columns(
    rows: Iterator[tuple[int, list[str]]],
    section: Section,
    title: str,
    wanted: Sequence[str],
    found: Findings,
) -> list[str] | None:
    """Take the header off `rows`; None, and a fault, where it lacks a column that is needed."""
    line, row = next(rows, (section.start, []))
    names = [name.strip() for name in row]
    missing = [name for name in wanted if name not in names]
    if not missing:
        return names
    found.fault(line, f"the header under {title} must name {' and '.join(missing)}")
    return None


def wrong_width(row: Sequence[str], names: Sequence[str]) -> str | None:
    """What to say where a row has more or fewer fields than its header; empty ends do no harm."""
    if len(row) < len(names) or any(field.strip() for field in row[len(names) :]):
        return f"the row has {len(row)} fields and its header {len(names)}"
    return None


def check_number(key: str, counted: int, things: str, header: Header, found: Findings) -> None:
    """Compare what META promises with what the file holds."""
    said = header.number(key)
    if said is None or said == counted:
        return
    why = "the file is cut short" if counted < said else "META is out of date"
    message = f"{key} says {said} but the file has {counted} {things}: {why}"
    found.fault(header.lines[key], message)
