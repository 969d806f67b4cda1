"""A row is shown under the thing it belongs to, and under no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from flask import Flask
from werkzeug.routing import IntegerConverter, Rule

from pbapp.access.roles import Role
from tests.factories.people import client_as
from tests.pages.conftest import OpenCopy

#: numbers that count within their thing, and what may be used by many
NOT_OWNED = {"number", "note_id"}
PARENTS, CHILDREN = range(1, 13), (1, 2)
FEWEST_SHOWN, MOST_WORDS = 10, 14


def test_no_row_is_shown_under_a_thing_it_does_not_belong_to(copied: OpenCopy) -> None:
    app = copied()
    client = client_as(app, *Role)
    shown = defaultdict(set)
    for name, parent, url in addresses(app):
        if client.browser.get(url).status_code == 200:
            shown[name].add(parent)
    assert len(shown) > FEWEST_SHOWN
    assert {name: sorted(parents) for name, parents in shown.items() if len(parents) > 1} == {}


def addresses(app: Flask) -> Iterator[tuple[str, int, str]]:
    """What a row is called, the thing it is asked for under, and the address that asks."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            numbers = [n for n, c in rule._converters.items() if isinstance(c, IntegerConverter)]
            if "GET" not in (rule.methods or ()) or len(numbers) != 2 or numbers[1] in NOT_OWNED:
                continue
            for words in product(*chosen(rule, numbers)):
                for parent, child in product(PARENTS, CHILDREN):
                    given = dict(words) | {numbers[0]: parent, numbers[1]: child}
                    built = rule.build(given)
                    yield f"{rule.rule} {words} {child}", parent, built[1] if built else ""


def chosen(rule: Rule, numbers: list[str]) -> list[list[tuple[str, str]]]:
    """For each argument that is no number, it with each of its words."""
    others = {name: one for name, one in rule._converters.items() if name not in numbers}
    words = {
        name: sorted(getattr(one, "items", ("x",)))[:MOST_WORDS] for name, one in others.items()
    }
    return [[(name, word) for word in each] for name, each in words.items()]
