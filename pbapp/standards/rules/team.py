"""Working together (WOR1, WOR3, WOR5 to WOR7): roles, contact, openness, respect, growing."""

from __future__ import annotations

from datetime import date

from pbapp.standards.facts import Partner, Record, Representative
from pbapp.standards.framework import PulseQuestion
from pbapp.standards.parts import FactKind, Part, fails, holds, unknown
from pbapp.standards.rules.asking import (
    Tally,
    counted,
    links,
    missing,
    missing_at_end,
    of,
    pulse,
    pulse_heard,
)
from pbapp.standards.sentences import N_, because
from pbapp.standards.substance import says_something


def roles_accepted(record: Record, today: date) -> list[Part]:
    """WOR1: each partner and representative has a role in words and accepted it."""
    change = because(N_("Write down who does what, and let each of them accept it."))
    if record.roles is None or record.partners is None:
        return [unknown(because(N_("Roles are not collected yet.")), change)]
    if not record.partners:
        return [missing(record, today, because(N_("No partner has joined.")), change)]
    accepted = {one.holder for one in record.roles if says_something(one.text) and one.accepted_on}
    people: list[Partner | Representative] = [*record.partners, *(record.representatives or ())]
    good = [one for one in people if one.name in accepted]
    told = N_("%(good)s of %(all)s partners and representatives accepted a role.")
    return [Tally(good, people, FactKind.PARTNER).part_at_end(record, today, told, change)]


def contact_suits(record: Record, today: date) -> list[Part]:
    """WOR3: core participants were asked how to keep in touch, and those ways are used."""
    change = because(N_("Ask everyone in the core group how they want to be kept in touch."))
    if record.communication is None:
        return [unknown(because(N_("How people want contact is not collected yet.")), change)]
    contact = record.communication
    if not contact.core:
        return [missing(record, today, because(N_("No core participants are listed.")), change)]
    told = because(
        N_("%(good)s of %(all)s core participants were asked how to keep in touch."),
        good=contact.core_asked,
        all=contact.core,
    )
    needed = record.settings.core_asked
    asked = counted(contact.core_asked, contact.core, told, change, of(record), needed=needed)
    if not contact.channels_missing:
        return [asked, holds(because(N_("The ways they asked for are used.")), of(record))]
    said = because(
        N_("Nobody uses a way they asked for: %(channel)s."), channel=contact.channels_missing[0]
    )
    return [asked, fails(said, because(N_("Use the ways people asked for.")), of(record))]


def open_dealings(record: Record, today: date) -> list[Part]:
    """WOR5: enough participants say how it went, and complaints are logged and answered.

    What they say is their own voice; that they were asked and answered is the evidence.
    """
    return [
        pulse_heard(record, PulseQuestion.UNDERSTOOD, today),
        _complaints(record, conduct=False),
    ]


def respect(record: Record, today: date) -> list[Part]:
    """WOR6: participants feel respected, and no complaint of conduct is open."""
    change = because(N_("Find out why people did not feel respected, and put it right."))
    return [
        pulse(record, PulseQuestion.RESPECT, today, change),
        _complaints(record, conduct=True),
    ]


def _complaints(record: Record, *, conduct: bool) -> Part:
    change = because(N_("Answer each complaint, and note it."))
    if record.complaints is None:
        return unknown(because(N_("Complaints are not collected yet.")), change)
    about = [one for one in record.complaints if one.is_conduct or not conduct]
    waiting = [one for one in about if not one.answered]
    if waiting:
        told = because(N_("Complaints wait for an answer: %(number)s."), number=len(waiting))
        return fails(told, change, *links(FactKind.COMPLAINT, waiting))
    told = because(N_("No complaint is open."))
    return holds(told, *links(FactKind.COMPLAINT, about))


def people_grow(record: Record, today: date) -> list[Part]:
    """WOR7: training or induction is taken up, and pre-meetings are held."""
    change = because(N_("Offer induction or training, and meet before meetings."))
    if record.support_offers is None or record.representatives is None:
        return [unknown(because(N_("Training and pre-meetings are not collected yet.")), change)]
    taught = [one for one in record.support_offers if one.teaches and one.taken_up]
    inducted = [one for one in record.representatives if one.inducted_on]
    facts = (*links(FactKind.SUPPORT, taught), *links(FactKind.REPRESENTATIVE, inducted))
    if not facts:
        none = because(N_("Nobody is known to have had induction or training."))
        return [missing_at_end(record, today, none, change)]
    told = because(N_("Induction or training was given."))
    return [holds(told, *facts), *_pre_meetings(record, today)]


def _pre_meetings(record: Record, today: date) -> list[Part]:
    if not record.representatives:
        return []
    met = [one for one in record.representatives if one.pre_meetings]
    told = N_("%(good)s of %(all)s representatives had a meeting before the meeting.")
    change = because(N_("Meet representatives before each meeting."))
    tally = Tally(met, record.representatives, FactKind.REPRESENTATIVE)
    return [tally.part_at_end(record, today, told, change)]
