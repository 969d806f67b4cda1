"""Working together: decisions are taken as agreed (WOR2), papers come in time (WOR4)."""

from __future__ import annotations

from datetime import date, timedelta

from pbapp.standards.facts import Decision, DecisionRule, InformationItem, Record
from pbapp.standards.parts import FactKind, Part, ahead, fails, holds, unknown
from pbapp.standards.rules.asking import counted, links, missing, of
from pbapp.standards.sentences import N_, Because, because
from pbapp.standards.timing import decision_is_late, is_over


def decided_as_agreed(record: Record, today: date) -> list[Part]:
    """WOR2: who decides and how is agreed before opening; decisions keep to it or say why not."""
    if record.decision_rule is None:
        change = because(N_("Write down who decides and how."))
        return [unknown(because(N_("Who decides and how is not collected yet.")), change)]
    rule = record.decision_rule
    return [_agreed(record, rule, today), _kept(record, rule, today)]


def _is_written(rule: DecisionRule) -> bool:
    return bool(rule.method.strip() and rule.decider.strip() and rule.recorded_on)


def _agreed(record: Record, rule: DecisionRule, today: date) -> Part:
    change = because(N_("Write down who decides and how before it opens."))
    if not _is_written(rule) or rule.recorded_on is None:
        told = because(N_("Who decides and how is not written down."))
        return missing(record, today, told, change)
    opens = record.dates.opens_on
    if opens is not None and rule.recorded_on > opens:
        late = because(
            N_("Who decides and how was written down on %(day)s, after it opened."),
            day=rule.recorded_on,
        )
        return fails(late, change, of(record))
    told = because(
        N_("Who decides and how was written down on %(day)s, in time for the opening."),
        day=rule.recorded_on,
    )
    return holds(told, of(record))


def _kept(record: Record, rule: DecisionRule, today: date) -> Part:
    change = because(N_("Record each decision, and explain where another body or way was used."))
    if record.decisions is None:
        return unknown(because(N_("Decisions are not collected yet.")), change)
    if not record.decisions:
        return _no_decision(record, today, change)
    facts = links(FactKind.DECISION, record.decisions)
    if not _is_written(rule):
        told = because(N_("Decisions were made, but who decides and how was never agreed."))
        return fails(told, change, *facts)
    strayed = [one for one in record.decisions if _strays(one, rule)]
    if strayed:
        return fails(_departure(strayed[0], rule), change, *links(FactKind.DECISION, strayed))
    told = because(N_("Each decision was made by the body and in the way agreed, or says why not."))
    return holds(told, *facts)


def _no_decision(record: Record, today: date, change: Because) -> Part:
    if decision_is_late(record, today) and record.dates.decision_on:
        told = because(
            N_("The decision was due on %(day)s and none is recorded."),
            day=record.dates.decision_on,
        )
        return fails(told, change, of(record))
    return ahead(because(N_("No decision has been made yet.")), change, of(record))


def _strays(decision: Decision, rule: DecisionRule) -> bool:
    same = _plain(decision.body) == _plain(rule.decider)
    same = same and _plain(decision.method) == _plain(rule.method)
    return not same and not decision.departure.strip()


def _departure(decision: Decision, rule: DecisionRule) -> Because:
    return because(
        N_(
            "The decision of %(day)s was made by %(body)s (%(way)s), "
            "but %(decider)s (%(agreed)s) was agreed, and no reason is given."
        ),
        day=decision.made_on,
        body=decision.body,
        way=decision.method,
        decider=rule.decider,
        agreed=rule.method,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def papers_in_time(record: Record, today: date) -> list[Part]:
    """WOR4: nine papers in ten are out a week before they are needed, in the formats agreed."""
    change = because(
        N_("Put papers out %(days)s days before they are needed, in the formats agreed."),
        days=record.settings.paper_days,
    )
    if record.information is None:
        return [unknown(because(N_("Papers and notices are not collected yet.")), change)]
    lead = timedelta(days=record.settings.paper_days)
    due = [one for one in record.information if _is_out(one, today) or one.needed_by - lead < today]
    if not due:
        return [_no_paper(record, today, change)]
    on_time = [one for one in due if _is_on_time(one, record, today, lead)]
    parts = [_papers(record, due, on_time, change)]
    if record.agreed_formats is None:
        told = because(N_("Which formats were agreed is not collected yet."))
        parts.append(unknown(told, because(N_("Write down the formats people asked for."))))
    return parts


def _no_paper(record: Record, today: date, change: Because) -> Part:
    if not record.information and is_over(record, today):
        told = because(N_("No paper is listed with the day it was needed."))
        return fails(told, change, of(record))
    return ahead(because(N_("No paper has been due yet.")), change, of(record))


def _is_out(item: InformationItem, today: date) -> bool:
    return item.published_on is not None and item.published_on <= today


def _is_on_time(item: InformationItem, record: Record, today: date, lead: timedelta) -> bool:
    if item.published_on is None or item.published_on > min(today, item.needed_by - lead):
        return False
    return (record.agreed_formats or frozenset()) <= item.formats


def _papers(
    record: Record, due: list[InformationItem], on_time: list[InformationItem], change: Because
) -> Part:
    told = because(
        N_(
            "%(on_time)s of %(all)s papers were out %(days)s or more days before they were needed, "
            "in the formats agreed."
        ),
        on_time=len(on_time),
        all=len(due),
        days=record.settings.paper_days,
    )
    facts, needed = links(FactKind.INFORMATION, due), record.settings.papers_on_time
    return counted(len(on_time), len(due), told, change, *facts, needed=needed)
