"""Fields for what people write; characters that no reader can see are taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import StringField, TextAreaField

#: Control characters other than tab and new line: PostgreSQL refuses NUL, mail refuses the rest.
_UNSEEN = dict.fromkeys(n for n in (*range(32), *range(127, 160)) if chr(n) not in "\t\n")


def paragraphs(text: str) -> str:
    """Text over several lines, each line end a plain one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).strip()


def one_line(text: str) -> str:
    """Text on a single line, single spaces between its words."""
    return " ".join(paragraphs(text).split())


class LineField(StringField):
    """A few words on one line."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was typed, on one line."""
        if valuelist:
            self.data = one_line(str(valuelist[0]))


class TextField(TextAreaField):
    """Words over several lines."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was typed, with plain line ends."""
        if valuelist:
            self.data = paragraphs(str(valuelist[0]))
