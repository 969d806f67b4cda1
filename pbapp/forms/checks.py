"""Checks of single answers, each with its own sentence in our catalogue."""

from __future__ import annotations

from datetime import date

from wtforms import Field
from wtforms import validators as checks
from wtforms.form import BaseForm as AnyForm
from wtforms.validators import StopValidation

from pbapp.i18n import lazy

#: days that people living today can mean
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2090, 12, 31)


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


class Maybe:
    """An answer may be left out; an unreadable one keeps its own sentence."""

    def __call__(self, form: AnyForm, field: Field) -> None:
        """Nothing further is checked where nothing can be."""
        if field.errors or field.data in (None, ""):
            raise StopValidation


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
