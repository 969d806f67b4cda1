"""The VOTES section: who chose what. Columns about the voter's person are left unread."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from pbapp.counting.pabulib.checks import check_number, read_columns, wrong_width
from pbapp.counting.pabulib.faults import Fault
from pbapp.counting.pabulib.header import Header
from pbapp.counting.pabulib.sections import Section
from pbapp.counting.progress import Progress

Choices = tuple[str, ...]
REPORT_EVERY = 4096


@dataclass
class VoteReader:
    """Reads votes one by one; each list of choices is checked once, however often it comes."""

    known: Collection[str]
    most: int | None
    faults: list[Fault]
    seen: dict[str, Choices] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def choices(self, line: int, text: str) -> Choices:
        """The projects named, sorted; one named twice counts once."""
        choices = self.seen.get(text)
        if choices is None:
            choices = self.seen[text] = tuple(sorted({name.strip() for name in text.split(",")}))
            message = self._wrong(choices)
            if message is not None:
                self.wrong[text] = message
        if text in self.wrong:
            self.faults.append(Fault(line, self.wrong[text]))
        return choices

    def _wrong(self, choices: Choices) -> str | None:
        if choices == ("",):
            return "the vote names no project"
        # Where no project could be read, that is the fault, and not every vote besides.
        unknown = [name for name in choices if self.known and name not in self.known]
        if unknown:
            return f"the vote names {', '.join(map(repr, unknown))}, not listed under PROJECTS"
        if self.most is not None and len(choices) > self.most:
            return f"the vote names {len(choices)} projects; at most {self.most} are allowed"
        return None


def read_votes(
    section: Section,
    header: Header,
    known: Collection[str],
    faults: list[Fault],
    progress: Progress | None,
) -> dict[str, Choices]:
    """Read and check VOTES: voter id to choices. What is wrong is added to `faults`."""
    rows = section.rows()
    names = read_columns(rows, section, "VOTES", ("voter_id", "vote"), faults)
    if names is None:
        return {}
    who, what, width = names.index("voter_id"), names.index("vote"), len(names)
    reader = VoteReader(known, header.most_choices, faults)
    votes: dict[str, Choices] = {}
    count = 0
    for count, (line, row) in enumerate(rows, start=1):
        if len(row) != width and (wrong := wrong_width(row, names)) is not None:
            faults.append(Fault(line, wrong))
            continue
        voter = row[who].strip()
        if voter in votes:
            faults.append(Fault(line, f"voter {voter} has voted before in this file"))
        votes[voter] = reader.choices(line, row[what])
        if progress is not None and count % REPORT_EVERY == 0:
            progress(count, len(section.lines))
    if not count:
        faults.append(Fault(section.start, "the file holds no votes"))
    check_number("num_votes", count, "votes", header, faults)
    return votes
