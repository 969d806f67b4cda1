"""Read in a language where every text of ours is wrapped, nothing of ours stands bare."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from enum import Enum
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask
from jinja2 import nodes
from sqlalchemy import select

from pbapp.access.roles import Role
from pbapp.db import db
from pbapp.outbox.models import Message
from tests.client import Client, Page
from tests.factories.people import client_of, make_user
from tests.pages.conftest import OpenCopy
from tests.pages.crawling import Visit, crawl, look
from tests.pages.forms import LEAVING, forms_of
from tests.pages.people import as_person, voter
from tests.pages.pseudo import ROOT, WRAPPED_LANGUAGE, catalogue, left_over, untranslated
from tests.story import closed, opened, tell

READERS = ("visitor", "resident", "round manager", "checker", "officer", "administrator")
TEMPLATES = sorted(
    path.relative_to(ROOT / "templates").as_posix()
    for kind in ("html", "txt")
    for path in (ROOT / "templates").rglob(f"*.{kind}")
)
LABELS = sorted((ROOT / "pbapp").glob("*/labels.py"))
#: tables that speak of some members only, and why nobody meets the others
PARTIAL = {
    "facilitation.CONFIRM": "publishing has a page and a button of its own",
    "reports.FIRST_FIFTH": "only two ways of looking at people have fifths",
}
#: empty, and an answer that fits no field
FILLINGS = ("", "⟦?⟧")
FEWEST_REFUSALS = 20
#: blocks that hold names of classes, or a stylesheet
UNREAD_BLOCKS = {"body_class", "styles"}
MARKUP = re.compile(r"<code>[^<]*</code>|<[^>]*>|&\w+;|/[a-z/?=#-]+")
LETTERS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def wrapped(copied: OpenCopy, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The demo with a language in which every text is wrapped."""
    folder = catalogue(tmp_path_factory.mktemp("catalogues"))
    return copied(BABEL_TRANSLATION_DIRECTORIES=str(folder))


@pytest.fixture
def spoiled(copied: OpenCopy, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Another such demo, to send forms to."""
    folder = catalogue(tmp_path_factory.mktemp("catalogues"))
    return copied(BABEL_TRANSLATION_DIRECTORIES=str(folder))


@pytest.mark.parametrize("name", READERS)
def test_every_text_on_every_page_can_be_translated(wrapped: Flask, name: str) -> None:
    client = as_person(wrapped, name)
    assert bare(speaking(client)) == {}


def test_every_text_on_the_way_to_a_vote_can_be_translated(wrapped: Flask) -> None:
    steps = ("", "/you", "/check", "/code", "/review")
    client = voter(wrapped)
    client.get(f"/?lang={WRAPPED_LANGUAGE}")
    visits = [look(client, f"/rounds/2/vote{step}") for step in steps]
    assert bare(visits) == {}


def test_every_refusal_of_a_form_can_be_translated(spoiled: Flask) -> None:
    client = client_of(spoiled, make_user(spoiled, *Role, name="Jean Paterson"))
    answers = []
    forms = {form.kind: form for form in forms_of(speaking(client)) if form.kind not in LEAVING}
    for form, filling in product(forms.values(), FILLINGS):
        data = dict.fromkeys(form.names, filling) | {"csrf_token": form.token}
        answer = Page(client.browser.post(form.url, data=data))
        answers.append(Visit(form.url, "", answer.status, answer))
    refusals = [answer for answer in answers if answer.status in (409, 422)]
    assert len(refusals) > FEWEST_REFUSALS
    assert bare(refusals) == {}


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_holds_words_outside_a_text(demo: Flask, name: str) -> None:
    source = (ROOT / "templates" / name).read_text()
    bare_words = MARKUP.sub(" ", "".join(data_of(demo.jinja_env.parse(source))))
    assert LETTERS.findall(bare_words) == []


def test_every_text_of_every_mail_can_be_translated(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("mail")
    texts = catalogue(folder / "catalogues", "en")
    app = opened(folder, BABEL_TRANSLATION_DIRECTORIES=str(texts))
    tell(app)
    with app.app_context():
        messages = db.session.scalars(select(Message)).all()
        found = {left for m in messages for left in left_over(f"{m.subject}\n{m.body}")}
    closed(app)
    assert len(messages) > 20
    assert found == set()


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.parent.name)
def test_every_member_has_its_words(path: Path) -> None:
    module = importlib.import_module(f"pbapp.{path.parent.name}.labels")
    lacking = {
        name: sorted(member.name for member in set(type(next(iter(table)))) - set(table))
        for name, table in tables_of(module)
        if f"{path.parent.name}.{name}" not in PARTIAL
    }
    assert {name: members for name, members in lacking.items() if members} == {}


def data_of(node: nodes.Node) -> Iterator[str]:
    """What a template writes as it stands, outside texts that are translated."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif not (isinstance(child, nodes.Block) and child.name in UNREAD_BLOCKS):
            yield from data_of(child)


def tables_of(module: ModuleType) -> Iterator[tuple[str, dict[Enum, object]]]:
    """The tables of a module that give words to the members of one enumeration."""
    for name, table in vars(module).items():
        if (
            name[0] != "_"
            and isinstance(table, dict)
            and table
            and isinstance(next(iter(table)), Enum)
        ):
            yield name, table


def speaking(client: Client) -> list[Visit]:
    """Everything somebody comes to in the wrapped language."""
    client.get(f"/?lang={WRAPPED_LANGUAGE}")
    return crawl(client)


def bare(visits: list[Visit]) -> dict[str, list[str]]:
    """What stands bare, with one page on which it stands."""
    assert all("⟦" in v.page.html for v in visits if v.page and v.page.html)
    found: dict[str, list[str]] = {}
    for visit in visits:
        if visit.page and visit.page.html and visit.page.status not in range(300, 400):
            for text in untranslated(visit.page.tree):
                found.setdefault(text, []).append(visit.url)
    return found
