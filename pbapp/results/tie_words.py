"""The tie that decided about a project's money, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import shorten
from typing import Any

from pbapp.counting import TieKey
from pbapp.i18n import _, ngettext
from pbapp.results.models import PotResult, ProjectResult

#: longer names are cut short inside a sentence
NAME_IN_SENTENCE = 60


def tie_in_words(
    tie: Mapping[str, Any], result: ProjectResult, pot: PotResult, titles: Mapping[int, str]
) -> str:
    """With which others it was equal, what put them in order, and which came first."""
    order = [int(project) for project in tie["projects"]]
    funded = {project.project_id for project in pot.projects if project.funded}
    ahead = order[: order.index(result.project_id) + 1]
    others = all_named(filter(lambda project: project != result.project_id, order), titles)
    first = [project for project in ahead if project in funded]
    equal = _("It was equal with %(others)s.", others=others)
    return f"{equal} {_settled(TieKey(tie['broken_by']), first, pot, titles)}"


def _settled(key: TieKey, first: list[int], pot: PotResult, titles: Mapping[int, str]) -> str:
    names = all_named(first, titles)
    if key is TieKey.LOWER_COST:
        return ngettext(
            "%(first)s costs less, so it came first.",
            "%(first)s cost less, so they came first.",
            len(first),
            first=names,
        )
    if pot.count.source_hash:
        return _("A lot was drawn in the other place, and %(first)s came first.", first=names)
    if pot.count.round and pot.count.round.lot_commitment:
        return _("The lots fixed before the vote put %(first)s first.", first=names)
    return _("A lot was drawn before two witnesses, and %(first)s came first.", first=names)


def named(project_id: int, titles: Mapping[int, str]) -> str:
    """A project's name, as long as a sentence has room for."""
    return shorten(titles[project_id], NAME_IN_SENTENCE, placeholder="…")


def all_named(projects: Iterable[int], titles: Mapping[int, str]) -> str:
    """Several names, as long as a sentence has room for."""
    return ", ".join(f"“{named(project, titles)}”" for project in projects)
