"""Asking to be told, saying yes by the link in the letter, and stopping."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from pbapp.access.guard import requires
from pbapp.access.permissions import Can
from pbapp.db import db, transactional
from pbapp.engagement import queries
from pbapp.engagement.loop.actions import followers as actions
from pbapp.engagement.loop.forms import FollowForm
from pbapp.engagement.loop.links import require
from pbapp.engagement.loop.routes.blueprint import bp
from pbapp.engagement.models import Engagement
from pbapp.engagement.models.telling import Follower
from pbapp.forms import BaseForm
from pbapp.i18n import language


@dataclass(frozen=True)
class Link:
    """An address on the list, reached by a link only its owner has; None: it is gone."""

    record: Engagement
    follower: Follower | None


def _linked(purpose: str, follower_id: int, key: str, engagement_id: int) -> Link:
    require(key, purpose, follower_id)
    query = select(Follower).where(Follower.id == follower_id)
    found = db.session.scalars(query).one_or_none()
    if found is not None and found.engagement_id != engagement_id:
        raise NoResultFound
    return Link(queries.get_public(engagement_id), found)


def to_confirm(engagement_id: int, follower_id: int, key: str) -> Link:
    """The link of the first letter; raises NoResultFound where the key does not fit."""
    return _linked("confirm", follower_id, key, engagement_id)


def to_stop(engagement_id: int, follower_id: int, key: str) -> Link:
    """The link at the foot of every letter."""
    return _linked("stop", follower_id, key, engagement_id)


@bp.get("/<int:engagement_id>/public/tell-me")
@requires(Can.ASK_TO_BE_TOLD, on=queries.get_public)
def tell_me(record: Engagement) -> ResponseReturnValue:
    """Ask for an address."""
    return render_template("engagement/loop/tell_me.html", record=record, form=FollowForm())


@bp.post("/<int:engagement_id>/public/tell-me")
@requires(Can.ASK_TO_BE_TOLD, on=queries.get_public)
@transactional
def ask_to_be_told(record: Engagement) -> ResponseReturnValue:
    """Send a letter to it; the answer is the same whoever is on the list."""
    form = FollowForm()
    if not form.submitted():
        return render_template("engagement/loop/tell_me.html", record=record, form=form), 422
    caller = request.remote_addr or ""
    actions.ask(record, str(form.email.data), language=language().code, caller=caller)
    return _done(record, "asked")


@bp.get("/<int:engagement_id>/public/tell-me/<int:follower_id>/<key>")
@requires(Can.ASK_TO_BE_TOLD, on=to_confirm)
def ask_confirm(link: Link) -> ResponseReturnValue:
    """One button, so that a program that opens links in mail confirms nothing."""
    return _button(link, "confirm")


@bp.post("/<int:engagement_id>/public/tell-me/<int:follower_id>/<key>")
@requires(Can.ASK_TO_BE_TOLD, on=to_confirm)
@transactional
def confirm(link: Link) -> ResponseReturnValue:
    """Put the address on the list."""
    if link.follower is None:
        return _done(link.record, "gone")
    actions.confirm(link.follower)
    return _done(link.record, "confirmed")


@bp.get("/<int:engagement_id>/public/stop/<int:follower_id>/<key>")
@requires(Can.ASK_TO_BE_TOLD, on=to_stop)
def ask_stop(link: Link) -> ResponseReturnValue:
    """One button."""
    return _button(link, "stop")


@bp.post("/<int:engagement_id>/public/stop/<int:follower_id>/<key>")
@requires(Can.ASK_TO_BE_TOLD, on=to_stop)
@transactional
def stop(link: Link) -> ResponseReturnValue:
    """Forget the address."""
    if link.follower is not None:
        actions.stop(link.follower)
    return _done(link.record, "stopped")


def _button(link: Link, step: str) -> str:
    if link.follower is None:
        return _done(link.record, "stopped" if step == "stop" else "gone")
    return render_template(
        "engagement/loop/one_button.html", record=link.record, step=step, form=BaseForm()
    )


def _done(record: Engagement, step: str) -> str:
    return render_template("engagement/loop/list_done.html", record=record, step=step)
