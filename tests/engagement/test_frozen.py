"""A rating keeps the rules and the facts it was signed on, whatever becomes of them later."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask

from pbapp.access.roles import Actor, Role
from pbapp.engagement import actions
from pbapp.engagement.check import line_of
from pbapp.engagement.frozen import frozen, reasons_of
from pbapp.standards.evidence import Evidence
from pbapp.standards.parts import FactKind, FactLink, Value
from pbapp.standards.sentences import because, because_of
from pbapp.standards.settings import RULES_VERSION
from tests.factories.engagement import (
    add_rows,
    finding,
    make_full_record,
    on_record,
    open_round_record,
    read,
)
from tests.factories.people import client_as, make_user
from tests.factories.rounds import make_round


def test_reasons_come_back_as_they_were_with_their_days_and_numbers() -> None:
    reasons = (
        because("It opens on %(day)s.", day=date(2026, 11, 2)),
        because_of(3, ("%(num)s paper of %(all)s.", "%(num)s papers of %(all)s."), all=4),
    )
    evidence = Evidence(
        indicator="WOR4",
        value=Value.PARTIAL,
        automatic=Value.PARTIAL,
        reasons=reasons,
        changes=(),
        facts=(FactLink(FactKind.INFORMATION, 7),),
    )

    kept = frozen(evidence)

    assert reasons_of(kept) == reasons
    assert (kept["automatic"], kept["facts"]) == ("partial", [["information", 7]])


def test_a_signed_rating_still_says_what_it_was_signed_on_after_the_facts_change(
    app: Flask,
) -> None:
    record_id, by = make_full_record(app), Actor(make_user(app, Role.OFFICER).id, "x")
    on_record(app, record_id, lambda r: actions.rate(r, "IMP2", 4, "", by=by))
    before = read(app, record_id, lambda r: line_of(r, "IMP2").evidence.reasons)

    add_rows(app, record_id, finding(response=None, reason="", responded_on=None))

    def look(record: Any) -> tuple[Any, ...]:
        line = line_of(record, "IMP2")
        return line.signed_reasons, line.signed.rules_version if line.signed else ""

    assert read(app, record_id, look) == (before, RULES_VERSION)
    assert read(app, record_id, lambda r: line_of(r, "IMP2").evidence.reasons) != before
    page = client_as(app, Role.OFFICER).get(f"/engagement/{record_id}/standards/IMP")
    assert "What the evidence said when this was signed" in page.text()


def test_while_the_facts_stand_nothing_is_said_twice(app: Flask) -> None:
    record_id, by = make_full_record(app), Actor(make_user(app, Role.OFFICER).id, "x")
    on_record(app, record_id, lambda r: actions.rate(r, "IMP2", 4, "", by=by))

    assert read(app, record_id, lambda r: line_of(r, "IMP2").signed_reasons) == ()


def test_the_charter_stands_beside_the_standards_of_a_round_only(app: Flask) -> None:
    record_id, client = open_round_record(app, make_round(app)), client_as(app, Role.OFFICER)
    other = make_full_record(app)

    page = client.get(f"/engagement/{record_id}/standards/charter")

    assert page.heading() == "The PB Charter"
    assert len([one for one in page.tree.iter("section") if one.get("id", "")[:3] == "PBC"]) == 7
    links = client.get(f"/engagement/{record_id}/standards").links()
    assert f"/engagement/{record_id}/standards/charter" in links
    assert client.get(f"/engagement/{other}/standards/charter").status == 404
