"""Why other work is shown beside one's own, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pbapp.engagement.kinds import AudienceKind
from pbapp.engagement.labels import AUDIENCES
from pbapp.engagement.register.models import SeenOverlap
from pbapp.engagement.register.overlaps import Overlap
from pbapp.engagement.register.people import are_close
from pbapp.i18n import _, ngettext


def sentences(overlap: Overlap) -> list[str]:
    """Which place lies in which, who is asked by both, about what, how far apart."""
    return [
        _place(overlap.inner.name, overlap.outer.name),
        _people(overlap.audiences),
        *_subject(overlap.words),
        _days(overlap.days_apart),
    ]


def sentences_of(seen: SeenOverlap) -> list[str]:
    """The same of an overlap that was stored."""
    return [
        _place(seen.inner, seen.outer),
        _people(AudienceKind(one) for one in seen.audiences),
        *_subject(seen.words),
        _days(seen.days_apart),
    ]


def _place(inner: str, outer: str) -> str:
    if inner == outer:
        return _("Both are about %(place)s.", place=inner)
    return _("%(inner)s lies in %(outer)s.", inner=inner, outer=outer)


def _people(audiences: Iterable[AudienceKind]) -> str:
    kinds = tuple(audiences)
    names = ", ".join(str(AUDIENCES[one]) for one in kinds)
    if are_close(kinds):
        return _("Many of those they ask are the same people: %(people)s.", people=names)
    return _("Both ask the same people: %(people)s.", people=names)


def _subject(words: Iterable[str]) -> list[str]:
    """The words are those that people wrote."""
    named = Markup(", ").join(Markup('<span dir="auto">{}</span>').format(one) for one in words)
    if not named:
        return []
    sentence = Markup(_("Both are about the same subject: %(words)s."))  # noqa: S704 - ours
    return [sentence % {"words": named}]


def _days(apart: int | None) -> str:
    if apart is None:
        return _("One of them has no days yet.")
    if apart == 0:
        return _("They are open at the same time.")
    return ngettext("%(num)s day lies between them.", "%(num)s days lie between them.", apart)
