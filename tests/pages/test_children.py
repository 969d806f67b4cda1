"""What belongs to one thing is not found under the address of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from werkzeug.routing import IntegerConverter, Rule

from pbapp.db import Base, db

#: the second number names a thing of its own, which others point at, or
#: counts anew in each; or a key that nobody can guess stands behind it
FREE = re.compile("/cite/|/versions/|/services/<int:service_id>|<key>")
FEWEST = 20
#: the word before the second number, and the table that this number counts
TABLES = {
    "about-person": "survey_personal_question",
    "activities": "activity",
    "assessments": "assessment",
    "audiences": "audience",
    "bookings": "booking",
    "challenges": "figure_challenge",
    "changes": "adjustment",
    "decisions": "decision",
    "evidence": "hand_evidence",
    "feedback": "feedback",
    "findings": "finding",
    "learning": "learning_note",
    "looking-back": "review_session",
    "lots": "lot",
    "meetings": "representative_meeting",
    "methods": "method_choice",
    "offers": "offer",
    "only-one": "rivals",
    "options": "option_considered",
    "papers": "paper",
    "partners": "partner",
    "pots": "pot",
    "promises": "commitment",
    "questions": "survey_question",
    "quotes": "finding_quote",
    "result": "pot",
    "roles": "role_agreement",
    "themes": "theme",
    "together": "join_request",
    "barriers": "barrier",
    "contact": "core_contact",
    "comments": "comment_noted",
    "complaints": "complaint",
    "format_requests": "format_request",
    "links": "record_link",
    "outcomes": "outcome",
    "support": "support_offer",
    "words": "survey_question",
}


def numbers(rule: Rule) -> list[str]:
    """Names of the numbers in an address, in order."""
    converters = rule._converters
    found = [name for name in rule.arguments if isinstance(converters[name], IntegerConverter)]
    return sorted(found, key=rule.rule.index)


def chosen_words(rule: Rule) -> Iterator[dict[str, str]]:
    """Every choice of the words that an address leaves open."""
    names = sorted(rule.arguments - set(numbers(rule)))
    offered = [sorted(getattr(rule._converters[name], "items", ["x"])) for name in names]
    return (dict(zip(names, chosen, strict=True)) for chosen in product(*offered))


def child_of(rule: Rule, words: dict[str, str]) -> int | None:
    """A row that the second number may name; None where the demo has none."""
    before = words.get("part") or re.findall(r"([\w-]+)/[^/]*<int:", rule.rule)[-1]
    table = Base.metadata.tables[TABLES[before]]
    return db.session.scalar(select(table.c.id).order_by(table.c.id).limit(1))


def parents_of(load: Any, name: str, **named: Any) -> list[int]:
    """Under which things the view finds it."""
    table = Base.metadata.tables[name.removesuffix("_id")]
    keys = db.session.scalars(select(table.c.id).order_by(table.c.id)).all()
    return [key for key in keys if is_found(load, **named, **{name: key})]


def is_found(load: Any, **named: Any) -> bool:
    try:
        load(**named)
    except NoResultFound:
        return False
    return True


def test_nothing_is_found_under_two_addresses(demo: Flask) -> None:
    looked, astray = set(), {}
    with demo.test_request_context():
        for rule in demo.url_map.iter_rules():
            load = getattr(demo.view_functions[rule.endpoint], "loads", None)
            free = FREE.search(rule.rule)
            if load is None or load in looked or free or len(numbers(rule)) != 2:
                continue
            outer, inner = numbers(rule)
            for words in chosen_words(rule):
                child = child_of(rule, words)
                if child is None:
                    continue
                found = parents_of(load, outer, **words, **{inner: child})
                looked |= {load} if found else set()
                astray |= {(rule.rule, *words.values()): found} if len(found) > 1 else {}

    assert astray == {}
    assert len(looked) > FEWEST
