"""The worker's page of code cards."""

from __future__ import annotations

import re
import zlib

import pytest
from flask import Flask

from pbapp.access.roles import Role
from pbapp.voting.cards.codes import is_whole
from tests.client import Client
from tests.factories.people import client_as
from tests.factories.voting import make_voting_round


def test_cards_are_printed_once_with_code_address_and_no_link_that_votes(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True, name="Our Wee Pot")
    worker = client_as(app, Role.ROUND_MANAGER)
    fields = {"place": "The library", "number": "4", "sheet": "page"}

    page = worker.post(f"/rounds/{vote.id}/cards", fields)

    shown = re.findall(r"<code>(.*?)</code>", page.html)
    codes = ["".join(re.findall(r"<span>(\w{4})</span>", code)) for code in shown]
    assert len(codes) == 4
    assert all(is_whole(code) for code in codes)
    assert f"localhost/v/{vote.id}" in page.text()
    assert not any(code in link for code in codes for link in page.links())
    again = worker.get(f"/rounds/{vote.id}/cards")
    assert "The library" in again.text()
    assert not any(code[:4] in again.text() for code in codes)


@pytest.mark.usefixtures("pango")
def test_the_sheet_comes_as_a_tagged_pdf(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    worker = client_as(app, Role.ROUND_MANAGER)
    fields = {"place": "The library", "number": "11", "sheet": "pdf"}

    response = worker.post(f"/rounds/{vote.id}/cards", fields).response

    assert response.mimetype == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    assert 'filename="cards-the-library.pdf"' in response.headers["Content-Disposition"]
    packed = re.findall(rb"stream\n(.*?)\nendstream", response.data, re.DOTALL)
    assert response.data.startswith(b"%PDF-1.7")
    assert any(b"/StructTreeRoot" in unpacked(part) for part in packed)


def unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def test_a_mistake_loses_nothing(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    worker = client_as(app, Role.ROUND_MANAGER)

    page = worker.post(f"/rounds/{vote.id}/cards", {"place": "The library", "number": "many"})

    assert page.status == 422
    assert len(page.errors()) == 1
    assert 'value="The library"' in page.html
    assert 'value="many"' in page.html


def test_a_card_is_made_void_by_its_code(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    worker = client_as(app, Role.ROUND_MANAGER)
    url = f"/rounds/{vote.id}/cards"
    made = worker.post(url, {"place": "School", "number": "2", "sheet": "page"})
    code = "".join(re.findall(r"<span>(\w{4})</span>", made.html)[:3])

    done = worker.follow(worker.post(f"{url}/void", {"card": code}, on=url))
    unknown = worker.post(f"{url}/void", {"card": "nothing"}, on=url)

    assert "The card is void." in done.text()
    assert (unknown.status, len(unknown.errors())) == (422, 1)


def test_the_rest_of_a_batch_is_made_void(app: Flask) -> None:
    vote = make_voting_round(app, check_by_card=True)
    worker = client_as(app, Role.ROUND_MANAGER)
    url = f"/rounds/{vote.id}/cards"
    worker.post(url, {"place": "School", "number": "2", "sheet": "page"})
    (address,) = set(re.findall(r"/card-batches/\d+/void", worker.get(url).html))

    page = worker.follow(worker.post(address, on=url))

    assert "2 cards are void now." in page.text()
    assert "Make the rest void" not in page.text()


def test_only_the_round_team_sees_cards(app: Flask, visitor: Client) -> None:
    vote = make_voting_round(app, check_by_card=True)
    other = make_voting_round(app, check_by_card=True)

    assert visitor.get(f"/rounds/{vote.id}/cards").status == 303
    elsewhere = client_as(app, Role.ROUND_MANAGER, round_id=other.id)
    assert elsewhere.get(f"/rounds/{vote.id}/cards").status == 403
    assert client_as(app, Role.AUDITOR).get(f"/rounds/{vote.id}/cards").status == 403
