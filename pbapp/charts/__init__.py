"""Charts as SVG, drawn for a phone's width; each stands above a table of the same figures.

Nothing in them depends on colour alone, on a script or on a style attribute, and they can be read
without a style sheet, as on paper. All words come in translated.
"""

from pbapp.charts.areas import AreaMap, Shape
from pbapp.charts.bars import Bar, BarChart, Pair, PairChart, SupportChart
from pbapp.charts.drawing import (
    BAR,
    LINE,
    TEXT,
    WIDTH,
    Drawing,
    box,
    text_width,
    words,
    wrapped,
)
from pbapp.charts.dumbbell import Dumbbell, Ends
from pbapp.charts.money import Amount, MoneyLine
from pbapp.charts.radar import FEWEST_SPOKES, Radar, Spoke
from pbapp.charts.standards import Rating, StandardsStrip

__all__ = [
    "BAR",
    "FEWEST_SPOKES",
    "LINE",
    "TEXT",
    "WIDTH",
    "Amount",
    "AreaMap",
    "Bar",
    "BarChart",
    "Drawing",
    "Dumbbell",
    "Ends",
    "MoneyLine",
    "Pair",
    "PairChart",
    "Radar",
    "Rating",
    "Shape",
    "Spoke",
    "StandardsStrip",
    "SupportChart",
    "box",
    "text_width",
    "words",
    "wrapped",
]
