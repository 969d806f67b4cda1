"""Beginning a look at a place, taking in responses, letting results out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, update

from pbapp import clock, limits
from pbapp.access.roles import SYSTEM
from pbapp.activities import publishing
from pbapp.activities.asked import Channel
from pbapp.activities.changing import must_allow, must_be_in_order
from pbapp.activities.limits import REPLIES
from pbapp.activities.place_standard.kinds import MOST_IN_GROUP, Mode
from pbapp.activities.place_standard.models import PlaceResponse, PlaceRun
from pbapp.activities.place_standard.released import as_kept
from pbapp.activities.place_standard.results import results_of
from pbapp.activities.place_standard.themes import LATEST, load
from pbapp.activities.records import RecordRef
from pbapp.activities.standing import Act
from pbapp.activities.taking import from_file, stored, typed_in
from pbapp.audit import Event, record
from pbapp.db import db
from pbapp.i18n import _
from pbapp.places.models import Area
from pbapp.refusals import Unfit

if TYPE_CHECKING:
    from pbapp.access.roles import Actor


def begin(about: RecordRef, made: PlaceRun, *, by: Actor, days: tuple[date, date]) -> PlaceRun:
    """Begin a look between two days; its questions are those of the newest version."""
    must_be_in_order(*days)
    if db.session.get(Area, made.area_id) is None:
        raise Unfit({"area_id": _("Choose one of these.")})
    made.engagement_id, made.made_by_id = about.id, by.user_id
    made.opens_on, made.closes_on = days
    made.version, made.ready_on = LATEST, clock.today()
    db.session.add(made)

    record(Event.PLACE_RUN_MADE, on=made, by=by, version=made.version)
    return made


def answer(run: PlaceRun, response: PlaceResponse, *, source: str) -> None:
    """Keep somebody's own scores from their own screen; sent twice, they are kept once."""
    must_allow(run, Act.ANSWER)
    limits.spend(REPLIES, source)
    response.mode, response.group_size = Mode.INDIVIDUAL, None
    response.channel = Channel.ONLINE
    stored(_checked(run, response))


def enter(run: PlaceRun, response: PlaceResponse, *, by: Actor) -> None:
    """Add a sheet filled in by somebody, or by a group together."""
    must_allow(run, Act.ENTER)
    response.channel = Channel.PAPER
    typed_in(run, _checked(run, response), by=by)


def take_in(run: PlaceRun, responses: Sequence[PlaceResponse], *, by: Actor) -> int:
    """Add the responses of a file, all or none; a file sent twice raises Unfit."""
    must_allow(run, Act.ENTER, alone=True)
    for response in responses:
        response.channel = Channel.FILE
    return from_file(run, [_checked(run, one) for one in responses], by=by)


def publish(run: PlaceRun, *, by: Actor) -> None:
    """Let the results out, once; nothing is added afterwards."""
    publishing.publish(run, lambda: as_kept(results_of(run)), by=by)


def forget(run: PlaceRun) -> None:
    """Count what is not out yet, then empty every response; heads stay for the record."""
    if run.results_on is None:
        publishing.freeze(run, as_kept(results_of(run)), by=SYSTEM)
    emptied = {"scores": {}, "good": {}, "better": {}, "day": run.closes_on}
    emptied["form_key"] = cast(PlaceResponse.id, String)
    mine = PlaceResponse.run_id == run.id
    db.session.execute(update(PlaceResponse).where(mine).values(emptied))


def _checked(run: PlaceRun, response: PlaceResponse) -> PlaceResponse:
    """Scores lie on the scale of their age; a group says how many it was. Raises Unfit."""
    response.run_id, version = run.id, load(run.version)
    points = version.points(response.age)
    for code, score in response.scores.items():
        if code not in version.codes or score not in points:
            raise Unfit({code: _("Choose one of the points of the scale.")})
    if not response.scores:
        raise Unfit({version.codes[0]: _("Score one theme at least. You can leave out the rest.")})
    size = response.group_size
    if (response.mode is Mode.GROUP) != (size is not None) and response.mode is not Mode.WALK:
        raise Unfit({"group_size": _("A group says how many people it was. One person does not.")})
    if response.day and response.day > clock.today():
        raise Unfit({"day": _("This day is still to come.")})
    if size is not None and not 2 <= size <= MOST_IN_GROUP:
        raise Unfit({"group_size": _("Enter a number from 2 to %(most)s.", most=MOST_IN_GROUP)})
    return response
