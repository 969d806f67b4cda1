"""Support (SUP): needs are asked, obstacles lowered, independent help is there."""

from __future__ import annotations

from datetime import date

from pbapp.standards.facts import Barrier, Record, Support
from pbapp.standards.kinds import BarrierStatus, FoundBy
from pbapp.standards.parts import FactKind, FactLink, Part, holds, unknown
from pbapp.standards.rules.asking import Tally, counted, links, missing, missing_at_end, of
from pbapp.standards.sentences import N_, because
from pbapp.standards.substance import says_something


def needs_asked(record: Record, today: date) -> list[Part]:
    """SUP1: people are asked what they need, it is written up, and they found barriers too."""
    change = because(N_("Ask at every booking what people need, and sum it up."))
    if record.support is None:
        return [unknown(because(N_("Needs for support are not collected yet.")), change)]
    return [
        *_asked_at_bookings(record, record.support),
        _summed_up(record, record.support, today),
        _found_by_participants(record, today),
    ]


def _asked_at_bookings(record: Record, support: Support) -> list[Part]:
    """Work without bookings asks in other ways: the summary then has to do."""
    if not support.bookings:
        return []
    told = because(
        N_("%(good)s of %(all)s people who booked were asked what they need."),
        good=support.bookings_asked,
        all=support.bookings,
    )
    change = because(N_("Ask everyone who books what they need."))
    link = FactLink(FactKind.SUPPORT, "bookings")
    needed, good = record.settings.support_asked, support.bookings_asked
    return [counted(good, support.bookings, told, change, link, needed=needed)]


def _summed_up(record: Record, support: Support, today: date) -> Part:
    if says_something(support.needs_summary):
        return holds(because(N_("What people need is summed up.")), of(record))
    told = because(N_("What people need is not summed up."))
    return missing(record, today, told, because(N_("Sum up what people need.")))


def _found_by_participants(record: Record, today: date) -> Part:
    change = because(N_("Ask participants what stands in their way, and list it."))
    if record.barriers is None:
        return unknown(because(N_("Barriers are not collected yet.")), change)
    found = [one for one in record.barriers if one.found_by is FoundBy.PARTICIPANT]
    if found:
        told = because(N_("Participants found barriers themselves."))
        return holds(told, *links(FactKind.BARRIER, found))
    told = because(N_("No barrier in the list was found by a participant."))
    return missing_at_end(record, today, told, change)


def obstacles_lowered(record: Record, today: date) -> list[Part]:
    """SUP2: barriers are dealt with, requests met in time, and there is money for support."""
    return [
        dealt_with(record, today),
        *_requests_met(record),
        money_for_support(record, today),
    ]


def dealt_with(record: Record, today: date) -> Part:
    """Each barrier is removed, lowered, or accepted with a reason."""
    change = because(N_("Remove or lower each barrier, or say why it has to stay."))
    if record.barriers is None:
        return unknown(because(N_("Barriers are not collected yet.")), change)
    if not record.barriers:
        return missing(record, today, because(N_("No barrier is listed.")), change)
    dealt = [one for one in record.barriers if _is_dealt_with(one)]
    told = N_("%(good)s of %(all)s barriers are removed, lowered or accepted with a reason.")
    tally = Tally(dealt, record.barriers, FactKind.BARRIER)
    return tally.part_at_end(record, today, told, change)


def _is_dealt_with(one: Barrier) -> bool:
    if one.status is BarrierStatus.ACCEPTED:
        return says_something(one.reason)
    return one.status is not BarrierStatus.OPEN


def _requests_met(record: Record) -> list[Part]:
    change = because(N_("Meet requests for support before the day."))
    if record.support is None:
        return [unknown(because(N_("Requests for support are not collected yet.")), change)]
    if not record.support.requests:
        return []
    good, everyone = record.support.requests_met_in_time, record.support.requests
    told = because(
        N_("%(good)s of %(all)s requests for support were met in time."), good=good, all=everyone
    )
    link = FactLink(FactKind.SUPPORT, "requests")
    return [counted(good, everyone, told, change, link, needed=record.settings.support_met)]


def money_for_support(record: Record, today: date) -> Part:
    """Some of the money is set aside so that people can take part."""
    change = because(N_("Set money aside for support."))
    if record.resources is None:
        return unknown(because(N_("Money for support is not collected yet.")), change)
    if record.resources.support_budget:
        return holds(because(N_("There is money for support.")), of(record))
    return missing(record, today, because(N_("No money is set aside for support.")), change)


def independent_help(record: Record, today: date) -> list[Part]:
    """SUP3: groups can turn to somebody who neither leads nor contributes, and some have."""
    change = because(N_("Offer help from a body that neither leads nor contributes."))
    if record.support_offers is None:
        return [unknown(because(N_("Offers of support are not collected yet.")), change)]
    independent = [one for one in record.support_offers if one.independent]
    if not independent:
        told = because(N_("No independent help is offered."))
        return [missing(record, today, told, change)]
    facts = links(FactKind.SUPPORT, independent)
    offered = because(
        N_("Independent help is offered by %(provider)s."), provider=independent[0].provider
    )
    if any(one.taken_up for one in independent):
        return [holds(offered, *facts), holds(because(N_("It was taken up.")), *facts)]
    told = because(N_("Nobody is known to have taken it up."))
    tell = because(N_("Tell groups of it, and count who takes it up."))
    return [holds(offered, *facts), missing_at_end(record, today, told, tell)]
