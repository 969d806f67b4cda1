"""Results of a look at a place as they went out; they are never counted again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pbapp.activities import scores
from pbapp.activities.ages import Age
from pbapp.activities.place_standard import queries
from pbapp.activities.place_standard.models import PlaceRun
from pbapp.activities.place_standard.results import Part, Results, Row, results_of
from pbapp.activities.place_standard.themes import Version, load
from pbapp.activities.releases.ledger import released


def as_kept(results: Results) -> dict[str, Any]:
    """Results as the ledger keeps them, with the look before as it was set beside them."""
    return {
        "earlier": results.earlier.id if results.earlier else None,
        "parts": [
            {"age": one.age.value, "is_groups": one.is_groups, "rows": [*map(_row, one.rows)]}
            for one in results.parts
        ],
    }


def results_now(run: PlaceRun) -> Results:
    """What it came to: counted while its responses are there, later as it was counted then."""
    return results_out(run) if run.forgotten_on else results_of(run)


def results_out(run: PlaceRun) -> Results:
    """The results as the ledger keeps them; raises NoResultFound."""
    kept, version = released(run.engagement_id, run.reference), load(run.version)
    earlier = queries.get_published(kept["earlier"]) if kept["earlier"] else None
    return Results([_part(one, version) for one in kept["parts"]], earlier)


def _row(row: Row) -> dict[str, Any]:
    before = scores.as_kept(row.before) if row.before else None
    return {"theme": row.theme.code, "now": scores.as_kept(row.now), "before": before}


def _part(kept: Mapping[str, Any], version: Version) -> Part:
    age = Age(kept["age"])
    themes = {theme.code: theme for theme in version.themes}
    rows = [
        Row(
            themes[one["theme"]],
            scores.from_kept(one["now"]),
            scores.from_kept(one["before"]) if one["before"] else None,
        )
        for one in kept["rows"]
    ]
    return Part(age, kept["is_groups"], version.scales[age], rows)
