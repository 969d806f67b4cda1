"""The tables of cases of all rules, by indicator."""

from __future__ import annotations

from pbapp.standards.evidence import RULES
from tests.standards.cases import Cases
from tests.standards.rules import (
    charter,
    communication,
    difference,
    feedback,
    fitness,
    impact,
    inclusion,
    methods,
    openness,
    planning,
    purpose,
    support,
    team,
    working_together,
)

MODULES = (
    inclusion,
    support,
    purpose,
    planning,
    team,
    working_together,
    fitness,
    methods,
    communication,
    openness,
    feedback,
    difference,
    impact,
)
STANDARDS: dict[str, Cases] = {
    code: getattr(module, code) for code in RULES for module in MODULES if hasattr(module, code)
}
CHARTER: dict[str, Cases] = charter.CASES
EVERY = STANDARDS | CHARTER
