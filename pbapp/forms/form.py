"""The form that all forms are made from."""

from __future__ import annotations

import unicodedata
from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.form import BaseForm as AnyForm

from pbapp.forms.csrf import MaskedCSRF
from pbapp.i18n import _

#: controls, halves of characters, and the two separators that end a line in a mail's subject
UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})


def without_controls(text: Any) -> Any:
    """A text without control characters, which no database, page or mail can carry; else as is."""
    if not isinstance(text, str):
        return text
    return "".join(c for c in text if c in "\n\r\t" or unicodedata.category(c) not in UNFIT)


class OurWords:
    """What the library would say of an answer it cannot take, in a sentence of ours."""

    def gettext(self, text: str) -> str:
        """The sentence for one of the library's."""
        if "choice" in text.casefold():
            return _("Choose one of these.")
        if text.startswith("Not a valid"):
            return _("We cannot read this answer. Look it over.")
        return text

    def ngettext(self, one: str, many: str, num: int) -> str:
        """The same for a library's sentence that counts."""
        return self.gettext(one)


class BaseForm(FlaskForm):
    """Mother of all forms."""

    class Meta(FlaskForm.Meta):
        """Our masked token; messages come from our own catalogue."""

        csrf_class = MaskedCSRF
        locales = ("en",)

        def get_translations(self, form: AnyForm) -> OurWords:
            """Ours instead of the library's, whatever the field."""
            return OurWords()

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
