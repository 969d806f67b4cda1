"""Fields for what people write: a line, or paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import StringField, TextAreaField


def paragraphs(text: str) -> str:
    """Text over several lines, each line end a plain one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def one_line(text: str) -> str:
    """Text on a single line, single spaces between its words."""
    return " ".join(text.split())


class LineField(StringField):
    """A few words on one line."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was typed, on one line."""
        if valuelist:
            self.data = one_line(str(valuelist[0]))


class TextField(TextAreaField):
    """Words over several lines."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was typed, with plain line ends: they count as one character."""
        if valuelist:
            self.data = paragraphs(str(valuelist[0]))
