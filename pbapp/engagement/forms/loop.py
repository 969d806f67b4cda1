"""Forms for what was heard, decided, promised and told."""

from __future__ import annotations

from collections.abc import Iterable

from pbapp.engagement import labels
from pbapp.engagement.forms import fields as ask
from pbapp.engagement.forms.folds import FoldedForm
from pbapp.engagement.labels import answers as words
from pbapp.engagement.models import Decision
from pbapp.forms import offered
from pbapp.i18n import lazy
from pbapp.places import queries as places


class FindingForm(FoldedForm):
    """Something people said, and the answer."""

    FOLDS = {
        lazy("More about it"): ("kind", "theme", "sources"),
        lazy("The answer, if there is one already"): ("response", "reason", "responded_on"),
    }

    statement = ask.lines(
        lazy("What did people say?"),
        lazy("Write what people said."),
        most=1000,
        description=lazy("In plain words, and so that nobody can be known by it."),
    )
    kind = ask.chosen(
        lazy("What sort of thing is it?"), words.FINDING_KINDS, blank=lazy("Not said")
    )
    theme = ask.line(
        lazy("What is it about?"), description=lazy("A word or two, such as: buses"), most=80
    )
    sources = ask.lines(
        lazy("Where did you hear it?"),
        most=500,
        description=lazy("For example: the drop-in and 12 letters. No names."),
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
    minute_ref = ask.line(
        lazy("Where do the minutes say so?"), description=lazy("For example: 3 May 2026, item 7.")
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
    who = ask.chosen(lazy("Who does it?"), words.WHO, blank=lazy("Not said"))
    decision_id = ask.picked(lazy("Which decision does it come from?"))
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
        self.offer(())

    def offer(self, decisions: Iterable[Decision]) -> None:
        """Let people pick one of the record's decisions."""
        rows = [(one.id, one.text[:80]) for one in decisions]
        self.decision_id.choices = offered([("", lazy("None of these")), *rows])


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
    formats = ask.ticked(lazy("In which formats?"), labels.FORMATS)
    channels = ask.line(
        lazy("Where can people find it?"),
        description=lazy("For example: the library, the school newsletter."),
    )
    published_on = ask.day(
        lazy("From when can people read it?"),
        description=lazy("Leave this empty while you are writing. With a day, everyone sees it."),
    )
