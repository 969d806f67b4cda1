"""A file of records, and the same once more when its preview was read."""

from __future__ import annotations

from wtforms import FileField, StringField
from wtforms.widgets import HiddenInput

from pbapp.engagement.register.kinds import Source
from pbapp.forms import BaseForm, one_of
from pbapp.i18n import lazy

SOURCES = {
    Source.REGISTER: lazy("A register of engagement"),
    Source.VOICE: lazy("Heads of VOiCE reports"),
}


class ImportForm(BaseForm):
    """What the file is, and the file; `text` and `name` hold it while the preview is read."""

    source = one_of(
        lazy("What is in the file?"), ((key.value, text) for key, text in SOURCES.items())
    )
    file = FileField(
        lazy("Which file?"), description=lazy("A table saved as CSV, with a row of headings.")
    )
    text = StringField(widget=HiddenInput())
    name = StringField(widget=HiddenInput())

    def chosen(self) -> Source:
        """What the file is said to be."""
        return Source(self.source.data)
