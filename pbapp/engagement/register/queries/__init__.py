"""Finding what overlaps, what is known, and what was answered."""

from pbapp.engagement.register.queries.bodies import (
    Profile,
    get_profile,
    given_by,
    profiles,
    services_of,
    to_remind,
)
from pbapp.engagement.register.queries.calendar import Calendar, calendar, overlap_counts
from pbapp.engagement.register.queries.imports import imported_among, works_by_name
from pbapp.engagement.register.queries.joining import get_request, requests_about
from pbapp.engagement.register.queries.known import Earlier, already_known
from pbapp.engagement.register.queries.map import counts_by_area, side_by_side
from pbapp.engagement.register.queries.overlaps import Asked, Shown, asked_by, overlapping
from pbapp.engagement.register.queries.places import (
    Place,
    Said,
    coming,
    is_told,
    place,
    places_with_work,
    said_in,
)
from pbapp.engagement.register.queries.results import results_among
from pbapp.engagement.register.queries.searches import (
    latest_search,
    lessons_cited,
    links_of,
    own_search,
)

__all__ = [
    "Asked",
    "Calendar",
    "Earlier",
    "Place",
    "Profile",
    "Said",
    "Shown",
    "already_known",
    "asked_by",
    "calendar",
    "coming",
    "counts_by_area",
    "get_profile",
    "get_request",
    "given_by",
    "imported_among",
    "is_told",
    "latest_search",
    "lessons_cited",
    "links_of",
    "overlap_counts",
    "overlapping",
    "own_search",
    "place",
    "places_with_work",
    "profiles",
    "requests_about",
    "results_among",
    "said_in",
    "services_of",
    "side_by_side",
    "to_remind",
    "works_by_name",
]
