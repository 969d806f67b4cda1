"""Codes sent by e-mail and typed in: how residents sign in, and one way to check a voter."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from pbapp import clock, keys, limits, outbox
from pbapp.accounts.mailboxes import one_mailbox
from pbapp.accounts.models import Challenge, Purpose
from pbapp.db import db, keep, transaction
from pbapp.i18n import _, ngettext
from pbapp.jobs import every_minute
from pbapp.refusals import Refused

#: OWASP ASVS 5.0, 6.5.5: a code lives ten minutes at most
LIVES = timedelta(minutes=10)
BETWEEN_SENDS = timedelta(seconds=30)
#: a late code is told that it is late; after this it is forgotten
KEPT_AFTER_END = timedelta(hours=1)
DIGITS = 6
LETTERS = {
    Purpose.SIGN_IN: "accounts/mail/sign_in_code.txt",
    Purpose.VOTER_CHECK: "accounts/mail/voter_code.txt",
}


class TooSoon(Refused):
    """A code was sent a moment ago."""

    status = 422


class CodeRefused(Refused):
    """The code does not open the door; the message says what to do next."""

    status = 422


@dataclass(frozen=True)
class Check:
    """What a code is to prove: that whoever holds this browser reads this mailbox."""

    purpose: Purpose
    email: str
    #: the browser's own secret, from waiting.this_browser()
    browser: str
    round_id: int | None = None


def start(
    check: Check, *, caller: str, language: str = "en", letter: str | None = None, **values: Any
) -> None:
    """Send a code; the one sent before to the same browser dies.

    `caller` is the network address of who asks. `letter` is another mail template than the
    purpose's own; it gets `code`, `minutes` and `values`. Raises TooSoon within 30 seconds, and
    limits.TooMany past three sends in 15 minutes or five a day to one mailbox for one purpose, or
    past 60 starts an hour from one caller.
    """
    _not_too_soon(check)
    address = plain(check.email)
    limits.spend(limits.CHECKS_STARTED, caller)
    _spend_send(check)
    db.session.execute(delete(Challenge).where(*_from_here(check)))
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    db.session.add(
        Challenge(
            purpose=check.purpose,
            round_id=check.round_id,
            destination=_destination(check),
            browser=_hash("browser", check.browser),
            code=_code_hash(check, code),
            expires_at=clock.now() + LIVES,
        )
    )
    minutes = int(LIVES.total_seconds() // 60)
    words: dict[str, Any] = {"code": code, "minutes": minutes} | values
    template, cause = letter or LETTERS[check.purpose], outbox.forgotten_once_sent()
    outbox.enqueue(address, template, language=language, cause=cause, **words)


def seconds_to_wait(check: Check) -> int:
    """How long until another code may be sent to this browser; 0 means now."""
    last = db.session.scalar(select(Challenge.made_at).where(*_from_here(check)))
    if last is None:
        return 0
    return max(0, -(-(last + BETWEEN_SENDS - clock.now()) // timedelta(seconds=1)))


def answer(check: Check, typed: str) -> None:
    """Spend the code; returns when it is right, else raises CodeRefused.

    A wrong try counts; what cannot be a code is a slip of the pen and does not.
    """
    challenge = db.session.scalars(
        select(Challenge).where(*_from_here(check)).with_for_update()
    ).first()
    if challenge is None:
        raise CodeRefused(_("There is no code waiting in this browser. Send a new code."))
    if challenge.expires_at <= clock.now():
        raise CodeRefused(_("This code is more than 10 minutes old. Send a new code."))
    if not challenge.tries_left:
        raise CodeRefused(_("There were too many wrong tries. Send a new code."))
    code = "".join(typed.split())
    if not (len(code) == DIGITS and code.isascii() and code.isdecimal()):
        raise CodeRefused(_("A code has 6 digits. Look at the newest e-mail from us."))
    typed_hash = _code_hash(check, code)
    if not secrets.compare_digest(challenge.code, typed_hash):
        _count_wrong(challenge)
        raise CodeRefused(_why_wrong(challenge, typed_hash))
    db.session.delete(challenge)
    db.session.flush()


@every_minute
def forget_old() -> None:
    """Delete challenges that ended an hour ago."""
    with transaction() as session:
        gone = clock.now() - KEPT_AFTER_END
        session.execute(delete(Challenge).where(Challenge.expires_at < gone))


def plain(email: str) -> str:
    """The address as it is compared: no blanks around it, lower case."""
    return email.strip().lower()


def _not_too_soon(check: Check) -> None:
    if seconds := seconds_to_wait(check):
        raise TooSoon(
            ngettext(
                "We have just sent you a code. You can ask for another in one second.",
                "We have just sent you a code. You can ask for another in %(num)s seconds.",
                seconds,
            )
        )


def _spend_send(check: Check) -> None:
    # Each purpose by itself: whoever asks for sign-in codes in your name does not bar your vote.
    mailbox = f"{check.purpose} {one_mailbox(check.email)}"
    limits.require_left(limits.CODES_SENT_DAILY, mailbox)
    limits.spend(limits.CODES_SENT_SOON, mailbox)
    limits.spend(limits.CODES_SENT_DAILY, mailbox)


def _count_wrong(challenge: Challenge) -> None:
    challenge.tries_left -= 1
    keep()  # the answer is a refusal, the try must count all the same
    db.session.flush()


def _why_wrong(challenge: Challenge, typed_hash: str) -> str:
    if _asked_elsewhere(challenge, typed_hash):
        return _(
            "You asked for this code in another browser or on another device. Type it there, or"
            " use the newest code we sent you from here."
        )
    if not challenge.tries_left:
        return _("There were too many wrong tries. Send a new code.")
    return ngettext(
        "That code is not right. Look at the newest e-mail from us. You have one more try.",
        "That code is not right. Look at the newest e-mail from us. You have %(num)s more tries.",
        challenge.tries_left,
    )


def _asked_elsewhere(challenge: Challenge, typed_hash: str) -> bool:
    query = select(Challenge.id).where(
        Challenge.code == typed_hash,
        Challenge.browser != challenge.browser,
        Challenge.expires_at > clock.now(),
    )
    return db.session.scalars(query).first() is not None


def _from_here(check: Check) -> list[ColumnElement[bool]]:
    return [
        Challenge.destination == _destination(check),
        Challenge.browser == _hash("browser", check.browser),
    ]


def _destination(check: Check) -> str:
    """Purpose and round are part of the hash, so one mailbox cannot be followed between them."""
    return _hash("address", check.purpose, str(check.round_id), plain(check.email))


def _code_hash(check: Check, code: str) -> str:
    return _hash("code", _destination(check), code)


def _hash(*parts: str) -> str:
    return keys.keyed_hash(keys.make("challenges"), *parts)
