"""Putting a plan to partners, what they say, and when it counts as agreed."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from pbapp.access.roles import SYSTEM, Actor
from pbapp.audit import Event, entries_about
from pbapp.db import db
from pbapp.engagement.plan import models, queries, snapshot
from pbapp.engagement.plan.kinds import Given, PartnerRole, Reply
from pbapp.engagement.plan.queries import Lack
from pbapp.engagement.planning import actions
from pbapp.engagement.planning.actions.agreeing import Said
from pbapp.engagement.planning.things import reply_of, version_of
from pbapp.refusals import Refused, Unfit
from pbapp.standards.framework import Tier
from tests.factories.accounts import mails
from tests.factories.engagement import add_rows, days, make_record, on_record, read
from tests.factories.planning import (
    COUNCIL,
    VILLAGE,
    agree,
    ask_partners,
    make_body,
    make_partner,
    make_speaker,
    outcome,
)

YES = Said(Reply.AGREED)


@pytest.fixture
def asked(app: Flask) -> tuple[int, int, int]:
    """A record, the council and a community council, both asked to agree version 1."""
    record_id = make_record(app)
    council = make_partner(app, record_id, make_body(app, COUNCIL), role=PartnerRole.LEAD)
    village = make_partner(app, record_id, make_body(app, VILLAGE))
    ask_partners(app, record_id)
    return record_id, council, village


def lacks(app: Flask, record_id: int) -> tuple[Lack, ...]:
    return read(app, record_id, lambda record: queries.standing(record).lacks)


def say(app: Flask, record_id: int, partner_id: int, said: Said = YES) -> Any:
    """What a partner says to version 1, as it is kept."""

    def act(_record: Any) -> int:
        return actions.answer(reply_of(record_id, 1, partner_id), said, by=SYSTEM).id

    kept = on_record(app, record_id, act)
    return read(app, record_id, lambda _record: db.session.get_one(models.Agreement, kept))


def changed(app: Flask, record_id: int, **values: Any) -> None:
    def act(record: Any) -> None:
        for name, value in values.items():
            setattr(record, name, value)

    on_record(app, record_id, act)


def test_without_partners_a_plan_lacks_everything(app: Flask) -> None:
    assert lacks(app, make_record(app)) == (
        Lack.NO_PARTNER,
        Lack.NO_COMMUNITY_BODY,
        Lack.NO_VERSION,
    )


@pytest.mark.both_databases
def test_a_plan_is_agreed_once_every_partner_says_so(
    app: Flask, asked: tuple[int, int, int]
) -> None:
    record_id, council, village = asked
    assert lacks(app, record_id) == (Lack.NOT_ALL,)

    say(app, record_id, council)
    assert lacks(app, record_id) == (Lack.NOT_ALL,)
    say(app, record_id, village)

    assert lacks(app, record_id) == ()
    assert read(app, record_id, queries.is_agreed) is True


@pytest.mark.parametrize(
    ("tier", "expected"), [(Tier.LIGHT, ()), (Tier.STANDARD, (Lack.NO_COMMUNITY_BODY,))]
)
def test_a_community_body_is_needed_from_the_standard_size_up(
    app: Flask, tier: Tier, expected: tuple[Lack, ...]
) -> None:
    record_id = make_record(app, tier=tier)
    council = make_partner(app, record_id, make_body(app, COUNCIL))
    ask_partners(app, record_id)
    say(app, record_id, council)
    assert lacks(app, record_id) == expected


def test_a_body_that_is_kept_informed_is_not_asked(app: Flask, asked: tuple[int, int, int]) -> None:
    record_id, council, village = asked
    trust = make_body(app, ("Shore Trust", VILLAGE[1]))
    informed = make_partner(app, record_id, trust, role=PartnerRole.INFORMED)
    say(app, record_id, council)
    say(app, record_id, village)

    assert lacks(app, record_id) == ()
    with pytest.raises(Refused, match="It is not asked to agree"):
        say(app, record_id, informed)


def test_an_informed_community_body_does_not_make_up_for_one_that_agrees(app: Flask) -> None:
    record_id = make_record(app)
    council = make_partner(app, record_id, make_body(app, COUNCIL))
    make_partner(app, record_id, make_body(app, VILLAGE), role=PartnerRole.INFORMED)
    ask_partners(app, record_id)
    say(app, record_id, council)
    assert lacks(app, record_id) == (Lack.NO_COMMUNITY_BODY,)


@pytest.mark.parametrize(
    "values", [{"can_change": "Everything."}, {"closes_on": days(-29)}, {"budget_planned": 1}]
)
def test_what_changes_after_the_agreement_undoes_it(
    app: Flask, asked: tuple[int, int, int], values: dict[str, Any]
) -> None:
    record_id, council, village = asked
    agree(app, record_id, 1, council, village)
    changed(app, record_id, **values)
    assert lacks(app, record_id) == (Lack.CHANGED_SINCE,)


def test_a_new_outcome_undoes_it_and_its_result_does_not(app: Flask) -> None:
    record_id = make_record(app)
    (outcome_id,) = add_rows(app, record_id, outcome())
    village = make_partner(app, record_id, make_body(app, VILLAGE))
    ask_partners(app, record_id)
    agree(app, record_id, 1, village)

    def found_out(_record: Any) -> None:
        db.session.get_one(models.Outcome, outcome_id).result = "It did."

    on_record(app, record_id, found_out)
    assert lacks(app, record_id) == ()
    add_rows(app, record_id, outcome(text="Fewer people walk home."))
    assert lacks(app, record_id) == (Lack.CHANGED_SINCE,)


@pytest.mark.both_databases
def test_a_new_version_asks_everyone_again_and_says_what_changed(
    app: Flask, asked: tuple[int, int, int]
) -> None:
    record_id, council, village = asked
    agree(app, record_id, 1, council, village)
    changed(app, record_id, can_change="The times and the stops.", topic="buses")

    assert ask_partners(app, record_id, "People asked about stops.") == 2

    assert lacks(app, record_id) == (Lack.NOT_ALL,)
    newest = read(app, record_id, lambda record: queries.standing(record).version)
    assert newest.changed == ["can_change"]
    assert newest.what_changed == "People asked about stops."
    agree(app, record_id, 2, council, village)
    assert lacks(app, record_id) == ()


def test_the_text_of_a_version_stays_as_it_was(app: Flask, asked: tuple[int, int, int]) -> None:
    record_id, *_partners = asked
    changed(app, record_id, question_asked="When should it stop?")
    version = read(app, record_id, lambda record: queries.standing(record).version)
    assert version.text["question_asked"] == "When should the bus run?"
    assert version.sha256 == snapshot.seal(version.text)


@pytest.mark.parametrize(
    ("values", "words", "reason"),
    [
        ({}, "Nothing", "The plan says what it said before. Change it first."),
        ({"who_decides": "The council"}, "", "Say in a few words what changed and why."),
    ],
)
def test_an_idle_version_is_refused(
    app: Flask, asked: tuple[int, int, int], values: Any, words: str, reason: str
) -> None:
    record_id, *_partners = asked
    changed(app, record_id, **values)
    with pytest.raises(Unfit) as refused:
        ask_partners(app, record_id, words)
    assert refused.value.faults == {"what_changed": reason}


def test_nobody_is_asked_where_nobody_is_named(app: Flask) -> None:
    record_id = make_record(app)
    make_partner(app, record_id, make_body(app), role=PartnerRole.INFORMED)
    with pytest.raises(Unfit, match="Name the partners first"):
        ask_partners(app, record_id)


def test_everyone_who_speaks_for_a_partner_gets_a_letter(app: Flask) -> None:
    record_id, council, village = make_record(app), make_body(app), make_body(app, VILLAGE)
    make_partner(app, record_id, council)
    make_partner(app, record_id, village, role=PartnerRole.INFORMED)
    asked = [make_speaker(app, council), make_speaker(app, council)]
    make_speaker(app, village)

    ask_partners(app, record_id)

    sent = mails(app)
    assert [one.address for one in sent] == [person.email for person in asked]
    assert sent[0].subject == "A plan to agree: Buses to the shore"
    assert f"/engagement/{record_id}/plan/versions/1" in sent[0].body


def test_a_partner_can_ask_for_a_change_and_agree_later(
    app: Flask, asked: tuple[int, int, int]
) -> None:
    record_id, council, _village = asked
    say(app, record_id, council, Said(Reply.CHANGE_ASKED, words="Add Sundays."))
    kept = say(app, record_id, council)
    assert (kept.reply, kept.words) == (Reply.AGREED, "")
    assert len(read(app, record_id, lambda record: queries.replies_of(record.id))) == 1


def test_asking_for_a_change_needs_words(app: Flask, asked: tuple[int, int, int]) -> None:
    record_id, council, _village = asked
    with pytest.raises(Unfit, match="Say what should change"):
        say(app, record_id, council, Said(Reply.CHANGE_ASKED))


def test_an_older_version_cannot_be_agreed(app: Flask, asked: tuple[int, int, int]) -> None:
    record_id, council, _village = asked
    changed(app, record_id, who_decides="The council")
    ask_partners(app, record_id, "Another body decides.")
    with pytest.raises(Refused, match="There is a newer version"):
        say(app, record_id, council)


def test_a_note_by_hand_never_replaces_what_the_body_said_itself(
    app: Flask, asked: tuple[int, int, int]
) -> None:
    record_id, council, village = asked
    noted = Said(Reply.AGREED, given=Given.BY_HAND, evidence="Minute 4", given_on=days(-2))
    say(app, record_id, council, Said(Reply.CHANGE_ASKED, words="Add Sundays."))

    with pytest.raises(Refused, match="Only it can change its answer"):
        say(app, record_id, council, noted)

    assert say(app, record_id, village, noted).given_on == days(-2)
    assert say(app, record_id, village).given is Given.SIGNED_IN


def test_pressing_twice_is_recorded_once(app: Flask, asked: tuple[int, int, int]) -> None:
    record_id, council, _village = asked
    say(app, record_id, council)
    say(app, record_id, council)
    answered = [
        entry.details
        for entry in read(app, record_id, entries_about)
        if entry.event == Event.PLAN_ANSWERED.value
    ]
    assert answered == [{"number": 1, "partner": council, "reply": "agreed", "given": "signed_in"}]


def test_publishing_twice_keeps_the_first_day(app: Flask, asked: tuple[int, int, int]) -> None:
    record_id, *_partners = asked

    def publish(_record: Any) -> Any:
        actions.publish_version(version_of(record_id, 1), by=Actor(None, "officer"))

    on_record(app, record_id, publish)
    on_record(app, record_id, publish)
    version = read(app, record_id, lambda record: queries.standing(record).version)
    assert version.published_on == days(0)
    events = [entry.event for entry in read(app, record_id, entries_about)]
    assert events.count(Event.PLAN_VERSION_PUBLISHED.value) == 1
