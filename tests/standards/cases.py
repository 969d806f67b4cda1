"""Cases of a rule: what is told, the facts, the day, and the value expected."""

from __future__ import annotations

from datetime import date

from pbapp.standards.facts import Record
from pbapp.standards.parts import Value

Cases = list[tuple[str, Record, date, Value]]

SUFFICIENT, PARTIAL, NONE = Value.SUFFICIENT, Value.PARTIAL, Value.NONE
NOT_YET_DUE, NOT_MEASURABLE = Value.NOT_YET_DUE, Value.NOT_MEASURABLE
