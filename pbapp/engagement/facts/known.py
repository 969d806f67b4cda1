"""What was known before, as the rules of the standards read it."""

from __future__ import annotations

from pbapp import clock
from pbapp.engagement.kinds import LinkKind
from pbapp.engagement.models import Engagement
from pbapp.engagement.register import queries
from pbapp.engagement.register.kinds import KnownKind
from pbapp.engagement.register.models import KnownLink
from pbapp.standards import facts as plain


def known(record: Engagement) -> plain.Known:
    """The newest search and all it builds on, in a number of statements that does not grow."""
    search = queries.latest_search(record.id)
    links = queries.links_of(record.id)
    earlier = [_name(one) for one in links if one.kind is not KnownKind.DATA_SET]
    earlier += [f"learning-{key}" for key in queries.lessons_cited(record.id)]
    data = [one.title for one in links if one.kind is KnownKind.DATA_SET]
    data += [one.title for one in record.links if one.kind is LinkKind.DATA_SET]
    return plain.Known(
        searched_on=clock.local(search.made_at).date() if search else None,
        earlier=tuple(dict.fromkeys(earlier)),
        data_sets=tuple(dict.fromkeys(data)),
        nothing_found=bool(search and search.nothing_found),
        overlaps_open=sum(one.waits for one in search.overlaps) if search else 0,
    )


def _name(link: KnownLink) -> str:
    return link.other.ref if link.other else link.title
