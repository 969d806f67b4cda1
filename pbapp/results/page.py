"""All that a page with a result shows, for the team and for everyone alike."""

from __future__ import annotations

from pbapp.results.change_words import notes
from pbapp.results.how import how
from pbapp.results.models import Count
from pbapp.results.shown import headline, people, pots_of


def shown(count: Count) -> dict[str, object]:
    """The values of the result's templates; needs the results loaded, and a request."""
    return {
        "headline": headline(count),
        "people": people(count.voters),
        "pots": pots_of(count),
        "how": how(count),
        "notes": notes(count),
    }
