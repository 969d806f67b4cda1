"""Communication (COM2, COM3, COM5): formats people need, open papers, a fair picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pbapp.standards.facts import InformationItem, Record
from pbapp.standards.kinds import FeedbackKind, Visibility
from pbapp.standards.parts import FactKind, Part, fails, holds, unknown
from pbapp.standards.rules.asking import Tally, links, missing, missing_at_end, of
from pbapp.standards.rules.feedback import published
from pbapp.standards.sentences import N_, because

OPEN = frozenset({Visibility.PUBLIC, Visibility.PARTICIPANTS})


def formats_met(record: Record, today: date) -> list[Part]:
    """COM2: papers come in the formats people asked for, and requests are met in ten days."""
    change = because(N_("Ask people which formats they need, and put papers out in them."))
    if record.agreed_formats is None or record.information is None:
        return [unknown(because(N_("Which formats people need was not asked.")), change)]
    out = _out(record.information, today)
    offered = frozenset[str]().union(*(one.formats for one in out))
    if not offered:
        told = because(N_("No paper is out with its formats."))
        return [missing_at_end(record, today, told, change)]
    lacking = record.agreed_formats - offered
    papers = links(FactKind.INFORMATION, out)
    if lacking:
        told = because(N_("Some formats that people asked for are not offered."))
        return [fails(told, change, *papers), *_requests(record)]
    told = because(N_("Papers come in the formats that people asked for."))
    return [holds(told, *papers), *_requests(record)]


def _requests(record: Record) -> list[Part]:
    change = because(
        N_("Meet each request for a format within %(days)s working days."),
        days=record.settings.format_working_days,
    )
    if record.format_requests is None:
        return [unknown(because(N_("Requests for formats are not collected yet.")), change)]
    due = [
        one
        for one in record.format_requests
        if one.met or one.working_days > record.settings.format_working_days
    ]
    if not due:
        return []
    good = [one for one in due if one.working_days <= record.settings.format_working_days]
    told = N_("%(good)s of %(all)s requests for a format were met in time.")
    return [Tally(good, due, FactKind.FORMAT_REQUEST).part(told, change)]


def papers_open(record: Record, today: date) -> list[Part]:
    """COM3: participants can read every paper, or are told why not."""
    change = because(N_("Open each paper to participants, or say why it is withheld."))
    if record.information is None:
        return [unknown(because(N_("Papers and notices are not collected yet.")), change)]
    out = _out(record.information, today)
    if not out:
        told = because(N_("No paper is out."))
        return [missing_at_end(record, today, told, change)]
    readable = [one for one in out if _is_open(one)]
    told_open = N_("%(good)s of %(all)s papers are open to participants or say why not.")
    tally = Tally(readable, out, FactKind.INFORMATION, record.settings.papers_open)
    return [tally.part(told_open, change)]


def _out(papers: Sequence[InformationItem], today: date) -> list[InformationItem]:
    return [one for one in papers if one.published_on and one.published_on <= today]


def _is_open(one: InformationItem) -> bool:
    return one.visible_to in OPEN or bool(one.withheld_reason.strip())


def fair_picture(record: Record, today: date) -> list[Part]:
    """COM5: what was heard tells every finding, and a community reviewer calls it fair."""
    change = because(N_("Tell every finding with its strength and whose view it is."))
    if record.findings is None or record.feedback is None:
        return [unknown(because(N_("Findings and feedback are not collected yet.")), change)]
    if not record.findings:
        told = because(N_("No finding is written down."))
        return [missing_at_end(record, today, told, change)]
    heard = [
        one for one in published(record.feedback, today) if one.kind is FeedbackKind.WHAT_WE_HEARD
    ]
    if not heard:
        told = because(N_("What was heard has not been told."))
        return [missing_at_end(record, today, told, change)]
    if any(one.finding_ids is None for one in heard):
        told = because(N_("Which findings the feedback tells is not collected yet."))
        return [unknown(told, change)]
    covered = frozenset().union(*(one.finding_ids or frozenset() for one in heard))
    told_all = [one for one in record.findings if one.id in covered and one.stance is not None]
    tells = N_("%(good)s of %(all)s findings stand in what was told, with strength and stance.")
    return [
        Tally(told_all, record.findings, FactKind.FINDING).part(tells, change),
        _called_fair(record, today, any(one.is_confirmed for one in heard)),
    ]


def _called_fair(record: Record, today: date, is_confirmed: bool) -> Part:
    if is_confirmed:
        return holds(because(N_("A community reviewer calls it a fair picture.")), of(record))
    told = because(N_("No community reviewer has said whether it is a fair picture."))
    change = because(N_("Ask a community reviewer to read and sign it."))
    return missing(record, today, told, change)
