"""What is kept about people and for how long, as the privacy page prints it."""

from __future__ import annotations

from pbapp.i18n import lazy

RECORD = lazy("As part of the public record")

KEPT: tuple[tuple[str, str], ...] = (
    (
        lazy("The letter with a code, and the e-mail address it goes to"),
        lazy("Until it is sent; if it cannot be sent, about one day"),
    ),
    (
        lazy("Other letters we send, and the address they go to"),
        lazy("One day after they are sent; if they cannot be sent, about one day"),
    ),
    (
        lazy("The code itself"),
        lazy("It works for 10 minutes. A scrambled form goes about an hour later"),
    ),
    (
        lazy("The scrambled form of your e-mail address, if you vote with one"),
        lazy("Until the round is closed; then it is deleted"),
    ),
    (
        lazy("The scrambled form of the code on a card, if you vote with one"),
        lazy("With the records of the round; a card has no name on it"),
    ),
    (
        lazy(
            "That somebody was given a right to vote: how, where and on which day, without a name"
        ),
        lazy("With the records of the round"),
    ),
    (lazy("Your ballot, without your name"), RECORD),
    (lazy("Your account, if you make one: name and e-mail address"), lazy("Until you delete it")),
    (
        lazy("Your e-mail address, if you ask to be told what comes of a piece of work"),
        lazy("Until we have told you what changed or you stop it, 18 months at most"),
    ),
    (lazy("That you are signed in"), lazy("Until you sign out, one day at most")),
    (
        lazy("Ideas, questions and comments you send"),
        lazy("As part of the public record; your name goes when you delete your account"),
    ),
    (
        lazy("Reports of comments: what you wrote, and your account if you were signed in"),
        lazy("With the records of the round; your name goes when you delete your account"),
    ),
    (
        lazy("Accounts of people who work here: name, e-mail address, roles"),
        lazy("Until they leave and the account is deleted"),
    ),
    (
        lazy("Invitations to work here: name and e-mail address"),
        lazy("Until they are taken up, two days at most"),
    ),
    (
        lazy("A log of who did what: the number of an account, never a ballot"),
        lazy("For good; it cannot be changed. The name behind a number goes with the account"),
    ),
    (
        lazy("Records of engagement, with the names of people who work on them"),
        lazy("With the partnership's records; what is published is part of the public record"),
    ),
    (
        lazy("Witnesses of a lot: the two names"),
        lazy("As part of the public record: they stand with the result"),
    ),
    (
        lazy("Who answered for a group that was offered part of its money: the name"),
        lazy("With the records of the round; only the people who run it see it"),
    ),
    (
        lazy("How often somebody tried a code or a password"),
        lazy("About two days, without the address"),
    ),
)


def rows() -> list[list[str]]:
    """The table in the reader's language."""
    return [[str(what), str(long)] for what, long in KEPT]
