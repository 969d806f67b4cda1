from __future__ import annotations

from flask import Flask
from wtforms import StringField

from pbapp.forms import BaseForm, Required
from pbapp.refusals import Unfit


class NameForm(BaseForm):
    """One question."""

    name = StringField("Name", [Required("Enter a name.")])


def sent(name: str) -> NameForm:
    """The form as somebody sent it."""
    return NameForm(meta={"csrf": False}, name=name)


def refuse() -> None:
    raise Unfit({"name": "This name is taken.", "day": "This day is over."})


def test_what_is_refused_stands_beside_its_field_and_the_rest_above_all(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"name": "Ada"}):
        form = sent("Ada")

        assert not form.takes(refuse)
        assert form.errors == {"name": ["This name is taken."], "": ["This day is over."]}


def test_answers_that_do_not_hold_are_not_kept(app: Flask) -> None:
    kept: list[str] = []
    with app.test_request_context(method="POST", data={"name": ""}):
        form = sent("")

        assert not form.takes(lambda: kept.append("kept"))
        assert (kept, form.errors) == ([], {"name": ["Enter a name."]})


def test_answers_that_hold_are_kept_once(app: Flask) -> None:
    kept: list[str] = []
    with app.test_request_context(method="POST", data={"name": "Ada"}):
        assert sent("Ada").takes(lambda: kept.append("kept"))
    assert kept == ["kept"]
