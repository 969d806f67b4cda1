"""Booking a place. Each question says what its answer is for, and few must be answered."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, Field, HiddenField, StringField
from wtforms.validators import ValidationError

from pbapp.activities.sessions import labels
from pbapp.activities.sessions.actions.booking import Answers
from pbapp.activities.sessions.forms import fields as ask
from pbapp.activities.sessions.kinds import ComesFor, RoleKind, Source, SupportKind
from pbapp.activities.sessions.models import Booking, SupportRequest
from pbapp.forms import BaseForm, EmailAddress, Longest, offered, one_of
from pbapp.i18n import _, lazy
from pbapp.places.models import Organisation

NO, YES = "no", "yes"


class BookingForm(BaseForm):
    """Who comes, for whom, and what they need; name and e-mail may be left out."""

    form_key = HiddenField(default=lambda: secrets.token_urlsafe(12), validators=[Longest(40)])
    name = ask.line(
        lazy("What should we call you?"),
        most=80,
        description=lazy("A first name will do. It helps us to tick you off on the day."),
        render_kw={"autocomplete": "given-name"},
    )
    email = ask.line(
        lazy("Your e-mail"),
        most=200,
        description=lazy("We send you how to join, and word if a place comes free."),
    )
    comes_for = ask.body(
        lazy("Who do you come for?"),
        lazy("Choose one of these."),
        description=lazy("We use it to see which groups come and which we miss."),
    )
    role_kind = ask.one(
        lazy("What do you do there?"),
        labels.ROLES,
        description=lazy("We use it to see whose view is missing."),
    )
    source = ask.from_list(
        lazy("How did you hear of it?"),
        labels.SOURCES,
        blank=lazy("I would rather not say"),
        description=lazy("We use it to see what reaches people."),
    )
    needs_help = one_of(
        lazy("Do you need anything so that you can take part?"),
        [(NO, lazy("No")), (YES, lazy("Yes"))],
        description=lazy("Only those who run this session see it."),
    )
    needs = ask.ticked(lazy("What do you need?"), labels.SUPPORT)
    needs_detail = ask.lines(
        lazy("Tell us more"), most=500, description=lazy("500 characters at most.")
    )
    may_count_return = BooleanField(
        lazy("You may count me if I come again"),
        description=lazy(
            "We keep a code made from your e-mail for a year. No one can read the e-mail from it."
        ),
    )

    def validate_email(self, field: StringField) -> None:
        """An address that mail could reach, where one is given."""
        if field.data:
            EmailAddress()(self, field)

    def validate_needs(self, field: Field) -> None:
        """Something is named where something is needed."""
        if self.needs_help.data == YES and not (field.data or self.needs_detail.data):
            raise ValidationError(_("Tick what you need, or tell us in your own words."))

    def offer(self, bodies: Iterable[Organisation]) -> BookingForm:
        """Put the organisations up for choosing, between coming for oneself and another group."""
        myself, other = ((one.value, words) for one, words in labels.COMES_FOR.items())
        listed = [(str(body.id), body.name) for body in bodies]
        self.comes_for.choices = offered([("", _("Choose one")), myself, *listed, other])
        return self

    def answers(self) -> Answers:
        """What was said; what does not belong to the answers given is left out."""
        comes_for = str(self.comes_for.data)
        of_body = comes_for.isdecimal()
        needs, detail = self._needs()
        return Answers(
            comes_for=ComesFor.ORGANISATION if of_body else ComesFor(comes_for),
            role_kind=RoleKind(self.role_kind.data),
            organisation_id=int(comes_for) if of_body else None,
            source=Source(self.source.data) if self.source.data else None,
            name=self.name.data or "",
            email=(self.email.data or "").lower(),
            may_count_return=bool(self.may_count_return.data),
            needs=needs,
            needs_detail=detail,
        )

    def _needs(self) -> tuple[tuple[SupportKind, ...], str]:
        if self.needs_help.data != YES:
            return (), ""
        kinds = tuple(SupportKind(value) for value in self.needs.data or [])
        return kinds or (SupportKind.OTHER,), self.needs_detail.data or ""


def filled(booking: Booking, needs: Iterable[SupportRequest]) -> dict[str, Any]:
    """What the form shows of a booking that is to be changed."""
    there = list(needs)
    return {
        "name": booking.name,
        "email": booking.email or "",
        "comes_for": str(booking.organisation_id or booking.comes_for.value),
        "role_kind": booking.role_kind.value,
        "source": booking.source.value if booking.source else "",
        "needs_help": YES if there else NO,
        "needs": [one.kind.value for one in there],
        "needs_detail": next((one.detail for one in there if one.detail), ""),
        "may_count_return": booking.returning_key is not None,
    }
