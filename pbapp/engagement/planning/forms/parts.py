"""Forms for the lists of a plan."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from pbapp.engagement.forms import fields as ask
from pbapp.engagement.plan import labels
from pbapp.engagement.plan.kinds import Part
from pbapp.forms import Between, Maybe, MoneyField, Required, WholeNumber, offered
from pbapp.i18n import lazy
from pbapp.places import queries as places

MOST_DAYS = 10_000
NO_NAMES = lazy("A post or a group. Please give no private names.")


def _bodies(nothing: str) -> Any:
    rows = [(one.id, one.name) for one in places.organisations()]
    return offered([("", nothing), *rows])


class PartnerForm(ask.AnswersForm):
    """A body that works on it."""

    organisation_id = ask.picked(lazy("Which body is it?"))
    role = ask.chosen(
        lazy("What is its part?"),
        labels.PARTNER_ROLES,
        blank=lazy("Choose one"),
        needed=lazy("Choose its part."),
    )
    contribution = ask.chosen(
        lazy("What does it give?"), labels.CONTRIBUTIONS, blank=lazy("Nothing, or not said yet")
    )
    staff_days = WholeNumber(
        lazy("How many days of work, in all?"), [Maybe(), Between(1, MOST_DAYS)]
    )
    amount_pence = ask.money(lazy("How much money, or what is it worth, in pounds?"))
    amount = ask.line(
        lazy("Or in words, where neither fits"),
        description=lazy("For example: the hall, six evenings."),
    )
    joined_on = ask.day(lazy("When did it join?"), lazy("Give the day it joined."))
    confirmed_focus_on = ask.day(
        lazy("When did it say yes to what the work is about?"),
        description=lazy("Only if it told you in another way. It can also say so here itself."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation_id.choices = _bodies(lazy("Choose one"))


class BarrierForm(ask.AnswersForm):
    """What keeps people away."""

    kind = ask.chosen(
        lazy("What is it about?"),
        labels.BARRIERS,
        blank=lazy("Choose one"),
        needed=lazy("Choose what it is about."),
    )
    who = ask.line(
        lazy("Whom does it keep away?"),
        lazy("Say whom it keeps away."),
        description=lazy("A group of people, never one person."),
    )
    description = ask.lines(
        lazy("What stands in their way?"), lazy("Say what stands in their way."), most=1000
    )
    found_by = ask.chosen(
        lazy("Who saw it first?"),
        labels.FOUND_BY,
        blank=lazy("Choose one"),
        needed=lazy("Choose who saw it first."),
    )
    action = ask.lines(lazy("What do you do about it?"), most=1000)
    owner = ask.line(lazy("Who sees to it?"), description=NO_NAMES)
    cost_pence = MoneyField(lazy("What does it cost, in pounds?"), [Maybe()])
    status = ask.chosen(lazy("How does it stand?"), labels.BARRIER_STATUSES)
    reason = ask.lines(lazy("If it has to stay: why?"), most=1000)


class SupportForm(ask.AnswersForm):
    """Help people can turn to."""

    kind = ask.chosen(
        lazy("What help is it?"),
        labels.SUPPORT,
        blank=lazy("Choose one"),
        needed=lazy("Choose what help it is."),
    )
    organisation_id = ask.picked(lazy("Which body gives it?"))
    provider = ask.line(lazy("If it is not in the list: who gives it?"), description=NO_NAMES)
    is_independent = BooleanField(
        lazy("It is independent: this body neither leads the work nor takes part in it")
    )
    offered_to = ask.line(lazy("To whom is it offered?"))
    taken_up = ask.number(lazy("How many took it up?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation_id.choices = _bodies(lazy("None of these"))

    def values(self) -> dict[str, Any]:
        """Nothing written is nobody."""
        return {**super().values(), "taken_up": self.taken_up.data or 0}


class ContactForm(ask.AnswersForm):
    """How a core group wants to be kept in touch."""

    who = ask.line(
        lazy("Which group is it?"),
        lazy("Name the group."),
        description=lazy("For example: the steering group. Please give no names of people."),
    )
    people = WholeNumber(
        lazy("How many people are in it?"),
        [
            Required(lazy("Say how many people there are, at least one.")),
            Between(1, ask.MOST_PEOPLE),
        ],
    )
    asked = ask.number(lazy("How many were asked how they want to be kept in touch?"))
    wanted = ask.ticked(lazy("Which ways do they want?"), labels.CHANNELS)
    used = ask.ticked(lazy("Which ways do you use?"), labels.CHANNELS)

    def values(self) -> dict[str, Any]:
        """Nothing written is nobody."""
        given = super().values()
        ticks = {name: given[name] or [] for name in ("wanted", "used")}
        return {**given, **ticks, "asked": given["asked"] or 0}


class OutcomeForm(ask.AnswersForm):
    """What should come of it."""

    text = ask.lines(
        lazy("What should come of it?"), lazy("Write what should come of it."), most=1000
    )
    measure = ask.line(lazy("How will you see it?"), description=lazy("What you count or look at."))
    baseline = ask.line(lazy("How do things stand today?"))
    no_baseline = BooleanField(lazy("We looked, and nobody knows how things stand today"))
    target = ask.line(lazy("What do you aim for?"))
    source = ask.line(lazy("Where do the figures come from?"))
    due_on = ask.day(lazy("By when?"))
    result = ask.lines(lazy("What came of it?"), most=1000)
    status = ask.chosen(
        lazy("Did it come about?"), labels.OUTCOME_STATUSES, blank=lazy("Not looked at yet")
    )
    evidence = ask.lines(lazy("What shows it?"), most=1000)


class AssessmentForm(ask.AnswersForm):
    """An assessment made before the decision."""

    kind = ask.chosen(
        lazy("Which one is it?"),
        labels.ASSESSMENT_KINDS,
        blank=lazy("Choose one"),
        needed=lazy("Choose which one it is."),
    )
    status = ask.chosen(lazy("How far is it?"), labels.ASSESSMENT_STATUSES)
    stage = ask.chosen(
        lazy("For the Fairer Scotland Duty: at which stage is it?"),
        labels.DUTY_STAGES,
        blank=lazy("It is another one, or has not begun"),
    )
    dated = ask.day(lazy("Of which day is it?"))
    author = ask.line(lazy("Who wrote it?"), description=NO_NAMES)
    signed_off_by = ask.line(lazy("Who signed it off?"), description=NO_NAMES)
    evidence = ask.lines(lazy("What does it rest on?"), most=1000)
    reason = ask.lines(lazy("If none is needed: why?"), most=1000)
    published_at = ask.link(lazy("Where can people read it?"))
    review_on = ask.day(lazy("When will it be looked at again?"))


class ScreenForm(ask.AnswersForm):
    """One row of the equality screen."""

    affected = ask.chosen(
        lazy("Does it touch these people more than others?"),
        labels.ANSWERS,
        blank=lazy("Not answered yet"),
    )
    evidence = ask.lines(lazy("How do you know?"), most=1000)
    action = ask.lines(lazy("What do you do about it?"), most=1000)
    action_status = ask.chosen(lazy("How far is that?"), labels.ACTION_STATUSES)
    reason = ask.lines(lazy("If you do nothing: why?"), most=1000)


class ImpactForm(ask.AnswersForm):
    """What an assessment says of one group."""

    impact = ask.chosen(
        lazy("What does it do to these people?"),
        labels.IMPACTS,
        blank=lazy("Choose one"),
        needed=lazy("Choose what it does to them."),
    )
    mitigation = ask.lines(
        lazy("What do you do about it, or why does it have to be?"),
        most=1000,
        description=lazy("Needed where it is bad for them."),
    )


class RoleForm(ask.AnswersForm):
    """Who does what."""

    holder = ask.coded(
        lazy("Who has this role?"),
        {},
        blank=lazy("Choose one"),
        needed=lazy("Choose who has this role."),
    )
    text = ask.line(lazy("What do they do?"), lazy("Write what they do."), most=500)
    duties = ask.lines(lazy("What are they answerable for?"), most=1000)
    accepted_on = ask.day(
        lazy("When did they say yes to it?"),
        description=lazy("Only if they told you in another way. They can also say so here."),
    )

    def offer(self, holders: dict[str, str], held_by: str = "") -> None:
        """Partners and representatives, each by a word that names the list and the row."""
        self.holder.choices = offered([("", lazy("Choose one")), *holders.items()])
        if not self.holder.raw_data:
            self.holder.data = held_by

    def values(self) -> dict[str, Any]:
        """The holder as the column it stands in."""
        given = super().values()
        kind, _dash, key = str(given.pop("holder")).partition("-")
        keys = {"partner_id": None, "representative_id": None, f"{kind}_id": int(key)}
        return {**given, **keys}


FORMS: dict[Part, type[ask.AnswersForm]] = {
    Part.PARTNER: PartnerForm,
    Part.ROLE: RoleForm,
    Part.BARRIER: BarrierForm,
    Part.SUPPORT: SupportForm,
    Part.CONTACT: ContactForm,
    Part.OUTCOME: OutcomeForm,
    Part.ASSESSMENT: AssessmentForm,
}
#: what nobody can know when a row is new
ASKED_LATER: dict[Part, tuple[str, ...]] = {Part.OUTCOME: ("result", "status", "evidence")}
HEADINGS = labels.PARTS
NEW: dict[Part, str] = {
    Part.PARTNER: lazy("Add a partner"),
    Part.ROLE: lazy("Add a role"),
    Part.BARRIER: lazy("Add something that keeps people away"),
    Part.SUPPORT: lazy("Add help people can turn to"),
    Part.CONTACT: lazy("Add a group to keep in touch with"),
    Part.OUTCOME: lazy("Add something that should come of it"),
    Part.ASSESSMENT: lazy("Add an assessment"),
}
