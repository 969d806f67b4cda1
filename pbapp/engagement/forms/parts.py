"""Forms for what belongs to a record, one for each part."""

from __future__ import annotations

from wtforms import BooleanField

from pbapp.access.permissions import Can
from pbapp.engagement import labels
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.kinds import Part
from pbapp.engagement.models import Engagement
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places
from pbapp.standards.framework import NSCE_2016


class AudienceForm(ask.AnswersForm):
    """People whom the subject touches."""

    name = ask.line(lazy("Who are they?"), lazy("Say who they are."))
    kind = ask.chosen(
        lazy("Which of these fits best?"),
        labels.AUDIENCES,
        blank=lazy("Choose one"),
        needed=lazy("Choose the one that fits best."),
    )
    at_risk = BooleanField(lazy("They are often missed"))
    methods = ask.ticked(lazy("How do you plan to reach them?"), labels.METHODS)


class ActivityForm(ask.AnswersForm):
    """One session, survey or stall."""

    name = ask.line(lazy("What is it?"), lazy("Say what it is."))
    method = ask.chosen(
        lazy("How do people take part?"),
        labels.METHODS,
        blank=lazy("Choose one"),
        needed=lazy("Choose how people take part."),
    )
    held_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    place = ask.lines(
        lazy("Where, and what help is there?"),
        most=500,
        description=lazy("The place or link, the time, access, and support. Everyone can read it."),
    )
    told_on = ask.day(lazy("When were people told of it?"))
    headcount = ask.number(
        lazy("How many people came?"), description=lazy("Fill this in afterwards.")
    )
    basis = ask.chosen(lazy("How were they counted?"), labels.BASES, blank=lazy("Not counted yet"))
    discussion_minutes = ask.number(lazy("How many minutes were kept for discussion?"))
    for_named_group = BooleanField(
        lazy("It was for a named group"),
        description=lazy("Small numbers are then hidden from the public page."),
    )


class PaperForm(ask.AnswersForm):
    """A paper or notice."""

    title = ask.line(lazy("What is it called?"), lazy("Enter its title."))
    needed_by = ask.day(lazy("When did people need it?"), lazy("Give the day people need it."))
    published_on = ask.day(lazy("When could people read it?"))
    formats = ask.ticked(lazy("In which formats?"), labels.FORMATS)


class FindingForm(ask.AnswersForm):
    """Something people said, and the answer."""

    statement = ask.lines(
        lazy("What did people say?"),
        lazy("Write what people said."),
        most=1000,
        description=lazy("In plain words, and so that nobody can be known by it."),
    )
    strength = ask.chosen(
        lazy("How many said it?"),
        labels.STRENGTHS,
        blank=lazy("Choose one"),
        needed=lazy("Choose how many said it."),
    )
    stance = ask.chosen(
        lazy("Whose view is it?"),
        labels.STANCES,
        blank=lazy("Choose one"),
        needed=lazy("Choose whose view it is."),
    )
    response = ask.chosen(
        lazy("What is the answer?"), labels.RESPONSES, blank=lazy("No answer yet")
    )
    reason = ask.lines(lazy("Why?"), most=1000)
    responded_on = ask.day(lazy("When was it answered?"))


class DecisionForm(ask.AnswersForm):
    """What was decided."""

    text = ask.lines(lazy("What was decided?"), lazy("Write what was decided."))
    made_on = ask.day(lazy("On which day?"), lazy("Give the day."))
    body = ask.line(lazy("Who decided?"), lazy("Say who decided."))
    method = ask.chosen(
        lazy("How was it decided?"),
        labels.DECISION_METHODS,
        blank=lazy("Choose one"),
        needed=lazy("Choose how it was decided."),
    )
    reason = ask.lines(lazy("Why?"), most=1000)
    departure = ask.lines(
        lazy("If it was not decided as agreed: why?"),
        most=1000,
        description=lazy("Only if other people decided, or in another way, than was agreed."),
    )


class ProgressForm(ask.AnswersForm):
    """How a promise stands: all that may still be said once the record is accepted."""

    status = ask.chosen(lazy("How does it stand?"), labels.STATUSES)
    done_on = ask.day(lazy("When was it done?"))
    progress = ask.lines(
        lazy("What can people know about it?"),
        most=1000,
        description=lazy("Everyone can read it."),
    )


class CommitmentForm(ask.AnswersForm):
    """A promise."""

    text = ask.lines(lazy("What is promised?"), lazy("Write what is promised."), most=1000)
    organisation_id = ask.picked(lazy("Which organisation sees to it?"))
    owner = ask.line(
        lazy("Which post or group there?"),
        description=lazy("For example: Roads team. Please give no private names."),
    )
    due_on = ask.day(lazy("By when?"), lazy("Give the day it is due."))
    status = ask.chosen(lazy("How does it stand?"), labels.STATUSES)
    done_on = ask.day(lazy("When was it done?"))
    progress = ask.lines(
        lazy("What can people know about it?"),
        most=1000,
        description=lazy("Everyone can read it."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = [(one.id, one.name) for one in places.organisations()]
        self.organisation_id.choices = offered([("", lazy("None of these")), *rows])


class FeedbackForm(ask.AnswersForm):
    """What people are told, in its four parts."""

    kind = ask.chosen(
        lazy("What do you tell people?"),
        labels.FEEDBACK,
        blank=lazy("Choose one"),
        needed=lazy("Choose what you tell people."),
    )
    how_done = ask.lines(lazy("How it was done"), most=4000)
    weighed_up = ask.lines(lazy("What was weighed up"), most=4000)
    will_happen = ask.lines(lazy("What will happen"), most=4000)
    why = ask.lines(lazy("Why"), most=4000)
    published_on = ask.day(
        lazy("From when can people read it?"),
        description=lazy("Leave this empty while you are writing. With a day, everyone sees it."),
    )


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


FORMS: dict[Part, type[ask.AnswersForm]] = {
    Part.AUDIENCE: AudienceForm,
    Part.ACTIVITY: ActivityForm,
    Part.PAPER: PaperForm,
    Part.FINDING: FindingForm,
    Part.DECISION: DecisionForm,
    Part.COMMITMENT: CommitmentForm,
    Part.FEEDBACK: FeedbackForm,
    Part.EVIDENCE: EvidenceForm,
}


def form_for(record: Engagement, part: Part, row: object = None) -> ask.AnswersForm:
    """The form for a new row or for one that is there, as far as the record's state lets it."""
    stands = part is Part.COMMITMENT and not record.allows(Can.EDIT_ENGAGEMENT)
    return (ProgressForm if stands and row else FORMS[part])(obj=row)


#: what the page says over the questions
HEADINGS: dict[Part, str] = {
    Part.AUDIENCE: lazy("People it touches"),
    Part.ACTIVITY: lazy("An activity"),
    Part.PAPER: lazy("A paper or notice"),
    Part.FINDING: lazy("Something people said"),
    Part.DECISION: lazy("A decision"),
    Part.COMMITMENT: lazy("A promise"),
    Part.FEEDBACK: lazy("What people are told"),
    Part.EVIDENCE: lazy("Evidence added by hand"),
}
NEW: dict[Part, str] = {
    Part.AUDIENCE: lazy("Add people it touches"),
    Part.ACTIVITY: lazy("Add an activity"),
    Part.PAPER: lazy("Add a paper or notice"),
    Part.FINDING: lazy("Add something people said"),
    Part.DECISION: lazy("Add a decision"),
    Part.COMMITMENT: lazy("Add a promise"),
    Part.FEEDBACK: lazy("Tell people something"),
    Part.EVIDENCE: lazy("Add evidence"),
}
