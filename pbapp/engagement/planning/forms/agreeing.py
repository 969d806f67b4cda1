"""Forms for putting a plan to the partners, and for what they say to it."""

from __future__ import annotations

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.plan import labels
from pbapp.i18n import lazy


class VersionForm(ask.AnswersForm):
    """What is new in the plan that partners are asked about."""

    what_changed = ask.lines(
        lazy("What changed, and why?"),
        most=1000,
        description=lazy("Partners read this first."),
    )


class ChangeForm(ask.AnswersForm):
    """The change a partner asks for."""

    words = ask.lines(lazy("What should change?"), lazy("Say what should change."), most=1000)


class NoteForm(ask.AnswersForm):
    """A reply that came on paper or in a meeting."""

    reply = ask.chosen(
        lazy("What did they say?"),
        labels.REPLIES,
        blank=lazy("Choose one"),
        needed=lazy("Choose what they said."),
    )
    words = ask.lines(lazy("If they ask for a change: what should change?"), most=1000)
    evidence = ask.line(
        lazy("Where can it be seen?"),
        lazy("Say where it can be seen."),
        description=lazy("For example: minute of 3 May, item 2. Or the name of a file."),
    )
    given_on = ask.day(lazy("On which day did they say so?"), lazy("Give the day."))
