"""Methods (MET1, MET2, MET5): they fit the purpose, people can use them, they are adjusted."""

from __future__ import annotations

from datetime import date

from pbapp.standards.facts import Method, Record
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.parts import FactKind, FactLink, Part, holds, unknown
from pbapp.standards.rules.asking import Tally, links, missing, missing_at_end, of, pulse
from pbapp.standards.sentences import N_, because
from pbapp.standards.substance import says_something


def methods_fit(record: Record, today: date) -> list[Part]:
    """MET1: each method has its reason, and the library marks it as suited to the level."""
    change = because(N_("Say for each method why it suits the purpose."))
    if record.methods is None:
        return [unknown(because(N_("Methods are not collected yet.")), change)]
    if not record.methods:
        return [missing(record, today, because(N_("No method is planned.")), change)]
    return [_reasons(record, record.methods, today), *_suited(record.methods)]


def _reasons(record: Record, methods: tuple[Method, ...], today: date) -> Part:
    change = because(N_("Say for each method why it suits the purpose."))
    if all(one.rationale is None for one in methods):
        return unknown(because(N_("Why methods were chosen is not collected yet.")), change)
    reasoned = [one for one in methods if says_something(one.rationale or "")]
    told = N_("%(good)s of %(all)s methods say why they suit the purpose.")
    tally = Tally(reasoned, methods, FactKind.METHOD)
    if reasoned:
        return tally.part(told, change)
    return missing(record, today, because(told, good=0, all=len(methods)), change)


def _suited(methods: tuple[Method, ...]) -> list[Part]:
    change = because(N_("Choose methods that suit the level of say people are given."))
    known = [one for one in methods if one.suits is not None]
    if not known:
        return [unknown(because(N_("The library does not say which level these suit.")), change)]
    suited = [one for one in known if one.suits]
    told = N_("%(good)s of %(all)s methods suit the level of say people are given.")
    return [Tally(suited, known, FactKind.METHOD).part(told, change)]


def people_can_use_them(record: Record, today: date) -> list[Part]:
    """MET2: each venue and tool was checked for access, and participants found it easy."""
    change = because(N_("Find out what was not easy for people, and change it."))
    easy = pulse(record, PulseQuestion.EASY, today, change)
    return [_access(record, today), easy]


def _access(record: Record, today: date) -> Part:
    change = because(N_("Check each venue and online tool for access before the day."))
    if record.activities == ():
        told = because(N_("No activity has been held."))
        return missing_at_end(record, today, told, change)
    if record.activities is None or all(one.access_checked is None for one in record.activities):
        return unknown(because(N_("Checks of access are not collected yet.")), change)
    checked = [one for one in record.activities if one.access_checked]
    looked = N_("%(good)s of %(all)s activities had their venue or tool checked for access.")
    return Tally(checked, record.activities, FactKind.ACTIVITY).part(looked, change)


def adjusted(record: Record, today: date) -> list[Part]:
    """MET5: methods were looked at halfway, or changed because somebody asked."""
    change = because(N_("Look at the methods halfway, or note a change and who asked for it."))
    if record.adjusting is None:
        return [unknown(because(N_("Changes on the way are not collected yet.")), change)]
    asked = [one for one in record.adjusting.changes if one.what.strip() and one.asked_by.strip()]
    if asked:
        told = because(N_("A change names who asked for it: %(who)s."), who=asked[0].asked_by)
        return [holds(told, *links(FactKind.CHANGE, asked))]
    if record.adjusting.midpoint_on and record.adjusting.midpoint_on <= today:
        told = because(
            N_("Methods were looked at halfway, on %(day)s."), day=record.adjusting.midpoint_on
        )
        return [holds(told, FactLink(FactKind.CHANGE, "midpoint"), of(record))]
    told = because(N_("Nobody looked at the methods halfway, and no change names who asked."))
    return [missing_at_end(record, today, told, change)]
