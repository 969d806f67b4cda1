"""The figures of a board summary, counted from plain rows (engagement.md section 9.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pbapp.disclosure.shown import Marker, Shown, marked, number
from pbapp.reports.kinds import Outcome
from pbapp.reports.rows import (
    Ahead,
    Decided,
    Finding,
    Promise,
    Question,
    Spread,
    Telling,
    Work,
)
from pbapp.reports.told import Differing, Joining, Lesson, Missed, Reach
from pbapp.standards.kinds import Level, Strength

MOST_FINDINGS = 3
#: Views of a few or of one person are kept and may be shown, but not counted in the loop.
IN_THE_LOOP = frozenset({Strength.MOST, Strength.MANY, Strength.SOME})
#: To say which standard stands out there must be others, and no more than two may share the place.
FEWEST_STANDARDS, MOST_TIED = 3, 2
_strongest_first = list(Strength)


@dataclass(frozen=True)
class Share:
    """So many of so many; never a percentage, as the numbers are small."""

    part: int
    base: int


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything a summary counts, as it stood on a day."""

    as_of: date
    for_review: int
    with_the_lead: int
    works: tuple[Work, ...]
    findings: tuple[Finding, ...]
    spread: tuple[Spread, ...]
    #: promises written down in the period
    made: int
    #: promises that fall due in the period
    promises: tuple[Promise, ...]
    #: of all promises still open, the one longest past its day
    oldest_open: Promise | None
    #: what people are to be told in the period
    tellings: tuple[Telling, ...]
    decided: tuple[Decided, ...]
    ahead: tuple[Ahead, ...]
    rules_version: str
    #: figures that bodies questioned in the period, and earlier ones still without an answer
    questions: tuple[Question, ...] = ()
    #: by SIMD and by its access domain; without either where too few are known
    reach: tuple[Reach, ...] = ()
    #: groups that were missed, the widest gap first
    missed: tuple[Missed, ...] = ()
    #: what people should have been told by now and were not, by all records, the oldest first
    owed: tuple[Telling, ...] = ()
    #: records of the period in which views differ (engagement.md section 8.2)
    differing: tuple[Differing, ...] = ()
    #: records of the period of which enough people who took part said how it was
    voiced: int = 0
    joining: tuple[Joining, ...] = ()
    lessons: tuple[Lesson, ...] = ()

    @property
    def ran(self) -> int:
        """All records of the period, accepted or not, without those that were stopped."""
        return len(self.works) + self.waiting

    @property
    def waiting(self) -> int:
        """Records of the period that are left out because they are not accepted yet."""
        return self.for_review + self.with_the_lead

    @property
    def decided_pence(self) -> int:
        """Money decided with communities: awards of rounds whose record is accepted."""
        return sum(row.pence for row in self.decided)


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What is counted from the rows."""

    people: Shown
    #: a number that is too small to show is left out of that sum
    has_hidden: bool
    levels: dict[Level, int]
    answered: Share
    kept: Share
    told: Share
    promises: dict[Outcome, int]


def totals(figures: Figures) -> Totals:
    """The headline figures that are counted, not stored."""
    return Totals(
        people=summed([work.people for work in figures.works]),
        has_hidden=any(work.has_hidden for work in figures.works),
        levels=by_level(figures.works),
        answered=loop_closed(figures.findings),
        kept=on_time(figures.promises),
        told=on_time(figures.tellings),
        promises=tally(figures.promises),
    )


def summed(people: Sequence[Shown]) -> Shown:
    """The sum of headcounts as pages of engagements show them: contacts, not persons.

    A number hidden there is left out, else it could be told here by subtraction.
    """
    known = [shown.value_or_none for shown in people if shown.value_or_none is not None]
    if known or not people:
        return number(sum(known))
    hidden = any(shown.marker is Marker.CONFIDENTIAL for shown in people)
    return marked(Marker.CONFIDENTIAL if hidden else Marker.NOT_COLLECTED)


def by_level(works: Iterable[Work]) -> dict[Level, int]:
    """Engagements by how much say people had; levels without one are left out."""
    levels = [work.level for work in works]
    return {level: levels.count(level) for level in Level if level in levels}


def loop_closed(findings: Iterable[Finding]) -> Share:
    """Findings of "some" or stronger with a response, out of all such."""
    counted = [row for row in findings if row.strength in IN_THE_LOOP]
    return Share(sum(row.response is not None for row in counted), len(counted))


def on_time(rows: Iterable[Promise] | Iterable[Telling]) -> Share:
    """Promises kept, or feedback on time: done by its day, out of all that fell due.

    What is still ahead is in neither; what was stopped stays in the base, being promised and not
    done.
    """
    due = [row for row in rows if row.outcome is not Outcome.AHEAD]
    return Share(sum(row.outcome is Outcome.KEPT for row in due), len(due))


def tally(rows: Iterable[Promise] | Iterable[Telling]) -> dict[Outcome, int]:
    """How many ended in each way."""
    outcomes = [row.outcome for row in rows]
    return {outcome: outcomes.count(outcome) for outcome in Outcome}


def told_us(findings: Iterable[Finding]) -> list[Finding]:
    """The three findings to show: the strongest of each piece of work before any second one.

    Nobody picks them by hand, and of equals the one without an answer stands first, so that what
    is awkward is not left out.
    """
    ranked = sorted(findings, key=_rank)
    turns: Counter[int] = Counter()
    in_turn = []
    for row in ranked:
        in_turn.append((turns[row.record_id], row))
        turns[row.record_id] += 1
    in_turn.sort(key=lambda one: one[0])
    return [row for _turn, row in in_turn[:MOST_FINDINGS]]


def _rank(row: Finding) -> tuple[int, bool]:
    return _strongest_first.index(row.strength), row.response is not None


def strongest(spread: Iterable[Spread]) -> list[str]:
    """The standard with the largest share of records rated 5 or 6, then 4 or more; see _ahead."""
    return _ahead(spread, lambda row: (row.strong, row.strong + row.good))


def weakest(spread: Iterable[Spread]) -> list[str]:
    """The standard with the largest share of records rated 1 or 2, then 3 or less; see _ahead."""
    return _ahead(spread, lambda row: (row.weak, row.weak + row.satisfactory))


def _ahead(spread: Iterable[Spread], counts: Callable[[Spread], tuple[int, int]]) -> list[str]:
    """One standard, two where they share the place, none where no standard stands out.

    Of standards on which half or more of the records are rated, so that one record speaks for none.
    """
    shares = {
        row.standard: tuple(Fraction(n, row.rated) for n in counts(row))
        for row in spread
        if row.rated and 2 * row.rated >= row.due
    }
    if len(shares) < FEWEST_STANDARDS:
        return []
    most = max(shares.values())
    names = [standard for standard, share in shares.items() if share == most]
    return names if len(names) <= MOST_TIED else []
