"""Bars for what may be shown of a question; what is hidden has no bar and no length."""

from __future__ import annotations

from pbapp import charts
from pbapp.activities.surveys.kinds import SCALE
from pbapp.activities.surveys.labels import ENDS
from pbapp.activities.surveys.models import Question
from pbapp.activities.surveys.results import Result
from pbapp.disclosure.shown import Shown
from pbapp.i18n import _


def of_result(result: Result) -> charts.BarChart | None:
    """The chart of a question, or None where it has nothing to draw."""
    if any(shown.value_or_none is not None for _words, shown in result.rows):
        bars = [_bar(words, shown) for words, shown in result.rows]
        described = _("How many people gave each answer, to the nearest 5.")
    elif result.scored and result.scored.spread:
        spread = result.scored.spread
        bars = [_bar(point(result.question, one), spread[str(one)]) for one in SCALE]
        described = _("What share of people gave each answer, in percent.")
    else:
        return None
    key = f"question-{result.question.id}"
    return charts.BarChart(key, result.question.wording, described, bars)


def point(question: Question, points: int) -> str:
    """A point of a scale; words stand at both ends."""
    low, high = question.choices or ENDS
    words = {SCALE[0]: low, SCALE[-1]: high}.get(points)
    return f"{points} – {words}" if words else str(points)


def _bar(words: str, shown: Shown) -> charts.Bar:
    return charts.Bar(words, shown.value_or_none or 0, shown.text)
