"""What the rules count as enough: defaults that a partnership may set otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pbapp.standards.kinds import Kind

#: Stored with every signed check: the same facts give the same evidence under the same version.
RULES_VERSION = "nsce-2016/4"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Thresholds of the rules. Days are calendar days unless the name says working days."""

    open_days: int = 28
    open_days_long: int = 84
    #: Work that needs the longer opening.
    long_kinds: frozenset[Kind] = frozenset({Kind.LOIP, Kind.LOCALITY_PLAN})
    notice_working_days: int = 10
    days_to_decision: int = 14
    #: Lengthening of the planned time open, as a share of it, that is already too much.
    slippage: Fraction = Fraction(1, 5)
    paper_days: int = 7
    papers_on_time: Fraction = Fraction(9, 10)
    methods: int = 2
    routes_at_risk: int = 2
    page_update_days: int = 30
    reading_grade: float = 6
    reply_working_days: int = 10
    feedback_days: int = 28
    changes_told_months: int = 6
    follow_up_months: int = 12
    #: Time to talk between the projects' being known and voting.
    discussion_days: int = 7
    #: Replies under which what participants say is not shown, nor counted.
    pulse_floor: int = 5
    #: Mean of replies from 1 to 5 that counts as good.
    pulse_good: Fraction = Fraction(4)
    #: Part of the plan, from its opening, in which those affected are to be met.
    early_part: Fraction = Fraction(1, 4)
    #: Share of the most deprived fifth among participants over its share of the area.
    reach_ratio: Fraction = Fraction(4, 5)
    reach_base: int = 30
    support_asked: Fraction = Fraction(9, 10)
    support_met: Fraction = Fraction(19, 20)
    core_asked: Fraction = Fraction(4, 5)
    partners: int = 2
    #: Spending may stray this far from the budget.
    budget_margin: Fraction = Fraction(1, 10)
    format_working_days: int = 10
    #: Share of papers that participants can read, or that say why not.
    papers_open: Fraction = Fraction(1)


DEFAULTS = Settings()
