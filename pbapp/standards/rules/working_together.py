"""Working together: decisions are taken as agreed (WOR2), papers come in time (WOR4)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from pbapp.standards.facts import Decision, DecisionRule, InformationItem, Record
from pbapp.standards.parts import (
    FactKind,
    FactLink,
    Part,
    ahead,
    fails,
    half,
    holds,
    unknown,
)
from pbapp.standards.sentences import N_, Because, because
from pbapp.standards.settings import Settings
from pbapp.standards.timing import decision_is_late, has_begun, is_over


def decided_as_agreed(record: Record, today: date, _settings: Settings) -> list[Part]:
    """WOR2: who decides and how is agreed before opening; decisions keep to it or say why not."""
    if record.decision_rule is None:
        change = because(N_("Write down who decides and how."))
        return [unknown(because(N_("Who decides and how is not collected yet.")), change)]
    rule = record.decision_rule
    return [_agreed(record, rule, today), _kept(record, rule, today)]


def _is_written(rule: DecisionRule) -> bool:
    return bool(rule.method.strip() and rule.decider.strip() and rule.recorded_on)


def _agreed(record: Record, rule: DecisionRule, today: date) -> Part:
    link = FactLink(FactKind.RECORD, record.id)
    change = because(N_("Write down who decides and how before it opens."))
    if not _is_written(rule) or rule.recorded_on is None:
        tell = fails if has_begun(record, today) else ahead
        return tell(because(N_("Who decides and how is not written down.")), change, link)
    opens = record.dates.opens_on
    if opens is not None and rule.recorded_on > opens:
        late = because(
            N_("Who decides and how was written down on %(day)s, after it opened."),
            day=rule.recorded_on,
        )
        return fails(late, change, link)
    told = because(
        N_("Who decides and how was written down on %(day)s, in time for the opening."),
        day=rule.recorded_on,
    )
    return holds(told, link)


def _kept(record: Record, rule: DecisionRule, today: date) -> Part:
    change = because(N_("Record each decision, and explain where another body or way was used."))
    if record.decisions is None:
        return unknown(because(N_("Decisions are not collected yet.")), change)
    if not record.decisions:
        return _no_decision(record, today, change)
    links = tuple(FactLink(FactKind.DECISION, one.id) for one in record.decisions)
    if not _is_written(rule):
        told = because(N_("Decisions were made, but who decides and how was never agreed."))
        return fails(told, change, *links)
    strayed = [one for one in record.decisions if _strays(one, rule)]
    if strayed:
        links = tuple(FactLink(FactKind.DECISION, one.id) for one in strayed)
        return fails(_departure(strayed[0], rule), change, *links)
    told = because(N_("Each decision was made by the body and in the way agreed, or says why not."))
    return holds(told, *links)


def _no_decision(record: Record, today: date, change: Because) -> Part:
    link = FactLink(FactKind.RECORD, record.id)
    if decision_is_late(record, today) and record.dates.decision_on:
        told = because(
            N_("The decision was due on %(day)s and none is recorded."),
            day=record.dates.decision_on,
        )
        return fails(told, change, link)
    return ahead(because(N_("No decision has been made yet.")), change, link)


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


def papers_in_time(record: Record, today: date, settings: Settings) -> list[Part]:
    """WOR4: nine papers in ten are out a week before they are needed, in the formats agreed."""
    change = because(
        N_("Put papers out %(days)s days before they are needed, in the formats agreed."),
        days=settings.paper_days,
    )
    if record.information is None:
        return [unknown(because(N_("Papers and notices are not collected yet.")), change)]
    lead = timedelta(days=settings.paper_days)
    counted = [
        one for one in record.information if _is_out(one, today) or one.needed_by - lead < today
    ]
    if not counted:
        return [_no_paper(record, today, change)]
    on_time = [one for one in counted if _is_on_time(one, record, today, lead)]
    parts = [_papers(counted, on_time, settings, change)]
    if record.agreed_formats is None:
        told = because(N_("Which formats were agreed is not collected yet."))
        parts.append(unknown(told, because(N_("Write down the formats people asked for."))))
    return parts


def _no_paper(record: Record, today: date, change: Because) -> Part:
    link = FactLink(FactKind.RECORD, record.id)
    if not record.information and is_over(record, today):
        told = because(N_("No paper is listed with the day it was needed."))
        return fails(told, change, link)
    return ahead(because(N_("No paper has been due yet.")), change, link)


def _is_out(item: InformationItem, today: date) -> bool:
    return item.published_on is not None and item.published_on <= today


def _is_on_time(item: InformationItem, record: Record, today: date, lead: timedelta) -> bool:
    if item.published_on is None or item.published_on > min(today, item.needed_by - lead):
        return False
    return (record.agreed_formats or frozenset()) <= item.formats


def _papers(
    counted: list[InformationItem],
    on_time: list[InformationItem],
    settings: Settings,
    change: Because,
) -> Part:
    links = tuple(FactLink(FactKind.INFORMATION, one.id) for one in counted)
    told = because(
        N_(
            "%(on_time)s of %(all)s papers were out %(days)s or more days before they were needed, "
            "in the formats agreed."
        ),
        on_time=len(on_time),
        all=len(counted),
        days=settings.paper_days,
    )
    share = Fraction(len(on_time), len(counted))
    if share >= settings.papers_on_time:
        return holds(told, *links)
    return half(told, change, *links) if share >= Fraction(1, 2) else fails(told, change, *links)
