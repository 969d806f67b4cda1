"""Forms for how the work went: changes, comments, complaints, what it serves, evidence."""

from __future__ import annotations

from wtforms import BooleanField

from pbapp.engagement import labels
from pbapp.engagement.forms import fields as ask
from pbapp.i18n import lazy
from pbapp.standards.framework import NSCE_2016


class ChangeForm(ask.AnswersForm):
    """Something done otherwise than planned."""

    what = ask.lines(lazy("What was changed?"), lazy("Write what was changed."), most=1000)
    changed_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    asked_by = ask.line(
        lazy("Who asked for it?"),
        description=lazy("A group or a body, no private names. Empty if nobody asked."),
    )
    from_comment = BooleanField(lazy("A comment from the community led to it"))


class CommentForm(ask.AnswersForm):
    """A comment on how the work is done, and its answer."""

    about = ask.lines(
        lazy("What did somebody say?"),
        lazy("Write what was said."),
        most=1000,
        description=lazy("Nothing by which somebody can be known."),
    )
    received_on = ask.day(lazy("On which day did it come?"), lazy("Give the day it came."))
    answered_on = ask.day(lazy("On which day was it answered?"))
    answer = ask.lines(lazy("What was answered?"), most=1000)


class ComplaintForm(ask.AnswersForm):
    """A complaint about how people were dealt with."""

    about = ask.lines(
        lazy("What is it about?"),
        lazy("Write what it is about."),
        most=1000,
        description=lazy("Nothing by which somebody can be known."),
    )
    received_on = ask.day(lazy("On which day did it come?"), lazy("Give the day it came."))
    is_conduct = BooleanField(lazy("It is about how somebody behaved"))
    answered_on = ask.day(lazy("On which day was it answered?"))
    answer = ask.lines(lazy("What was answered?"), most=1000)


class LinkForm(ask.AnswersForm):
    """What else the work serves."""

    kind = ask.chosen(
        lazy("What is it?"),
        labels.LINKS,
        blank=lazy("Choose one"),
        needed=lazy("Choose what it is."),
    )
    title = ask.line(lazy("What is it called?"), lazy("Enter its title."))
    found_at = ask.link(lazy("Where is it?"), description=lazy("A file's name, or a link."))


class EvidenceForm(ask.AnswersForm):
    """Evidence that a person adds."""

    indicator = ask.coded(
        lazy("Which indicator does it speak for?"),
        {
            one.code: lazy("%(code)s: %(wording)s", code=one.code, wording=lazy(one.wording))
            for one in NSCE_2016.indicators
        },
        blank=lazy("Choose one"),
        needed=lazy("Choose the indicator it speaks for."),
    )
    what = ask.lines(lazy("What is it?"), lazy("Say what it is."), most=500)
    dated = ask.day(lazy("Of which day is it?"), lazy("Give its day."))
    found_at = ask.link(lazy("Where is it?"), description=lazy("A file's name, or a link."))
    seen_by = ask.line(
        lazy("Who has seen it?"),
        lazy("Say who has seen it."),
        description=lazy("A post or a group, no private names."),
    )
