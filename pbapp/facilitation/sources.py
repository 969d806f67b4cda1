"""A Pabulib file as a round takes it: texts cleaned, amounts in hundredths, the rule to match."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from textwrap import shorten

from pbapp import clock
from pbapp.counting import BallotKind, Progress, Rule
from pbapp.counting.pabulib import PabulibFile, parse, rule_named_by
from pbapp.forms import MOST_MONEY_PENCE
from pbapp.proposals.fields import one_line, paragraphs

#: what columns of names hold
LONGEST = 200
#: ISO 4217 for a file that names no currency
NO_CURRENCY = "XXX"
HUNDREDTHS = 100


class Unstorable(ValueError):
    """Amounts that cannot be kept as whole hundredths; one sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Listed:
    """One project; its cost in hundredths of the currency."""

    id: str
    title: str
    text: str
    place: str
    beneficiaries: str
    cost: int


@dataclass(frozen=True)
class Source:
    """Everything an import takes from a file."""

    name: str
    sha256: str
    file: PabulibFile
    rule: Rule
    projects: tuple[Listed, ...]

    @property
    def title(self) -> str:
        """What the election is called: place, part of it, year."""
        meta = self.file.meta
        parts = (meta["unit"], meta.get("subunit", ""), meta["instance"])
        return _name(" ".join(part for part in parts if part))

    @property
    def place(self) -> str:
        """Where it was held."""
        return _name(self.file.meta["unit"])

    @property
    def summary(self) -> str:
        """What the file says it is."""
        return one_line(self.file.meta["description"])

    @property
    def budget(self) -> int:
        """The money, in hundredths."""
        return self.file.election.budget * HUNDREDTHS // self.file.unit

    @property
    def currency(self) -> str:
        """ISO 4217."""
        written = self.file.meta.get("currency", "")
        return written if re.fullmatch("[A-Z]{3}", written) else NO_CURRENCY

    @property
    def language(self) -> str:
        """ISO 639 code of the projects' texts; empty where the file names none."""
        written = self.file.meta.get("language", "")
        return written if re.fullmatch("[a-z]{2,3}", written) else ""

    @property
    def fewest_choices(self) -> int:
        """The least a ballot had to name, as far as its ballots keep to it."""
        shortest = min(len(group.choices) for group in self.file.election.ballots)
        return min(max(1, int(self.file.meta.get("min_length") or 1)), shortest)

    @property
    def most_choices(self) -> int:
        """The most a ballot could name; where the file does not say, the longest ranking."""
        election = self.file.election
        if election.most_choices is None and election.kind is BallotKind.RANKING:
            return max(len(group.choices) for group in election.ballots)
        return election.most_choices or len(self.projects)

    @property
    def withdrawn(self) -> frozenset[str]:
        """Projects taken back after voting had begun."""
        return frozenset(p.id for p in self.file.election.projects if p.withdrawn)

    @property
    def said_to_be_funded(self) -> frozenset[str] | None:
        """The winners the file names; None where it names none."""
        if "selected" not in self.file.projects[0]:
            return None
        return frozenset(p["project_id"] for p in self.file.projects if p["selected"] == "1")

    def voting_dates(self) -> tuple[datetime | None, datetime | None]:
        """When voting opened and closed; nothing where the file gives years only."""
        meta = self.file.meta
        opens, closes = _day(meta["date_begin"]), _day(meta["date_end"])
        if opens is None or closes is None or closes < opens:
            return None, None
        return clock.from_local(opens, time(0)), clock.from_local(closes, time(23, 59))


def read_source(path: Path, rule_name: str | None, progress: Progress | None) -> Source:
    """Read and judge a file. Raises OSError, BadFile, UnknownRule, Unstorable."""
    content = path.read_bytes()
    file = parse(content, progress)
    rule = rule_named_by(file, rule_name)
    _check_amounts(file)
    return Source(
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        file=file,
        rule=replace(rule, step=max(1, rule.step * HUNDREDTHS // file.unit)),
        projects=tuple(_listed(file, columns) for columns in file.projects),
    )


def _listed(file: PabulibFile, columns: Mapping[str, str]) -> Listed:
    project = file.election.by_id[columns["project_id"]]
    name = one_line(columns.get("name", "")) or project.id
    full = name if len(name) > LONGEST else ""
    text = "\n\n".join(part for part in (full, columns.get("description", "")) if part)
    return Listed(
        id=project.id,
        title=_name(name),
        text=paragraphs(text),
        place=one_line(columns.get("neighborhood", "") or columns.get("district", "")),
        beneficiaries=one_line(columns.get("beneficiaries", "") or columns.get("target", "")),
        # The cost of a withdrawn project is a mark of the format, not an amount.
        cost=0 if project.withdrawn else project.cost * HUNDREDTHS // file.unit,
    )


def _check_amounts(file: PabulibFile) -> None:
    amounts = {"the budget": file.election.budget}
    amounts |= {f"the cost of project {p.id}": p.cost for p in file.election.projects}
    faults = [
        fault
        for what, amount in amounts.items()
        if (fault := _wrong_amount(what, amount, file.unit)) is not None
    ]
    if file.points_unit > 1:
        faults.append("the points have decimals")
    if faults:
        raise Unstorable(faults)


def _wrong_amount(what: str, amount: int, unit: int) -> str | None:
    if amount * HUNDREDTHS % unit:
        return f"{what} has more than two decimals"
    if amount * HUNDREDTHS // unit >= MOST_MONEY_PENCE:
        return f"{what} is too large to be stored"
    return None


def _name(text: str) -> str:
    return shorten(one_line(text), LONGEST, placeholder="…")


def _day(text: str) -> date | None:
    """dd.mm.yyyy; None for anything else, such as a year."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
