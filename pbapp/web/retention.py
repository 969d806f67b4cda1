"""What is kept about people and for how long, as the privacy page prints it."""

from __future__ import annotations

from pbapp.i18n import lazy

KEPT: tuple[tuple[str, str], ...] = (
    (lazy("The e-mail address a code was sent to"), lazy("One day after it was sent")),
    (lazy("The code itself"), lazy("It works for 10 minutes; we keep only a scrambled form")),
    (
        lazy("The scrambled form of your e-mail or card"),
        lazy("Until the round is closed; then it is deleted"),
    ),
    (lazy("Your ballot, without your name"), lazy("As part of the public record")),
    (lazy("Your account, if you make one"), lazy("Until you delete it")),
    (
        lazy("Ideas and comments you send"),
        lazy("As part of the public record; your name goes when you delete your account"),
    ),
    (lazy("How often somebody tried a code"), lazy("Two days, without the address")),
)


def rows() -> list[list[str]]:
    """The table in the reader's language."""
    return [[str(what), str(long)] for what, long in KEPT]
