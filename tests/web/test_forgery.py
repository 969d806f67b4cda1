"""No form is taken without the token of the page it stands on, wherever it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Map, Rule

from pbapp.access.roles import Role
from tests.client import Client
from tests.factories.people import client_as
from tests.statements import statements

#: a page that is not there says so first
REFUSED = {404, 422}
WRITES = ("INSERT", "UPDATE", "DELETE")


def address(rule: Rule, known: Map) -> str:
    """The rule with the first of its words, and 1 for each number."""
    filled = {
        name: getattr(converter, "items", None) or {"1"}
        for name, converter in rule._converters.items()
    }
    chosen = {name: sorted(offered)[0] for name, offered in filled.items()}
    return known.bind("localhost").build(rule.endpoint, chosen, method="POST")


def posts(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or set()):
            yield address(rule, app.url_map)


def taken(client: Client, urls: list[str]) -> list[tuple[str, int]]:
    """Every address that does not refuse a form without a token."""
    answers = [(url, client.browser.post(url, data={"title": "x"}).status_code) for url in urls]
    return [answer for answer in answers if answer[1] not in REFUSED]


def test_a_form_without_a_token_is_refused_everywhere_and_changes_nothing(app: Flask) -> None:
    everybody, urls = client_as(app, *Role), list(posts(app))

    with statements(app) as sent:
        assert taken(everybody, urls) == []

    assert [one for one in sent if one.startswith(WRITES)] == []
    assert len(urls) > 150
