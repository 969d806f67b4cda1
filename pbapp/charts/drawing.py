"""What every chart is drawn with: words that wrap, bars solid or striped, a title."""

from __future__ import annotations

import textwrap
import unicodedata
from abc import ABC, abstractmethod
from dataclasses import dataclass

from markupsafe import Markup

WIDTH = 360
TEXT = 15
LINE = 20
BAR = 16


def text_width(text: str, size: int = TEXT) -> int:
    """About how wide a text will be, in units of the drawing; generous, as fonts differ."""
    ems = sum(1.0 if _is_wide(sign) else 0.58 for sign in text)
    return round(ems * size) + 1


def _is_wide(sign: str) -> bool:
    return sign in "%@MW" or unicodedata.east_asian_width(sign) in "WF"


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text that is to stay within a width."""
    whole = text_width(text)
    if whole <= width:
        return [text]
    return textwrap.wrap(text, max(6, len(text) * width // whole))


def words(x: int, y: int, text: str, *, anchor: str = "start", name: str = "") -> Markup:
    """A line of text; anchor is start, middle or end, counted from the left."""
    return Markup(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" class="{}">{}</text>'
    ).format(x, y, TEXT, anchor, name, text)


def box(x: int, y: int, width: int, height: int, look: Markup) -> Markup:
    """A bar, solid or hatched."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" {}/>').format(
        x, y, width, height, look
    )


@dataclass(frozen=True)
class Drawing(ABC):
    """What every chart has: a name on the page, a title and a sentence that says what it shows."""

    id: str
    title: str
    description: str

    def svg(self) -> Markup:
        """The chart as a picture with a name, for screens and screen readers."""
        parts, height = self.drawn()
        return Markup(
            '<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            'direction="ltr" aria-labelledby="{id}-title {id}-desc">'
            '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>'
            '<defs><pattern id="{id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
            '<path class="hatch" d="M0 6 6 0" fill="none" stroke="#333" stroke-width="1.5"/>'
            "</pattern></defs>{parts}</svg>"
        ).format(
            width=WIDTH,
            height=height,
            id=self.id,
            title=self.title,
            description=self.description,
            parts=Markup("").join(parts),
        )

    def solid(self) -> Markup:
        """The look of what is in."""
        return Markup('class="mark" fill="#333"')

    def hatched(self) -> Markup:
        """The look of what is not: told apart in grey print as well."""
        return Markup('class="mark--hatched" fill="url(#{}-hatch)" stroke="#333"').format(self.id)

    @abstractmethod
    def drawn(self) -> tuple[list[Markup], int]:
        """The parts of the picture and its height."""
