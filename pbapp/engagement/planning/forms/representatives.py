"""Forms for the record of somebody who speaks for a community."""

from __future__ import annotations

from collections.abc import Mapping

from pbapp.engagement.forms import fields as ask
from pbapp.forms import offered
from pbapp.i18n import lazy


class RepresentativeForm(ask.AnswersForm):
    """Who they are, and what they were given at the start."""

    organisation_id = ask.picked(lazy("Which body do they speak for?"))
    post = ask.line(
        lazy("What is their post called?"),
        lazy("Name the post."),
        description=lazy("For example: representative for the north. Please give no private name."),
    )
    user_id = ask.picked(lazy("With which account do they sign in?"))
    worker_id = ask.picked(lazy("Who is their named worker?"))
    inducted_on = ask.day(lazy("When did somebody first take them through how it works?"))
    framework = ask.lines(lazy("How do they keep in touch with those they speak for?"), most=1000)

    def offer(
        self, bodies: Mapping[int, str], speakers: Mapping[int, str], staff: Mapping[int, str]
    ) -> None:
        """The lists to choose from."""
        nobody = ("", lazy("Nobody yet"))
        self.organisation_id.choices = offered([("", lazy("Choose one")), *bodies.items()])
        self.user_id.choices = offered([nobody, *speakers.items()])
        self.worker_id.choices = offered([nobody, *staff.items()])


class WorkForm(ask.AnswersForm):
    """One more piece of work they take part in."""

    engagement_id = ask.picked(lazy("Which work?"))

    def offer(self, records: Mapping[int, str]) -> None:
        """The records to choose from."""
        self.engagement_id.choices = offered([("", lazy("Choose one")), *records.items()])


class ServeForm(ask.AnswersForm):
    """A representative who takes part in a record's work."""

    representative_id = ask.picked(lazy("Which representative takes part?"))

    def offer(self, people: Mapping[int, str]) -> None:
        """The representatives to choose from."""
        self.representative_id.choices = offered([("", lazy("Choose one")), *people.items()])


class MeetingForm(WorkForm):
    """A meeting they went to."""

    name = ask.line(lazy("Which meeting is it?"), lazy("Name the meeting."))
    held_on = ask.day(lazy("When is the meeting?"), lazy("Give the day of the meeting."))
    papers_on = ask.day(
        lazy("When did the papers come?"), description=lazy("Leave it empty if none came yet.")
    )
    pre_meeting_on = ask.day(
        lazy("When did somebody go through the papers with you first?"),
        description=lazy("Leave it empty if nobody did."),
    )


class ReportForm(WorkForm):
    """They told those they speak for."""

    reported_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    how = ask.line(
        lazy("How did you tell people?"),
        lazy("Say how you told people."),
        description=lazy("For example: a talk at our meeting."),
    )
    heard = ask.lines(
        lazy("What did people say?"), most=1000, description=lazy("Please give no names.")
    )
