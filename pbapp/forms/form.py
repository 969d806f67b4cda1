"""The form that all forms are made from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm as AnyForm

from pbapp.forms.csrf import MaskedCSRF
from pbapp.i18n import _
from pbapp.refusals import Unfit

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

        def wrap_formdata(self, form: AnyForm, formdata: Any) -> Any:
            """Free every answer of control characters before any field keeps or shows it."""
            sent = super().wrap_formdata(form, formdata)  # type: ignore[no-untyped-call]
            if sent is None:
                return None
            return MultiDict(
                (name, without_controls(one)) for name, many in sent.lists() for one in many
            )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)  # type: ignore[no-untyped-call]

    def submitted(self) -> bool:
        """True when this was sent and every answer holds."""
        return bool(self.validate_on_submit())  # type: ignore[no-untyped-call]

    def takes(self, act: Callable[[], object]) -> bool:
        """True when every answer holds and `act` keeps them; what it refuses stands in the form."""
        if not self.submitted():
            return False
        try:
            act()
        except Unfit as refusal:
            self.refuse_all(refusal.faults)
            return False
        return True

    def refuse(self, name: str, reason: str) -> None:
        """Put a refusal of the rules beside the field it is about."""
        field = self[name]
        field.errors = [*field.errors, reason]

    def refuse_all(self, faults: Mapping[str, str]) -> None:
        """Put each fault beside its field; what no field here is about stands above them all."""
        for name, reason in faults.items():
            if name in self:
                self.refuse(name, reason)
            else:
                self.form_errors.append(reason)
