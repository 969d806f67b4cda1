"""What the page of a summary shows: few words, and the chart of the seven standards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from flask import url_for
from markupsafe import Markup

from pbapp.disclosure.shown import Marker
from pbapp.engagement import labels as words
from pbapp.engagement.reach.labels import DIMENSIONS, bands
from pbapp.engagement.speech import name
from pbapp.i18n import _, format_money
from pbapp.places.zones.models import ATTRIBUTION
from pbapp.reports import briefly, labels
from pbapp.reports.figures import Figures, Share, Totals, strongest, told_us, totals, weakest
from pbapp.reports.frozen import thawed
from pbapp.reports.gather import figures_of
from pbapp.reports.models import BoardSummary
from pbapp.reports.reach_strip import fifths, reach_strip
from pbapp.reports.rows import Finding, Question
from pbapp.reports.spread_chart import Row, SpreadChart
from pbapp.standards.framework import NSCE_2016


def figures_for(summary: BoardSummary) -> Figures | None:
    """As they were kept when it was signed, if they can be read; counted anew while a draft."""
    return thawed(summary.figures) if summary.figures else figures_of(summary.period)


def shown(summary: BoardSummary) -> dict[str, Any]:
    """What the page and the one behind it are made of."""
    figures = figures_for(summary)
    page = {
        "summary": summary,
        "figures": figures,
        "kept": summary.figures,
        "labels": labels,
        "on_paper": briefly.on_paper,
        "short_day": partial(briefly.on_paper, year=summary.meets_on.year),
    }
    return page | _counted(summary, figures) if figures else page


def _counted(summary: BoardSummary, figures: Figures) -> dict[str, Any]:
    counted = totals(figures)
    return {
        "totals": counted,
        "told_us": told_us(figures.findings),
        "challenge": challenge(figures.questions),
        "quoted": quoted(figures.findings),
        "strip": reach_strip(figures.reach),
        "fifths": fifths,
        "counted_people": people_in(counted),
        "bands": bands,
        "dimensions": DIMENSIONS,
        "attribution": ATTRIBUTION,
        "headline": headline(summary, figures, counted),
        "chart": chart_of(figures),
        "clipped": briefly.clipped,
        "names_of": briefly.names_of,
        "one_place": briefly.one_place,
        "words": words,
    }


def headline(summary: BoardSummary, figures: Figures, counted: Totals) -> list[dict[str, str]]:
    """The four large figures, each a link to the rows behind it."""
    shown = (
        ("people", people_in(counted), _("contacts: people taking part")),
        ("findings", _share(counted.answered, _("none")), _("shared findings answered")),
        ("promises", _share(counted.kept, _("none due")), _("promises kept in time")),
        ("decided", format_money(figures.decided_pence), _("decided by votes")),
    )
    source = url_for("reports.sources", summary_id=summary.id)
    link = Markup('<a href="{}#{}">{}</a>')
    return [
        {"figure": link.format(source, anchor, figure), "label": label}
        for anchor, figure, label in shown
    ]


def people_in(counted: Totals) -> str:
    """The sum that may be shown, and the sign for what is left out of it."""
    if not counted.has_hidden:
        return counted.people.text
    hidden = Marker.CONFIDENTIAL.value
    return f"{counted.people.text} + {hidden}" if counted.people.value_or_none else hidden


def _share(share: Share, none: str) -> str:
    if not share.base:
        return none
    return _("%(part)s of %(base)s", part=share.part, base=share.base)


def challenge(questions: Sequence[Question]) -> Question | None:
    """The figure that is doubted, without an answer before one with it; asking for data is none."""
    doubted = [one for one in questions if not one.is_request]
    return min(doubted, key=lambda one: one.answered_on is not None, default=None)


def quoted(findings: Sequence[Finding]) -> Finding | None:
    """Of the findings shown, the first of which somebody's words are out."""
    return next((one for one in told_us(findings) if one.quote), None)


def standing_out(codes: Sequence[str]) -> str:
    """The names of one or two standards; empty where none stands out."""
    if len(codes) < 2:
        return briefly.names_of(codes)
    one, other = (name(NSCE_2016.standard(code)) for code in codes)
    return _("%(one)s and %(other)s", one=one, other=other)


def chart_of(figures: Figures) -> SpreadChart:
    """How the records are rated on each standard."""
    best, worst = standing_out(strongest(figures.spread)), standing_out(weakest(figures.spread))
    return SpreadChart(
        id="standards",
        title=_title(best, worst),
        description=_("For each standard, how many records officers rated so; the table says it."),
        places=(_("1 to 2"), _("3"), _("4"), _("5 to 6")),
        rated=_("Rated"),
        rows=tuple(
            Row(
                standard=name(NSCE_2016.standard(row.standard)),
                base=_("%(rated)s of %(due)s", rated=row.rated, due=row.due),
                counts=(row.weak, row.satisfactory, row.good, row.strong),
            )
            for row in figures.spread
        ),
    )


def _title(best: str, worst: str) -> str:
    if best and worst:
        return _("Strongest: %(best)s. Weakest: %(worst)s.", best=best, worst=worst)
    if best:
        return _("Strongest: %(best)s. No standard is weakest.", best=best)
    if worst:
        return _("Weakest: %(worst)s. No standard is strongest.", worst=worst)
    return _("No standard stands out.")
