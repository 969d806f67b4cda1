"""What people fill in to sign in and to look after their account."""

from __future__ import annotations

from typing import Any

from wtforms import (  # type: ignore[attr-defined]  # choices are newer than the stubs
    PasswordField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import EqualTo, Length, Optional

from pbapp.access.roles import STAFF, Role
from pbapp.accounts.labels import ROLES
from pbapp.accounts.passwords import LONGEST, SHORTEST
from pbapp.forms import BaseForm, EmailAddress, Longest, Required
from pbapp.i18n import lazy, offered

NEEDS_EMAIL = lazy("Enter your e-mail address.")


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class EmailForm(BaseForm):
    """The address a code goes to."""

    email = StringField(
        lazy("E-mail address"),
        [Required(NEEDS_EMAIL), Longest(200), EmailAddress()],
        filters=[_trimmed],
    )


class CodeForm(BaseForm):
    """The code that came by e-mail."""

    code = StringField(
        lazy("Code"),
        [Required(lazy("Enter the 6-digit code from the e-mail.")), Longest(40)],
        description=lazy("6 digits"),
    )


class NameForm(BaseForm):
    """The name other people will see."""

    name = StringField(
        lazy("Name people will see"),
        [Required(lazy("Enter a name.")), Longest(60)],
        description=lazy(
            "It stands beside your ideas and comments. It need not be your full name."
        ),
        filters=[_trimmed],
    )


class AccountForm(NameForm):
    """Name, and language where there is more than one to choose."""

    language = SelectField(
        lazy("Language"),
        choices=lambda: [SelectChoice(code, name) for code, name in offered().items()],
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if len(offered()) == 1:
            del self.language


class StaffSignInForm(BaseForm):
    """First step of staff sign-in."""

    email = StringField(
        lazy("E-mail address"), [Required(NEEDS_EMAIL), Longest(200)], filters=[_trimmed]
    )
    password = PasswordField(
        lazy("Password"), [Required(lazy("Enter your password.")), Longest(LONGEST)]
    )


class AuthenticatorForm(BaseForm):
    """The code the authenticator app shows."""

    code = StringField(
        lazy("Code from your app"),
        [Required(lazy("Enter the 6-digit code that your app shows.")), Longest(40)],
        description=lazy("6 digits. It changes every 30 seconds."),
    )


class RecoveryForm(BaseForm):
    """One of the codes kept for the day the phone is lost."""

    code = StringField(
        lazy("Recovery code"), [Required(lazy("Enter one of your recovery codes.")), Longest(40)]
    )


class NewPasswordForm(BaseForm):
    """A password, typed twice."""

    password = PasswordField(
        lazy("New password"),
        [
            Required(lazy("Choose a password.")),
            Length(
                SHORTEST,
                message=lazy(
                    "This is too short. Use %(least)s characters or more.", least=SHORTEST
                ),
            ),
            Longest(LONGEST),
        ],
        description=lazy("12 characters or more. Three or four words that do not belong together."),
    )
    again = PasswordField(
        lazy("The same password again"),
        [EqualTo("password", lazy("The two passwords differ. Type the same one twice."))],
    )


class ChangePasswordForm(NewPasswordForm):
    """A new password in place of the one in use."""

    current = PasswordField(
        lazy("Password you use now"),
        [Required(lazy("Enter the password you use now.")), Longest(LONGEST)],
    )


class RoleForm(BaseForm):
    """A role, for every round or for one."""

    role = SelectField(
        lazy("Role"),
        choices=[SelectChoice(role.value, ROLES[role]) for role in Role if role in STAFF],
    )
    round_id = SelectField(lazy("For which round"), [Optional()], coerce=str)

    def offer_rounds(self, names: dict[int, str]) -> None:
        """Every round, and each by itself."""
        every = SelectChoice("", lazy("Every round"))
        each = [SelectChoice(str(key), name) for key, name in names.items()]
        self.round_id.choices = [every, *each]

    def chosen_round(self) -> int | None:
        """The round's number; None is every round."""
        return int(self.round_id.data) if self.round_id.data else None


class InvitationForm(RoleForm):
    """Somebody who shall work here."""

    name = StringField(
        lazy("Name"), [Required(lazy("Enter their name.")), Longest(60)], filters=[_trimmed]
    )
    email = StringField(
        lazy("E-mail address"),
        [Required(lazy("Enter their e-mail address.")), Longest(200), EmailAddress()],
        filters=[_trimmed],
    )


class SpeakerForm(BaseForm):
    """Somebody who shall speak for a body."""

    organisation_id = SelectField(
        lazy("Which body do they speak for?"), [Required(lazy("Choose the body."))], coerce=str
    )
    role = SelectField(
        lazy("How do they come in?"),
        choices=[
            SelectChoice(Role.PARTNER.value, lazy("Partner: password and authenticator app")),
            SelectChoice(
                Role.COMMUNITY_REVIEWER.value, lazy("Community body: a code by e-mail each time")
            ),
        ],
    )
    name = StringField(
        lazy("Name"), [Required(lazy("Enter their name.")), Longest(60)], filters=[_trimmed]
    )
    email = StringField(
        lazy("E-mail address"),
        [Required(lazy("Enter their e-mail address.")), Longest(200), EmailAddress()],
        filters=[_trimmed],
    )

    def offer_bodies(self, names: dict[int, str]) -> None:
        """Every body."""
        none = SelectChoice("", lazy("Choose one"))
        each = [SelectChoice(str(key), name) for key, name in names.items()]
        self.organisation_id.choices = [none, *each]
