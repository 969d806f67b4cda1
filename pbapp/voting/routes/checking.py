"""The voter check: a declaration, then a code by e-mail or one printed on a card."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.accounts import challenges, waiting
from pbapp.accounts.forms import CodeForm, EmailForm
from pbapp.accounts.mailboxes import one_mailbox
from pbapp.accounts.models import Purpose
from pbapp.db import transactional
from pbapp.i18n import language
from pbapp.rounds.models import Round
from pbapp.voting import device
from pbapp.voting.cards import actions as cards
from pbapp.voting.device import Age, Carried
from pbapp.voting.forms import NONE_OF_THESE, CardForm, EligibilityForm
from pbapp.voting.opening import open_round
from pbapp.voting.rights import KeyKind, grant
from pbapp.voting.routes.blueprint import bp, go


@bp.get("/rounds/<int:round_id>/vote/you")
@requires(Can.VOTE, on=open_round)
def eligibility(round: Round) -> ResponseReturnValue:
    """Can you vote? Your tie to the place, and your age."""
    form = EligibilityForm()
    form.offer(round)
    return render_template("voting/eligibility.html", round=round, form=form)


@bp.post("/rounds/<int:round_id>/vote/you")
@requires(Can.VOTE, on=open_round)
@transactional
def declare(round: Round) -> ResponseReturnValue:
    """Take the declaration; who cannot vote is told kindly what they can do."""
    form = EligibilityForm()
    form.offer(round)
    if not form.submitted():
        return render_template("voting/eligibility.html", round=round, form=form), 422
    age = Age(form.age.data)
    if barred := _barred(round, str(form.tie.data), age):
        return render_template("voting/cannot.html", round=round, reason=barred)
    return go("check", round.id, replace(device.read(round.id), age=age))


@bp.get("/rounds/<int:round_id>/vote/check")
@requires(Can.VOTE, on=open_round)
def check(round: Round) -> ResponseReturnValue:
    """One way to check, from those the round allows."""
    carried = device.read(round.id)
    if not carried.age:
        return go("eligibility", round.id, carried)
    return _check_page(round, carried, EmailForm(), CardForm())


@bp.post("/rounds/<int:round_id>/vote/check/email")
@requires(Can.VOTE, on=open_round)
@transactional
def check_by_email(round: Round) -> ResponseReturnValue:
    """Send a code; one that was asked for twice at a stroke is sent once."""
    carried = device.read(round.id)
    form = EmailForm()
    if not _may_use_email(round, carried):
        return go("check", round.id, carried)
    if not form.submitted():
        return _check_page(round, carried, form, CardForm(formdata=None), status=422)
    waited = waiting.remember(Purpose.VOTER_CHECK, str(form.email.data), round.id)
    if not challenges.seconds_to_wait(waited):
        _send(waited)
    return go("code", round.id, carried)


@bp.post("/rounds/<int:round_id>/vote/check/card")
@requires(Can.VOTE, on=open_round)
@transactional
def check_by_card(round: Round) -> ResponseReturnValue:
    """Exchange a card for its voting right."""
    carried = device.read(round.id)
    form = CardForm()
    if not (carried.age and round.check_by_card):
        return go("check", round.id, carried)
    if form.submitted():
        try:
            right_id = cards.redeem(round, str(form.card.data), caller=_caller())
            return go("review", round.id, carried.with_right(right_id))
        except cards.CardRefused as refusal:
            form.refuse("card", str(refusal))
    return _check_page(round, carried, EmailForm(formdata=None), form, status=422)


@bp.get("/rounds/<int:round_id>/vote/code")
@requires(Can.VOTE, on=open_round)
def code(round: Round) -> ResponseReturnValue:
    """Where the code from the e-mail is typed; another browser is told that it is the wrong one."""
    waited = waiting.awaited(Purpose.VOTER_CHECK, round.id)
    if waited is None:
        return render_template("voting/other_browser.html", round=round)
    return render_template(
        "voting/code.html", round=round, form=CodeForm(), email=waited.email, said=""
    )


@bp.post("/rounds/<int:round_id>/vote/code")
@requires(Can.VOTE, on=open_round)
@transactional
def prove(round: Round) -> ResponseReturnValue:
    """Spend the code and bind the voting right to this browser for a short while."""
    form = CodeForm()
    carried = device.read(round.id)
    waited = waiting.awaited(Purpose.VOTER_CHECK, round.id)
    if waited is None:
        return render_template("voting/other_browser.html", round=round), 422
    if not _may_use_email(round, carried):
        return go("check", round.id, carried)
    if form.submitted():
        try:
            challenges.answer(waited, str(form.code.data))
            right_id = grant(round, KeyKind.EMAIL, one_mailbox(waited.email))
            waiting.forget(Purpose.VOTER_CHECK, round.id)
            return go("review", round.id, carried.with_right(right_id))
        except challenges.CodeRefused as refusal:
            form.refuse("code", str(refusal))
    page = render_template("voting/code.html", round=round, form=form, email=waited.email, said="")
    return page, 422


@bp.post("/rounds/<int:round_id>/vote/code/again")
@requires(Can.VOTE, on=open_round)
@transactional
def send_again(round: Round) -> ResponseReturnValue:
    """Another code to the same address."""
    carried = device.read(round.id)
    waited = waiting.awaited(Purpose.VOTER_CHECK, round.id)
    if waited is None:
        return go("check", round.id, carried)
    try:
        _send(waited)
    except challenges.TooSoon as refusal:
        page = render_template(
            "voting/code.html",
            round=round,
            form=CodeForm(formdata=None),
            email=waited.email,
            said=str(refusal),
        )
        return page, 422
    return go("code", round.id, carried)


def _send(waited: challenges.Check) -> None:
    challenges.start(waited, caller=_caller(), language=language().code)


def _caller() -> str:
    return request.remote_addr or ""


def _barred(round: Round, tie: str, age: Age) -> str:
    if age is Age.TOO_YOUNG:
        return "age"
    if tie == NONE_OF_THESE:
        return "tie"
    return "card" if age is Age.CHILD and not round.check_by_card else ""


def _may_use_email(round: Round, carried: Carried) -> bool:
    """Under 12s give no contact details."""
    return round.check_by_email and carried.age == Age.TWELVE_OR_MORE


def _check_page(
    round: Round, carried: Carried, email: EmailForm, card: CardForm, status: int = 200
) -> Response:
    text = render_template(
        "voting/check.html",
        round=round,
        form=card if card.errors else email,
        email_form=email,
        card_form=card,
        by_email=_may_use_email(round, carried),
        is_child=carried.age == Age.CHILD,
    )
    return make_response(text, status)
