"""Forms: CSRF protection, our own field types, and errors that can be put beside a field."""

from __future__ import annotations

import base64
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from flask import Flask
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.csrf import _FlaskFormCSRF, generate_csrf
from wtforms import DateField, Field, StringField, TimeField
from wtforms import validators as checks
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import StopValidation

from pbapp import clock
from pbapp.i18n import lazy, money_text

MOST_MONEY_PENCE = 10**13


def mask(token: str) -> str:
    """The token under a fresh one-time pad, so that compression cannot leak it (BREACH)."""
    raw = token.encode()
    pad = secrets.token_bytes(len(raw))
    both = pad + bytes(a ^ b for a, b in zip(raw, pad, strict=True))
    return base64.urlsafe_b64encode(both).decode()


def unmask(masked: str) -> str:
    """Take the pad off again; anything malformed becomes a token that fits nothing."""
    try:
        both = base64.urlsafe_b64decode(masked.encode())
        half = len(both) // 2
        return bytes(a ^ b for a, b in zip(both[:half], both[half:], strict=True)).decode()
    except (ValueError, UnicodeDecodeError):
        return ""


def masked_token() -> str:
    """The token for forms that templates write themselves."""
    return mask(generate_csrf())


class MaskedCSRF(_FlaskFormCSRF):
    """Flask-WTF's token, masked anew in each response."""

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        """The field's value."""
        return mask(super().generate_csrf_token(csrf_token_field))  # type: ignore[no-untyped-call]

    def validate_csrf_token(self, form: AnyForm, field: Any) -> None:
        """Compare without the mask; Flask-WTF raises when it does not fit."""
        field.data = unmask(field.data or "")
        super().validate_csrf_token(form, field)  # type: ignore[no-untyped-call]


class MaskedCSRFProtect(CSRFProtect):
    """Refuses every unsafe request without a good token, form or no form."""

    def _get_csrf_token(self) -> str | None:
        token = super()._get_csrf_token()  # type: ignore[no-untyped-call]
        return unmask(token) if token else token


csrf = MaskedCSRFProtect()  # type: ignore[no-untyped-call]


def init_app(app: Flask) -> None:
    """Guard every unsafe request, and give templates the masked token."""
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)  # a page left open overnight still submits
    csrf.init_app(app)  # type: ignore[no-untyped-call]
    app.jinja_env.globals["csrf_token"] = masked_token
    # Flask-WTF hands templates its own, unmasked; the later one is the one they see.
    app.context_processor(lambda: {"csrf_token": masked_token})


def without_controls(text: Any) -> Any:
    """A text without control characters, which no database, page or mail can carry; else as is."""
    if not isinstance(text, str):
        return text
    return "".join(c for c in text if c in "\n\r\t" or unicodedata.category(c) not in ("Cc", "Cs"))


class BaseForm(FlaskForm):
    """Mother of all forms."""

    class Meta(FlaskForm.Meta):
        """Our masked token; messages come from our own catalogue."""

        csrf_class = MaskedCSRF
        locales = ("en",)

        def bind_field(self, form: AnyForm, unbound_field: Any, options: Any) -> Any:
            """Free every text of control characters before anything else looks at it."""
            if issubclass(unbound_field.field_class, StringField):
                own = unbound_field.kwargs.get("filters", ())
                options = options | {"filters": [without_controls, *own]}
            return super().bind_field(form, unbound_field, options)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)  # type: ignore[no-untyped-call]

    def submitted(self) -> bool:
        """True when this was sent and every answer holds."""
        return bool(self.validate_on_submit())  # type: ignore[no-untyped-call]

    def refuse(self, name: str, reason: str) -> None:
        """Put a refusal of the rules beside the field it is about."""
        field = self[name]
        field.errors = [*field.errors, reason]


class Required:
    """An answer is needed; what was typed but could not be read keeps its own sentence."""

    field_flags = {"required": True}

    def __init__(self, message: str = lazy("Answer this question.")) -> None:
        self.message = message

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Stop at an empty or unreadable answer."""
        if field.errors:
            raise StopValidation
        blank = isinstance(field.data, str) and not field.data.strip()
        if blank or field.data is None or field.data is False or field.data == []:
            raise StopValidation(self.message)


class Longest(checks.Length):
    """A text has room for so many characters."""

    def __init__(self, most: int) -> None:
        super().__init__(
            max=most, message=lazy("This is too long. Use %(most)s characters or fewer.", most=most)
        )


class EmailAddress(checks.Email):
    """An address that mail could reach, judged by its form."""

    def __init__(self) -> None:
        super().__init__(lazy("Enter an e-mail address like name@example.org."))


class Between(checks.NumberRange):
    """A whole number within limits."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(
            least, most, lazy("Enter a number from %(least)s to %(most)s.", least=least, most=most)
        )


class MoneyField(StringField):
    """Pounds as people write them ("£1,000", "250.50"); `data` is pence or None."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the text; what cannot be read stays in the field and is refused in words."""
        self.typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not self.typed:
            return
        try:
            amount = Decimal(self.typed.replace("£", "").replace(",", "").replace(" ", "")) * 100
            whole = amount == amount.to_integral_value()
        except InvalidOperation:
            whole = False
        if not whole or not 0 <= amount < MOST_MONEY_PENCE:
            raise ValueError(lazy("Enter an amount in pounds, like 1,000 or 250.50."))
        self.data = cast(Any, int(amount))

    def _value(self) -> str:
        if hasattr(self, "typed"):
            return str(self.typed)
        return money_text(cast(Any, self.data)) if self.data is not None else ""


class DayField(DateField):
    """A day, as the phone's own date control sends it, or typed like 5/12/2026."""

    def __init__(self, label: str, validators: list[Any] | None = None, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]
        super().__init__(label, validators, format=formats, **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """As the parent does, in our words."""
        try:
            super().process_formdata(list(valuelist))
        except ValueError:
            if any(str(v).strip() for v in valuelist):
                raise ValueError(lazy("Enter a day like 5/12/2026.")) from None


class TimeOfDayField(TimeField):
    """A time like 17:00 on the Scottish clock."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """As the parent does, in our words."""
        try:
            super().process_formdata(list(valuelist))
        except ValueError:
            if any(str(v).strip() for v in valuelist):
                raise ValueError(lazy("Enter a time like 17:00.")) from None


def moment(day: date | None, at: time | None) -> datetime | None:
    """A day and a time on the Scottish clock as one moment in UTC; None unless both are given."""
    return clock.from_local(day, at) if day and at else None
