"""What is kept about people and for how long, as the privacy page prints it.

Every stretch of time comes from the part of the software that deletes by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from pbapp import limits
from pbapp.accounts import challenges, invitations, visits
from pbapp.activities import asked, once
from pbapp.activities.sessions.actions import upkeep as sessions
from pbapp.engagement.loop.actions import followers
from pbapp.i18n import lazy, ngettext
from pbapp.outbox import box

RECORD = lazy("As part of the public record")
OF_ROUND = lazy("With the records of the round")
OF_PARTNERSHIP = lazy("With the partnership's records")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: longer than this is told in months, twelve of which are a year of 365 days
MANY_DAYS = timedelta(days=90)


@dataclass(frozen=True)
class Kept:
    """Something kept about people: how long, with a name in it for each stretch of time."""

    what: str
    how_long: str
    times: Mapping[str, timedelta]


def _kept(what: str, how_long: str, **times: timedelta) -> Kept:
    return Kept(what, how_long, times)


KEPT: tuple[Kept, ...] = (
    _kept(
        lazy("The letter with a code, and the e-mail address it goes to"),
        lazy("Until it is sent; if it cannot be sent, about %(time)s"),
        time=box.KEPT,
    ),
    _kept(
        lazy("Other letters we send, and the address they go to"),
        lazy("Until %(time)s after they are sent; if they cannot be sent, about %(time)s"),
        time=box.KEPT,
    ),
    _kept(
        lazy("The code itself"),
        lazy("It works for %(time)s. A scrambled form goes about %(after)s later"),
        time=challenges.LIVES,
        after=challenges.KEPT_AFTER_END,
    ),
    _kept(
        lazy("The scrambled form of your e-mail address, if you vote with one"),
        lazy("Until the round is closed; then it is deleted"),
    ),
    _kept(
        lazy("The scrambled form of the code on a card, if you vote with one"),
        lazy("With the records of the round; a card has no name on it"),
    ),
    _kept(
        lazy(
            "That somebody was given a right to vote: how, where and on which day, without a name"
        ),
        OF_ROUND,
    ),
    _kept(lazy("Your ballot, without your name"), RECORD),
    _kept(
        lazy("Your account, if you make one: name and e-mail address"),
        lazy("Until you delete it"),
    ),
    _kept(
        lazy("That you are signed in"),
        lazy("Until you sign out, %(time)s at most"),
        time=visits.RESIDENT_LASTS,
    ),
    _kept(
        lazy("Ideas, questions and comments you send"),
        lazy("As part of the public record; your name goes when you delete your account"),
    ),
    _kept(
        lazy("Reports of comments: what you wrote, and your account if you were signed in"),
        lazy("With the records of the round; your name goes when you delete your account"),
    ),
    _kept(
        lazy("Your place at a session: your name and e-mail address"),
        lazy("Until %(time)s after the session; gone at once if you give the place back"),
        time=sessions.KEPT,
    ),
    _kept(
        lazy("Help you need to take part in a session"),
        lazy("Until %(time)s after the session; then only how many people asked"),
        time=sessions.KEPT,
    ),
    _kept(
        lazy("A scrambled form of your e-mail address, if we may count that you came again"),
        lazy("Until %(time)s after the session"),
        time=sessions.RETURNING_KEPT,
    ),
    _kept(
        lazy("What you answer in a survey, or say about a session or a place: no name, no hour"),
        lazy(
            "Until %(time)s after its last day. "
            "Then we keep only numbers, and quotes that do not tell who said them"
        ),
        time=asked.KEPT,
    ),
    _kept(
        lazy("What a survey asks about you, such as your age: kept apart from your other answers"),
        lazy("Until %(time)s after its last day; then only how many people gave each answer"),
        time=asked.KEPT,
    ),
    _kept(
        lazy("That this browser has answered, as a cookie without your answers"),
        lazy("%(time)s, in your browser only"),
        time=once.KEPT,
    ),
    _kept(
        lazy("Your e-mail address, if you ask to be told what comes of a piece of work"),
        lazy(
            "Until we have told you what changed or you stop it, %(time)s at most; "
            "%(unsure)s if you do not say yes to our first letter"
        ),
        time=followers.LONGEST,
        unsure=followers.UNCONFIRMED,
    ),
    _kept(
        lazy("If you speak for your community: your post, your account, meetings and reports"),
        OF_PARTNERSHIP,
    ),
    _kept(
        lazy("Accounts of people who work here: name, e-mail address, roles"),
        lazy("Until they leave and the account is deleted"),
    ),
    _kept(
        lazy("Invitations to work here: name and e-mail address"),
        lazy("Until they are taken up, %(time)s at most"),
        time=invitations.LIVES,
    ),
    _kept(
        lazy("A log of who did what: the number of an account, never a ballot"),
        lazy("For good; it cannot be changed. The name behind a number goes with the account"),
    ),
    _kept(
        lazy("Records of engagement, with the names of people who work on them"),
        lazy("With the partnership's records; what is published is part of the public record"),
    ),
    _kept(
        lazy("Witnesses of a lot: the two names"),
        lazy("As part of the public record: they stand with the result"),
    ),
    _kept(
        lazy("Who answered for a group that was offered part of its money: the name"),
        lazy("With the records of the round; only the people who run it see it"),
    ),
    _kept(
        lazy("How often somebody tried a code or a password, booked or asked for a letter"),
        lazy("About %(time)s, without the address"),
        time=limits.KEPT,
    ),
)


def rows() -> list[list[str]]:
    """The table in the reader's language."""
    return [
        [str(one.what), str(one.how_long) % {name: span(it) for name, it in one.times.items()}]
        for one in KEPT
    ]


def span(time: timedelta) -> str:
    """A stretch of time in the largest unit that tells it well."""
    if time > MANY_DAYS:
        months = round(time / timedelta(days=365) * 12)
        return ngettext("%(num)s month", "%(num)s months", months)
    if time >= DAY:
        return ngettext("%(num)s day", "%(num)s days", time // DAY)
    if time >= HOUR:
        return ngettext("%(num)s hour", "%(num)s hours", time // HOUR)
    return ngettext("%(num)s minute", "%(num)s minutes", time // timedelta(minutes=1))
